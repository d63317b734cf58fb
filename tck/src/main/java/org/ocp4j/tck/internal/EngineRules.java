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
 * The base class of all tests: it opens the engine under test, watched or unwatched. Everything
 * that a test opens is closed after it. The test fails if the watch saw a broken rule.
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
   * Creates the tests of one provider's engine.
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

  /** Returns the part of a random test's hint that says how to repeat the test. */
  final String replay() {
    return "run it again with -D" + Settings.SEED + '=' + settings.seed();
  }

  // The engine.

  final EngineProvider provider() {
    return source.get();
  }

  /** Opens a watched engine without a pool, so that each document has its own block. */
  final OcpEngine openWatched() {
    return openWatched(builder -> builder.poolCapacity(0));
  }

  /** Opens a watched engine: {@link #watch} records its allocations and releases. */
  final OcpEngine openWatched(UnaryOperator<OcpEngine.Builder> wishes) {
    WatchedEngine watched = new WatchedEngine(provider());
    OcpEngine engine = wishes.apply(Ocp.builder().provider(watched)).build();
    engines.add(engine);
    watch = watched.watch();
    watches.add(watched.watch());
    return engine;
  }

  /** Opens the engine unwatched, for tests that the watch would disturb. */
  final OcpEngine open(UnaryOperator<OcpEngine.Builder> wishes) {
    OcpEngine engine = wishes.apply(Ocp.builder().provider(provider())).build();
    engines.add(engine);
    return engine;
  }

  /** Opens the engine unwatched. */
  final OcpEngine open() {
    return open(builder -> builder);
  }

  /** Returns the watch of the engine that was opened last. */
  final Watch watch() {
    if (watch == null) {
      throw new IllegalStateException("no watched engine was opened");
    }
    return watch;
  }

  /** Returns the engine's own heap and parsers, which are closed after the test. */
  final synchronized EngineBackend backend() {
    if (shared == null) {
      shared = provider().open();
      backends.add(shared);
    }
    return shared;
  }

  // The engine's capabilities.

  final boolean has(Capability capability) {
    return backend().heap().capabilities().contains(capability);
  }

  /**
   * Returns {@code true} if closing revokes the views of documents with an ownership, according to
   * an engine's capabilities.
   */
  static boolean revokes(Set<Capability> capabilities, Ownership ownership) {
    return capabilities.contains(Capability.REVOKES_VIEWS)
        || (ownership == Ownership.CONFINED
            && capabilities.contains(Capability.REVOKES_CONFINED_VIEWS));
  }

  /**
   * Returns the ownerships whose views closing revokes, or those whose views pin the block; skips
   * the test if there is none.
   */
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

  /**
   * Returns {@code true} if the heap allocates blocks of exactly this size; the pool keeps no
   * others.
   */
  final boolean givesExactly(int byteSize) {
    Block block = backend().heap().allocate(byteSize);
    int size = block.byteSize();
    block.release();
    return size == byteSize;
  }

  // Parse options.

  /** Returns options with every extension that the engine supports. */
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
