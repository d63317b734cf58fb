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
 * A frame with an engine of its own. Every allocation stays in use until the end of the test. So an
 * overlap is seen in the end, even if the threads met only briefly.
 */
abstract class StressFrame {
  /** The size of every allocation in bytes, which is also the alignment. */
  static final int SIZE = 8;

  /** The result of an allocation in a full frame. */
  static final int FULL = -2;

  final StressEngine engine = new StressEngine();
  final FrameMemory frame;
  private final EngineRuntime runtime;

  /**
   * The holder of the frame, as users would have it. It is not this object, which is not
   * constructed yet when the frame is opened.
   */
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

  /** Allocates memory and writes a number to it. Returns null if the frame is closed. */
  final @Nullable Room place(int number) {
    try {
      Room room = frame.take(SIZE, SIZE);
      room.bytes().putInt(0, number);
      return room;
    } catch (OcpClosedException e) {
      return null;
    }
  }

  /** Allocates memory, writes a number to it, and returns its offset, or {@link #FULL}. */
  final int placeAt(int number) {
    try {
      Room room = place(number);
      return room == null ? StressEngine.GONE : room.start();
    } catch (OcpMemoryLimitException e) {
      return FULL;
    }
  }

  /** Reads the number in allocated memory. The caller must have entered its scope. */
  static int look(@Nullable Room room) {
    return room == null ? StressEngine.GONE : room.bytes().getInt(0);
  }

  /** Leaves the scope of an allocation. */
  static void leave(@Nullable Room room) {
    if (room != null) {
      room.scope().leave();
    }
  }

  /**
   * Closes the frame, if it is open, and then the engine, and returns the number of blocks left.
   */
  final int leftAfterClose() {
    if (frame.isAlive()) {
      frame.close();
    }
    int left = engine.left();
    runtime.close();
    return left + engine.leftAfterClose();
  }
}
