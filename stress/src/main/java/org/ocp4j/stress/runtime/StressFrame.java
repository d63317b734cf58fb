package org.ocp4j.stress.runtime;

import org.jspecify.annotations.Nullable;
import org.ocp4j.OcpClosedException;
import org.ocp4j.Ownership;
import org.ocp4j.internal.engine.EngineRuntime;
import org.ocp4j.internal.frame.FrameMemory;
import org.ocp4j.internal.frame.FrameMemory.Room;
import org.ocp4j.internal.memory.EngineMemory;
import org.ocp4j.memory.LeakDetection;
import org.ocp4j.memory.OcpMemoryLimitException;
import org.ocp4j.stress.StressEngine;

/**
 * A frame with an engine of its own. Whoever places something keeps it entered until it is looked
 * at in the end, so that memory which two have is seen however short they met.
 */
abstract class StressFrame {
  /** Bytes of everything that is placed: the alignment. */
  static final int SIZE = 8;

  /** What stands for a frame without room. */
  static final int FULL = -2;

  final StressEngine engine = new StressEngine();
  final FrameMemory frame;
  private final EngineRuntime runtime;

  /** What users would have; not this, which subclasses are not done with when it is opened. */
  private final Object holder = new Object();

  StressFrame(int rooms) {
    runtime = new EngineRuntime(
        "stress",
        engine,
        new EngineMemory.Settings(1 << 20, 0),
        (failure, source) -> {
          throw failure;
        },
        LeakDetection.OFF,
        report -> {});
    frame = FrameMemory.open(runtime, holder, rooms * SIZE, Ownership.SHARED);
  }

  /** Places a number; null when the frame is closed. */
  final @Nullable Room place(int number) {
    try {
      Room room = frame.take(SIZE, SIZE);
      room.bytes().putInt(0, number);
      return room;
    } catch (OcpClosedException e) {
      return null;
    }
  }

  /** Places a number, and returns where, or {@link #FULL}. */
  final int placeAt(int number) {
    try {
      Room room = place(number);
      return room == null ? StressEngine.GONE : room.start();
    } catch (OcpMemoryLimitException e) {
      return FULL;
    }
  }

  /** The number that is there now, for who has entered. */
  static int look(@Nullable Room room) {
    return room == null ? StressEngine.GONE : room.bytes().getInt(0);
  }

  /** Ends the use of a room. */
  static void leave(@Nullable Room room) {
    if (room != null) {
      room.scope().leave();
    }
  }

  /** Closes the frame, if nobody did, and returns what is left then, and after its engine. */
  final int leftAfterClose() {
    if (frame.isAlive()) {
      frame.close();
    }
    int left = engine.left();
    runtime.close();
    return left + engine.leftAfterClose();
  }
}
