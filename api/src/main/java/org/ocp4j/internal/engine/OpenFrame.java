package org.ocp4j.internal.engine;

import org.ocp4j.Ownership;
import org.ocp4j.internal.lifetime.LeakLog;
import org.ocp4j.internal.lifetime.Lifetime;

/** A frame as its engine knows it: the engine counts its readers and closes it. */
public abstract class OpenFrame extends Lifetime implements LeakLog.Suspect {
  /** Creates a frame; a confined one belongs to the calling thread. */
  protected OpenFrame(Object holder, Ownership ownership) {
    super(holder, ownership, Thread.currentThread());
  }

  /** Returns the number of reads under way in the frame. */
  public abstract long leasesInside();
}
