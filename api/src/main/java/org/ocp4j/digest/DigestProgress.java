package org.ocp4j.digest;

/** A listener that is notified of the progress of a {@link Digester}. */
@FunctionalInterface
public interface DigestProgress {
  /**
   * Called after each part of a source, on the thread that called the digester, with no lock held.
   * An exception that this method throws ends the computation, and the digester throws it.
   *
   * @param bytes the number of bytes digested so far
   * @param total the size of the source in bytes, or -1 if it is not known
   */
  void progressed(long bytes, long total);
}
