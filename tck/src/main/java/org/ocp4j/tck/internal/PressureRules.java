package org.ocp4j.tck.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpEngine;
import org.ocp4j.memory.MemoryStatistics;
import org.ocp4j.memory.PressureEvent;
import org.ocp4j.memory.PressureLevel;
import org.ocp4j.memory.PressureListener;
import org.ocp4j.spi.EngineProvider;
import org.ocp4j.tck.Rule;

/**
 * Tests of pressure levels and their listeners.
 *
 * @spec contract.md#5.4 Contract 5.4
 */
public abstract class PressureRules extends EngineRules {
  private static final int WAITING = 64;

  /**
   * The number of documents that raise the used memory from almost nothing to almost all, through
   * each level.
   */
  private static final int DOCUMENTS = 19;

  /** The most seconds to wait, which pass in full only if a test fails. */
  private static final int PATIENCE = 240;

  /** Creates the tests of one provider's engine. */
  protected PressureRules(Supplier<EngineProvider> source) {
    super(source);
  }

  /** Returns the limit of which the documents of {@link #upAndDown} fill some 93 %. */
  private long limitToReach() {
    OcpEngine engine = openWith(1 << 30);
    List<OcpDocument> open = new ArrayList<>();
    for (int i = 0; i < DOCUMENTS; i++) {
      open.add(parse(engine, Texts.numbered(i, 100_000)));
    }
    long used = engine.statistics().used();
    open.forEach(OcpDocument::close);
    return used * 100 / 93;
  }

  private OcpEngine openWith(long limit) {
    return openWatched(builder -> builder.poolCapacity(0).memoryLimit(limit));
  }

  /** Returns the level according to the contract, computed independently of the API. */
  private static PressureLevel levelOf(MemoryStatistics counts) {
    double part = 100.0 * counts.used() / counts.limit();
    if (part >= 90) {
      return PressureLevel.CRITICAL;
    }
    if (part >= 75) {
      return PressureLevel.HIGH;
    }
    return part >= 50 ? PressureLevel.MEDIUM : PressureLevel.LOW;
  }

  /** Opens one document after the other, and then closes them one after the other. */
  private void upAndDown(OcpEngine engine, Runnable look) {
    List<OcpDocument> open = new ArrayList<>();
    for (int i = 0; i < DOCUMENTS; i++) {
      open.add(parse(engine, Texts.numbered(i, 100_000)));
      look.run();
    }
    for (OcpDocument document : open) {
      document.close();
      look.run();
    }
    engine.trim();
    look.run();
  }

  @Rule("5.4")
  @DisplayName("5.4 pressure is medium from 50 %, high from 75 %, critical from 90 % of the limit")
  void levelIsThatOfTheBytesUsed() {
    OcpEngine engine = openWith(limitToReach());
    List<PressureLevel> seen = new ArrayList<>();
    upAndDown(engine, () -> {
      MemoryStatistics counts = engine.statistics();
      contract()
          .equal(
              levelOf(counts),
              engine.pressure(),
              "pressure() with " + counts,
              "OcpEngine.pressure(), OcpEngine.addPressureListener");
      seen.add(engine.pressure());
    });
    for (PressureLevel level : PressureLevel.values()) {
      contract()
          .require(
              seen.contains(level),
              "every level is reached",
              seen,
              "OcpEngine.pressure(), OcpEngine.addPressureListener");
    }
  }

  @Rule("5.4")
  @DisplayName("5.4 listeners receive each change of level, in order, up to the last level")
  void listenersHearOfEachChange() {
    long limit = limitToReach();
    OcpEngine engine = openWith(limit);
    Queue<PressureEvent> heard = new ConcurrentLinkedQueue<>();
    AtomicReference<@Nullable Thread> on = new AtomicReference<>();
    engine.addPressureListener(event -> {
      on.set(Thread.currentThread());
      heard.add(event);
    });
    upAndDown(engine, () -> {});
    contract()
        .require(
            Pause.until(() -> engine.statistics().events().liveBlocks() == 0, PATIENCE)
                && Pause.until(() -> last(heard) == PressureLevel.LOW, PATIENCE),
            "the last event has the final level, LOW",
            heard,
            "OcpEngine.addPressureListener");
    PressureLevel level = PressureLevel.LOW;
    for (PressureEvent event : heard) {
      contract()
          .equal(
              level,
              event.from(),
              "the previous level of an event, which is the level of the event before, in " + heard,
              "OcpEngine.pressure(), OcpEngine.addPressureListener");
      contract()
          .require(
              event.from() != event.to(),
              "an event has two different levels",
              event,
              "OcpEngine.pressure(), OcpEngine.addPressureListener");
      contract().equal(limit, event.limit(), "the limit in an event", "PressureEvent");
      level = event.to();
    }
    contract()
        .require(
            heard.size() >= 6,
            "the events reach CRITICAL and return to LOW",
            heard,
            "OcpEngine.pressure(), OcpEngine.addPressureListener");
    contract()
        .require(
            !Thread.currentThread().equals(on.get()),
            "listeners are called on another thread than the parsing one",
            on.get(),
            "OcpEngine.pressure(), OcpEngine.addPressureListener");
  }

