package org.ocp4j;

/** What an engine's memory can do beyond what every engine's can. */
public enum Capability {
  /**
   * Payloads live outside the Java heap: their views are direct, and parsing allocates no Java memory
   * in proportion to the payload (contract 2.2). Without it a payload is one Java array, which the
   * pool uses again.
   */
  OFF_HEAP,
  /**
   * Closing a document revokes the views that were handed out: later access throws, and the memory is
   * released at once. Without it they pin the memory until nobody can reach them (contract 1.6).
   */
  REVOKES_VIEWS,
  /**
   * The same for confined documents and frames alone: closing one, and resetting a frame, on the thread
   * that owns it revokes its views, and the memory is used again at once. Until then the views are
   * confined as well: other threads' access throws. What belongs to several threads is pinned, and so
   * is what the collector finds when its owner has ended (contract 1.6).
   */
  REVOKES_CONFINED_VIEWS
}
