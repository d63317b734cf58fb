package org.ocp4j.memory;

/** A property of an engine's memory that not every engine has. */
public enum Capability {
  /**
   * Payloads are outside the Java heap: their views are direct buffers, and parsing allocates no
   * memory on the Java heap in proportion to the payload. Without this capability a payload is one
   * Java array, which the pool reuses.
   *
   * @spec contract.md#2.2 Contract 2.2
   */
  OFF_HEAP,
  /**
   * Closing a document revokes its views: later access to a view throws
   * {@link IllegalStateException}, and the memory is released at once. Without this capability the
   * memory stays until no view of it is reachable.
   *
   * @spec contract.md#1.6 Contract 1.6
   */
  REVOKES_VIEWS,
  /**
   * Closing a confined document or frame, or resetting a confined frame, revokes its views, and the
   * memory is reused at once. Until then access to these views by other threads throws. The memory
   * of other documents and frames stays until no view of it is reachable, and so does that of a
   * confined document whose thread has terminated.
   *
   * @spec contract.md#1.6 Contract 1.6
   */
  REVOKES_CONFINED_VIEWS
}
