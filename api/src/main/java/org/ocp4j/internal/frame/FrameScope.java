package org.ocp4j.internal.frame;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.ocp4j.Ownership;
import org.ocp4j.internal.lifetime.Lifetime;

/**
 * The documents and vectors placed in a frame between two marks. They become invalid together. The
 * first scope of an epoch starts without a mark.
 */
public final class FrameScope extends Lifetime {
  final FrameEpoch epoch;
  final @Nullable FrameScope parent;
  final int id;
  public final int start;
  final int depth;

  FrameScope(
      Lifetime frame, FrameEpoch epoch, @Nullable FrameScope parent, int id, int start, int depth) {
    super(frame, true);
    this.epoch = epoch;
    this.parent = parent;
    this.id = id;
    this.start = start;
    this.depth = depth;
  }

  @Override
  protected String what() {
    return "frame";
  }

  @Override
  protected String whyClosed() {
    return "the frame was closed, reset or rewound: what was placed in it before is gone";
  }

  /**
   * Begins a read or write of the scope's contents, which the caller must end with {@link #leave}.
   */
  public void enter() {
    acquire();
  }

  /** Ends a read or write that {@link #enter} began. */
  public void leave() {
    release();
  }

  /**
   * Returns a view that stays valid after the frame is closed. The caller must have entered the
   * scope.
   *
   * @param start where the view starts, in bytes from the start of the frame's memory
   * @param length the size of the view in bytes
   */
  public ByteBuffer export(int start, int length) {
    return epoch.export(start, length, ownership() == Ownership.CONFINED);
  }

  @Override
  protected void released() {
    epoch.scopeReleased();
  }
}
