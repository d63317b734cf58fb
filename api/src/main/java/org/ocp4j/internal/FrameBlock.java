package org.ocp4j.internal;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A frame's block until it goes back. Run by the collector when nothing of its epoch can be reached
 * any more: a cursor was forgotten that was open when the epoch ended.
 */
final class FrameBlock implements Runnable {
  private final EngineRuntime runtime;
  private final AtomicReference<@Nullable EngineBlock> block;
  private volatile boolean exported;

  FrameBlock(EngineRuntime runtime, EngineBlock block) {
    this.runtime = runtime;
    this.block = new AtomicReference<>(block);
  }

  void export() {
    exported = true;
  }

  boolean isExported() {
    return exported;
  }

  /** The block, for who uses it again; null when it went back. */
  @Nullable
  EngineBlock take() {
    return block.getAndSet(null);
  }

  /** Gives the block back, at once or when no view shows it any more; once. */
  @Override
  public void run() {
    EngineBlock last = take();
    if (last != null) {
      runtime.giveBack(last, exported);
    }
  }
}
