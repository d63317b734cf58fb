package org.ocp4j.internal.frame;

import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.ocp4j.internal.engine.EngineRuntime;
import org.ocp4j.internal.memory.EngineBlock;

/**
 * A frame's block until it goes back. Run by the collector when nothing of its epoch can be reached
 * any more: a cursor was forgotten that was open when the epoch ended.
 */
public final class FrameBlock implements Runnable {
  private final EngineRuntime runtime;
  private final AtomicReference<@Nullable EngineBlock> block;

  FrameBlock(EngineRuntime runtime, EngineBlock block) {
    this.runtime = runtime;
    this.block = new AtomicReference<>(block);
  }

  /** A view for who may keep it; something of the epoch can be read. */
  ByteBuffer export(int offset, int length, boolean isConfined) {
    return Objects.requireNonNull(block.get()).export(offset, length, isConfined);
  }

  /** The block, for who uses it again; null when it went back, or views show it. */
  @Nullable
  EngineBlock takeUnlessShown() {
    EngineBlock last = block.get();
    return last != null && last.recall() ? take() : null;
  }

  private @Nullable EngineBlock take() {
    return block.getAndSet(null);
  }

  /** Gives the block back, at once or when no view shows it any more; once. */
  @Override
  public void run() {
    EngineBlock last = take();
    if (last != null) {
      runtime.memory().giveBack(last);
    }
  }
}
