package org.ocp4j.internal.frame;

import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.ocp4j.internal.engine.EngineRuntime;
import org.ocp4j.internal.memory.EngineBlock;

/**
 * The block of an epoch of a frame, released exactly once. A cleaner runs this object when the
 * epoch is unreachable but not released, because a cursor was still open and then forgotten.
 */
public final class FrameBlock implements Runnable {
  private final EngineRuntime runtime;
  private final AtomicReference<@Nullable EngineBlock> block;

  FrameBlock(EngineRuntime runtime, EngineBlock block) {
    this.runtime = runtime;
    this.block = new AtomicReference<>(block);
  }

  /**
   * Returns a view that stays valid after the frame is closed. The caller must be reading the
   * frame.
   */
  ByteBuffer export(int offset, int length, boolean isConfined) {
    return Objects.requireNonNull(block.get()).export(offset, length, isConfined);
  }

  /**
   * Returns the block so that it can be reused; or null if it has been released, or if views show
   * it.
   */
  @Nullable
  EngineBlock takeUnlessShown() {
    EngineBlock last = block.get();
    return last != null && last.recall() ? take() : null;
  }

  private @Nullable EngineBlock take() {
    return block.getAndSet(null);
  }

  /**
   * Releases the block, or, if views show it, when the last view is unreachable. Later calls have
   * no effect.
   */
  @Override
  public void run() {
    EngineBlock last = take();
    if (last != null) {
      runtime.memory().release(last);
    }
  }
}
