package org.ocp4j.testing.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.ocp4j.memory.PressureLevel.CRITICAL;
import static org.ocp4j.memory.PressureLevel.HIGH;
import static org.ocp4j.memory.PressureLevel.LOW;
import static org.ocp4j.memory.PressureLevel.MEDIUM;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.ocp4j.OcpClosedException;
import org.ocp4j.internal.lifetime.EngineGate;
import org.ocp4j.internal.memory.EngineMemory;
import org.ocp4j.internal.memory.PressureEvents;
import org.ocp4j.memory.PressureEvent;
import org.ocp4j.memory.PressureLevel;
import org.ocp4j.memory.PressureListener;
import org.ocp4j.spi.Block;
import org.ocp4j.testing.CountingHeap;

@Timeout(60)
class PressureTest {
  private static final int LIMIT = 1000;

  private final CountingHeap heap = new CountingHeap();
  private final EngineMemory memory = new EngineMemory(
      "test", heap, new EngineMemory.Settings(LIMIT, 0), new EngineGate("test", () -> {}));
  private final BlockingQueue<PressureEvent> heard = new LinkedBlockingQueue<>();

  private PressureEvent next() throws InterruptedException {
    PressureEvent event = heard.poll(30, TimeUnit.SECONDS);
    if (event == null) {
      throw new AssertionError("no event came");
    }
    return event;
  }

  /** Raises the pressure to a level and lowers it again, which posts two events. */
  private void upAndDown() {
    memory.allocateDocument(500, () -> {}).release();
  }

  private static void acquire(Semaphore semaphore) {
    semaphore.acquireUninterruptibly();
  }

  @Test
  void thresholds() {
    assertEquals(0, LOW.threshold(LIMIT));
    assertEquals(500, MEDIUM.threshold(LIMIT));
    assertEquals(750, HIGH.threshold(LIMIT));
    assertEquals(900, CRITICAL.threshold(LIMIT));
    assertEquals(1, MEDIUM.threshold(1));
    assertEquals(2, MEDIUM.threshold(3));
    assertEquals((Long.MAX_VALUE >> 1) + 1, MEDIUM.threshold(Long.MAX_VALUE));
    assertTrue(CRITICAL.threshold(Long.MAX_VALUE) > 0);
  }

  @Test
  void levelIsThatOfTheBytesUsed() {
    int[] sizes = {499, 1, 249, 1, 149, 1};
    PressureLevel[] levels = {LOW, MEDIUM, MEDIUM, HIGH, HIGH, CRITICAL};
    for (int i = 0; i < sizes.length; i++) {
      Block unused = memory.allocateDocument(sizes[i], () -> {});
      assertEquals(levels[i], memory.pressure());
    }
  }

  @Test
  void everyChangeIsPosted() throws InterruptedException {
    memory.events().add(heard::add);
    Block first = memory.allocateDocument(499, () -> {});
    Block second = memory.allocateDocument(1, () -> {});
    assertEquals(new PressureEvent(LOW, MEDIUM, 500, LIMIT), next());
    Block third = memory.allocateDocument(500, () -> {});
    assertEquals(new PressureEvent(MEDIUM, CRITICAL, 1000, LIMIT), next());
    second.release();
    third.release();
    assertEquals(new PressureEvent(CRITICAL, LOW, 499, LIMIT), next());
    first.release();
    assertEquals(3, memory.events().usage().allocatedBlocks());
    assertEquals(0, memory.events().usage().liveBlocks());
    assertTrue(heard.isEmpty());
  }

  @Test
  void callsComeOnADaemonThreadThatEndsWithTheLastListener() throws InterruptedException {
    BlockingQueue<Thread> threads = new LinkedBlockingQueue<>();
    PressureListener listener = event -> threads.add(Thread.currentThread());
    memory.events().add(listener);
    memory.events().add(listener);
    upAndDown();
    Thread first = threads.take();
    assertEquals(first, threads.take());
    assertTrue(first.isDaemon());
    assertEquals("ocp4j-pressure-test", first.getName());

    memory.events().remove(listener);
    first.join();
    assertTrue(threads.isEmpty(), "a listener added twice was called twice");
    memory.events().add(listener);
    upAndDown();
    Thread second = threads.take();
    assertFalse(first.equals(second));
    memory.events().close();
    second.join();
  }

