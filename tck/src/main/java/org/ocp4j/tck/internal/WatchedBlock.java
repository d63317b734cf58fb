package org.ocp4j.tck.internal;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.ocp4j.spi.Block;
import org.ocp4j.spi.Delegates;
import org.ocp4j.spi.Loan;

/**
 * A block that a {@link Watch} observes. It fills its memory with a fixed byte when it is new and
 * before it is released, so that a read of unwritten or released memory is noticed.
 */
final class WatchedBlock extends Delegates.OfBlock {
  private static final byte[] SPOILT = new byte[8192];

  static {
    Arrays.fill(SPOILT, (byte) 0xDB);
  }

  /** The states of a block. */
  private enum State {
    LIVE,
    PINNED,
    RELEASED
  }

  private final Block block;
  private final int asked;
  private final Watch watch;
  private final long number;
  private final AtomicReference<State> state = new AtomicReference<>(State.LIVE);

  WatchedBlock(Block block, int asked, Watch watch) {
    super(block);
    this.block = block;
    this.asked = asked;
    this.watch = watch;
    int shown = block.view().capacity();
    if (shown != block.byteSize()) {
      watch.see("1.1", "a view has all " + block.byteSize() + " bytes of its block", shown);
    }
    spoil();
    this.number = watch.allocated(this, asked, block.byteSize());
  }

  long number() {
    return number;
  }

  boolean isLive() {
    return state.get() == State.LIVE;
  }

  /** Returns the block as the engine's heap returned it. */
  Block own() {
    return block;
  }

  /** Returns the engine's own view. */
  ByteBuffer inner() {
    return block.view();
  }

  @Override
  public ByteBuffer view() {
    if (!isLive()) {
      watch.see("1.4", "view() is not called after the release of a block", this + " was released");
    }
    return super.view();
  }

  @Override
  public @Nullable Loan lend() {
    if (!isLive()) {
      watch.see("1.6", "lend() is not called after the release of a block", this + " was released");
    }
    return super.lend();
  }

  @Override
  public Runnable releaser() {
    if (!state.compareAndSet(State.LIVE, State.PINNED)) {
      watch.see(
          "1.6",
          "releaser() is called once, and only on a live block",
          this + " was " + state.get());
    }
    int size = byteSize();
    return watch.pinned(number, asked, size, super.releaser());
  }

  @Override
  public void release() {
    if (state.compareAndSet(State.LIVE, State.RELEASED)) {
      spoil();
      watch.released(number, asked, byteSize());
    } else {
      watch.see("1.2", "release() is called once for each block", this + " was released again");
    }
    super.release();
  }

  private void spoil() {
    ByteBuffer view = block.view().duplicate().clear();
    while (view.hasRemaining()) {
      view.put(SPOILT, 0, Math.min(SPOILT.length, view.remaining()));
    }
  }

  @Override
  public String toString() {
    return "block " + number + " of " + byteSize() + " bytes";
  }
}
