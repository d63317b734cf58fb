package org.ocp4j.tck.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.ocp4j.Extension;
import org.ocp4j.Format;
import org.ocp4j.Ocp;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpEngine;
import org.ocp4j.Ownership;
import org.ocp4j.ParseOptions;
import org.ocp4j.memory.Capability;
import org.ocp4j.spi.Block;
import org.ocp4j.spi.EngineBackend;
import org.ocp4j.spi.EngineProvider;
import org.ocp4j.tck.Effort;

/**
 * What tests of all sections start from: the engine under test, watched or as it is, and what the
 * test is about. Whatever a test opens is closed after it, and what the watch saw by the way fails
 * it.
 */
@ExtendWith(KitExtension.class)
@TestMethodOrder(MethodOrderer.DisplayName.class)
@Timeout(600)
public abstract class EngineRules {
  private final Supplier<EngineProvider> source;
  private final List<OcpEngine> engines = new ArrayList<>();
  private final List<EngineBackend> backends = new ArrayList<>();
  private final List<Watch> watches = new ArrayList<>();
  private Contract contract = new Contract("");
  private Settings settings = Settings.of(name -> Optional.empty());
  private @Nullable Watch watch;
  private @Nullable EngineBackend shared;

  /**
   * Starts.
   *
   * @param source the provider of the engine under test
   */
  protected EngineRules(Supplier<EngineProvider> source) {
    this.source = source;
  }

  final void begin(Settings told, String rule) {
    settings = told;
    contract = new Contract(rule);
  }

  final void end(@Nullable Throwable failure) {
    engines.forEach(OcpEngine::close);
    backends.forEach(EngineBackend::close);
    for (Watch each : watches) {
      if (failure == null) {
        each.assertNothingSeen();
      } else {
        each.addTo(failure);
      }
    }
  }

  // The test.

  final Contract contract() {
    return contract;
  }

  final Effort effort() {
    return settings.effort();
  }

  final long seed() {
    return settings.seed();
  }

  final SplittableRandom random() {
    return new SplittableRandom(settings.seed());
  }

  /** What to add to the hint of a test that is random. */
  final String replay() {
    return "run it again with -D" + Settings.SEED + '=' + settings.seed();
  }

  // The engine.

  final EngineProvider provider() {
    return source.get();
  }

  /** An engine that is watched, without a pool, so that each document has a block of its own. */
  final OcpEngine openWatched() {
    return openWatched(builder -> builder.poolCapacity(0));
  }

  /** An engine that is watched: {@link #watch} sees what it takes and gives back. */
  final OcpEngine openWatched(UnaryOperator<OcpEngine.Builder> wishes) {
    WatchedEngine watched = new WatchedEngine(provider());
    OcpEngine engine = wishes.apply(Ocp.builder().provider(watched)).build();
    engines.add(engine);
    watch = watched.watch();
    watches.add(watched.watch());
    return engine;
  }

  /** The engine as it is, for what watching would disturb. */
  final OcpEngine open(UnaryOperator<OcpEngine.Builder> wishes) {
    OcpEngine engine = wishes.apply(Ocp.builder().provider(provider())).build();
    engines.add(engine);
    return engine;
  }

  /** The engine as it is. */
  final OcpEngine open() {
    return open(builder -> builder);
  }

  /** What sees the engine opened last. */
  final Watch watch() {
    if (watch == null) {
      throw new IllegalStateException("no watched engine was opened");
    }
    return watch;
  }

  /** The engine's own heap and parsers, closed after the test. */
  final synchronized EngineBackend backend() {
    if (shared == null) {
      shared = provider().open();
      backends.add(shared);
    }
    return shared;
  }

  // What it can do.

  final boolean has(Capability capability) {
    return backend().heap().capabilities().contains(capability);
  }

  /** Whether closing revokes the views of what is so owned, as an engine's capabilities say. */
  static boolean revokes(Set<Capability> capabilities, Ownership ownership) {
    return capabilities.contains(Capability.REVOKES_VIEWS)
        || (ownership == Ownership.CONFINED
            && capabilities.contains(Capability.REVOKES_CONFINED_VIEWS));
  }

  /** The ownerships whose views closing revokes, or those whose views pin: at least one. */
  final List<Ownership> assumeOwnerships(boolean revoked) {
    Set<Capability> capabilities = backend().heap().capabilities();
    List<Ownership> all = Stream.of(Ownership.values())
        .filter(ownership -> revokes(capabilities, ownership) == revoked)
        .toList();
    assume(
        !all.isEmpty(), revoked ? "the engine revokes no views" : "the engine revokes all views");
    return all;
  }

  final void assume(boolean applies, String reason) {
    Assumptions.assumeTrue(applies, reason);
  }

  final void assumeHas(Capability capability) {
    assume(has(capability), "the engine does not have " + capability);
  }

  final void assumeLacks(Capability capability) {
    assume(!has(capability), "the engine has " + capability);
  }

  /** Returns {@code true} when the heap has blocks of just this size: the pool keeps no others. */
  final boolean givesExactly(int byteSize) {
    Block block = backend().heap().allocate(byteSize);
    int size = block.byteSize();
    block.release();
    return size == byteSize;
  }

  // How to parse.

  /** Options with every extension that the engine has. */
  final ParseOptions options() {
    return options(Format.MDX);
  }

  final ParseOptions options(Format format) {
    Set<Extension> extensions = backend().extensions();
    return ParseOptions.DEFAULT
        .withFormat(format)
        .withExtensions(extensions.toArray(new Extension[0]));
  }

  final ParseOptions options(Ownership ownership) {
    return options().withOwnership(ownership);
  }

  final OcpDocument parse(OcpEngine engine, String text) {
    return engine.parse(text, options());
  }
}
