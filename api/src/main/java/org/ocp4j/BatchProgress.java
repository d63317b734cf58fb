package org.ocp4j;

/** Is told how far a batch is. */
@FunctionalInterface
public interface BatchProgress {
  /**
   * Called after each source that was parsed or failed, in the order in which they end; not for
   * those that cancellation left out. It is called on the thread that called {@code parseAll}, with
   * no lock held. That thread parses as well, so while it does, it hears of other threads' work a
   * little later.
   *
   * <p>The document of the entry can be read, and belongs to the batch. What this throws ends the
   * batch: every document is closed, and {@code parseAll} throws it.
   *
   * @param completed how many sources were parsed or failed, 1 for the first call and one more each
   *     time
   * @param total how many sources the batch has
   * @param entry what became of the last of them
   */
  void progressed(int completed, int total, OcpBatch.Entry entry);
}