  private static @Nullable PressureLevel last(Queue<PressureEvent> events) {
    PressureLevel last = null;
    for (PressureEvent event : events) {
      last = event.to();
    }
    return last;
  }

  @Rule("5.4")
  @DisplayName(
      "5.4 a listener may use the engine, also from another thread, because no lock is held")
  void noLockIsHeldWhileAListenerIsCalled() throws Throwable {
    OcpEngine engine = openWith(2_000_000);
    CountDownLatch done = new CountDownLatch(1);
    AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    AtomicBoolean first = new AtomicBoolean(true);
    engine.addPressureListener(event -> {
      if (first.getAndSet(false)) {
        try {
          Together.run(2, thread -> {
            parse(engine, "from a listener").close();
            engine.statistics();
            engine.pressure();
            engine.trim();
            PressureListener other = more -> {};
            engine.addPressureListener(other);
            engine.removePressureListener(other);
          });
        } catch (Throwable e) {
          failure.set(e);
        }
        done.countDown();
      }
    });
    OcpDocument document = parse(engine, Texts.numbered(1, 1_200_000));
    contract()
        .require(
            done.await(PATIENCE, TimeUnit.SECONDS),
            "a listener that waits for other threads that use the engine returns",
            "it did not return within " + PATIENCE + " seconds",
            "a lock is held while the listener is called: take a thread dump with jstack");
    contract()
        .equal(
            null,
            failure.get(),
            "the exceptions of the listener's calls",
            "OcpEngine.pressure(), OcpEngine.addPressureListener");
    document.close();
  }

  @Rule("5.4")
  @DisplayName(
      "5.4 a listener receives no event after it was removed or after the engine's close()")
  void nothingIsHeardAfterRemoval() {
    OcpEngine engine = openWith(limitToReach());
    Queue<PressureEvent> heard = new ConcurrentLinkedQueue<>();
    PressureListener listener = heard::add;
    engine.addPressureListener(listener);
    upAndDown(engine, () -> {});
    engine.removePressureListener(listener);
    int before = heard.size();
    upAndDown(engine, () -> {});
    Pause.millis(50);
    contract()
        .equal(
            before,
            heard.size(),
            "number of events after the listener was removed",
            "removePressureListener");
    engine.addPressureListener(listener);
    engine.close();
    int atClose = heard.size();
    Pause.millis(50);
    contract()
        .equal(atClose, heard.size(), "number of events after the engine's close()", "close()");
  }

  @Rule("5.4")
  @DisplayName("5.4 a slow listener loses events, which are counted, and blocks no other thread")
  void slowListenerLosesEventsAndBlocksNobody() throws InterruptedException {
    OcpEngine engine = openWith(1_000_000);
    CountDownLatch called = new CountDownLatch(1);
    CountDownLatch mayGoOn = new CountDownLatch(1);
    engine.addPressureListener(event -> {
      called.countDown();
      try {
        mayGoOn.await(2 * PATIENCE, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    });
    int rounds = 60;
    for (int i = 0; i < rounds; i++) {
      parse(engine, Texts.numbered(i, 600_000)).close();
      engine.trim();
    }
    contract()
        .require(
            called.await(PATIENCE, TimeUnit.SECONDS),
            "the listener was called",
            "not",
            "OcpEngine.pressure(), OcpEngine.addPressureListener");
    MemoryStatistics counts = engine.statistics();
    mayGoOn.countDown();
    contract()
        .atMost(
            WAITING,
            counts.events().liveBlocks(),
            "number of waiting events",
            "statistics().events()");
    contract()
        .require(
            counts.droppedEvents() >= 2L * rounds - WAITING - 1,
            "the number of events that a slow listener lost is at least "
                + (2 * rounds - WAITING - 1),
            counts.droppedEvents(),
            "statistics().droppedEvents()");
  }

  @Rule("5.4")
  @DisplayName("5.4 critical pressure empties the pool, and no block is pooled while it lasts")
  void criticalPressureTrimsThePool() {
    OcpEngine engine = openWatched(builder -> builder.memoryLimit(4_000_000));
    parse(engine, "a").close();
    contract()
        .require(
            engine.statistics().trims() == 0,
            "trims() is 0 before the pressure is critical",
            engine.statistics(),
            "statistics()");
    OcpDocument small = parse(engine, "b");
    parse(engine, Texts.numbered(1, 100_000)).close();
    OcpDocument large = parse(engine, Texts.numbered(1, 3_700_000));
    MemoryStatistics counts = engine.statistics();
    contract()
        .equal(
            PressureLevel.CRITICAL,
            engine.pressure(),
            "pressure() with " + counts,
            "OcpEngine.pressure(), OcpEngine.addPressureListener");
    contract()
        .equal(
            0L,
            counts.pool().liveBlocks(),
            "blocks in the pool under critical pressure",
            "OcpEngine.pressure(), OcpEngine.addPressureListener");
    contract().require(counts.trims() > 0, "the pool was trimmed", counts, "statistics().trims()");
    small.close();
    contract()
        .equal(
            0L,
            engine.statistics().pool().liveBlocks(),
            "blocks pooled under critical pressure",
            "OcpEngine.pressure(), OcpEngine.addPressureListener");
    large.close();
  }
}
