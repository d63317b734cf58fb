package org.ocp4j.internal.frame;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.ocp4j.Ownership;
import org.ocp4j.internal.lifetime.Lifetime;

/**
 * What was placed in a frame between one mark and the next, or its end: it is read, and it ends, as
 * one. The first scope of an epoch has no mark.
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

  /** Begins a read or write of what is in it, which {@link #leave} ends. */
  public void enter() {
    acquire();
  }

  /** Ends what {@link #enter} began. */
  public void leave() {
    release();
  }

  /**
   * A view for who may keep it as long as they like, and nobody counts; the caller has entered.
   *
   * @param start where in the frame it starts
   */
  public ByteBuffer export(int start, int length) {
    return epoch.export(start, length, ownership() == Ownership.CONFINED);
  }

  @Override
  protected void released() {
    epoch.scopeReleased();
  }
}
