package org.ocp4j.batch;

/** A listener that is notified of the progress of a batch. */
@FunctionalInterface
public interface BatchProgress {
  /**
   * Called after each source that was parsed or failed, in the order in which they finished, but
   * not for sources that cancellation left out. It is called on the thread that called {@code
   * parseAll}, with no lock held. That thread also parses, so the call for a source of another
   * thread may come a little later.
   *
   * <p>The document of the entry is open and belongs to the batch. An exception that this method
   * throws stops the batch: all documents are closed, and {@code parseAll} throws the exception.
   *
   * @param completed the number of sources parsed or failed so far; 1 in the first call, and one
   *     more in each call
   * @param total the number of sources of the batch
   * @param entry the result of the source that finished
   */
  void progressed(int completed, int total, OcpBatch.Entry entry);
}