  @Test
  void slowListenerLosesTheOldestEventsAndDelaysNoOtherThread() throws InterruptedException {
    Semaphore mayGoOn = new Semaphore(0);
    CountDownLatch called = new CountDownLatch(1);
    memory.events().add(event -> {
      called.countDown();
      acquire(mayGoOn);
      heard.add(event);
    });
    Block block = memory.allocateDocument(500, () -> {});
    called.await();
    for (int i = 0; i < 100; i++) {
      upAndDownBetweenMediumAndCritical();
    }
    assertEquals(PressureEvents.CAPACITY, memory.events().usage().liveBlocks());
    assertEquals(200 - PressureEvents.CAPACITY, memory.events().dropped());
    block.release();
    mayGoOn.release(1000);

    assertEquals(LOW, next().from());
    PressureEvent last = next();
    for (int i = 1; i < PressureEvents.CAPACITY; i++) {
      last = next();
    }
    assertEquals(LOW, last.to(), "the newest event must not be lost");
    assertEquals(201 - PressureEvents.CAPACITY, memory.events().dropped());
    assertEquals(0, memory.events().usage().liveBlocks());
    assertEquals(202, memory.events().usage().releasedBlocks());
  }

  private void upAndDownBetweenMediumAndCritical() {
    memory.allocateDocument(450, () -> {}).release();
  }

  @Test
  void listenerThatThrowsStopsNothing() throws InterruptedException {
    CountDownLatch uncaught = new CountDownLatch(4);
    PressureListener bad = event -> {
      Thread.currentThread().setUncaughtExceptionHandler((thread, failure) -> {
        uncaught.countDown();
        throw new IllegalStateException("the handler fails as well");
      });
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the listener fails");
    };
    memory.events().add(bad);
    memory.events().add(heard::add);
    upAndDown();
    upAndDown();
    for (int i = 0; i < 4; i++) {
      next();
    }
    assertTrue(uncaught.await(1, TimeUnit.MINUTES));
    memory.events().remove(bad);
  }

  @Test
  void removedListenerGetsNoEvents() {
    for (int i = 0; i < 300; i++) {
      boolean[] removed = new boolean[1];
      AtomicInteger late = new AtomicInteger();
      PressureListener listener = event -> {
        Thread.onSpinWait();
        if (removed[0]) {
          late.incrementAndGet();
        }
      };
      memory.events().add(listener);
      upAndDown();
      memory.events().remove(listener);
      removed[0] = true;
      upAndDown();
      assertEquals(0, late.get());
      assertEquals(0, memory.events().usage().liveBlocks());
    }
  }

  @Test
  void removeWaitsForARunningCall() throws InterruptedException {
    Semaphore mayGoOn = new Semaphore(0);
    CountDownLatch called = new CountDownLatch(1);
    List<String> order = new ArrayList<>();
    PressureListener listener = event -> {
      called.countDown();
      acquire(mayGoOn);
      order.add("end of the call");
    };
    memory.events().add(listener);
    upAndDown();
    called.await();
    Thread remover = new Thread(() -> {
      memory.events().remove(listener);
      order.add("removed");
    });
    remover.start();
    while (remover.getState() != Thread.State.WAITING) {
      Thread.sleep(1);
    }
    mayGoOn.release();
    remover.join();
    assertEquals(List.of("end of the call", "removed"), order);
  }

  @Test
  void listenerMayRemoveItself() throws InterruptedException {
    PressureListener once = new PressureListener() {
      @Override
      public void pressureChanged(PressureEvent event) {
        memory.events().remove(this);
        heard.add(event);
      }
    };
    PressureListener other = heard::add;
    memory.events().add(once);
    upAndDown();
    assertEquals(MEDIUM, next().to());
    memory.events().add(other);
    upAndDown();
    assertEquals(MEDIUM, next().to());
    assertEquals(LOW, next().to());
    memory.events().remove(other);
    assertTrue(heard.isEmpty());
  }

  @Test
  void noEventsArePostedAfterClosing() throws InterruptedException {
    memory.events().add(heard::add);
    memory.events().close();
    upAndDown();
    assertThrows(OcpClosedException.class, () -> memory.events().add(heard::add));
    memory.events().remove(heard::add);
    assertTrue(heard.isEmpty());
    assertEquals(0, memory.events().usage().allocatedBlocks());
  }
}
