package org.ocp4j.internal.engine;

import org.ocp4j.Ownership;
import org.ocp4j.internal.lifetime.LeakLog;
import org.ocp4j.internal.lifetime.Lifetime;

/** A frame as seen by its engine, which counts the frame's readers and closes it. */
public abstract class OpenFrame extends Lifetime implements LeakLog.Suspect {
  /**
   * Makes an open frame. If it is confined, the calling thread owns it.
   *
   * @param holder the object that users have
   * @param ownership who may use and close the frame
   */
  protected OpenFrame(Object holder, Ownership ownership) {
    super(holder, ownership, Thread.currentThread());
  }

  /** Returns the number of reads in progress in the frame. */
  public abstract long leasesInside();
}
