package org.ocp4j.internal;

/** What is left to do once there is a document to hold the memory. */
public interface DocumentOpening {
  /**
   * Opens the memory; once.
   *
   * @param holder what users have: when nobody can reach it any more, the memory goes back
   */
  DocumentMemory open(Object holder);
}
