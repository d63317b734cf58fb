package org.ocp4j.bench.chunks.split;

import java.util.List;
import org.ocp4j.bench.chunks.source.Source;

/** Cuts documents into chunks. A splitter is used by one thread. */
public interface Splitter extends AutoCloseable {
  /** Thrown when a splitter cannot cut a document. */
  final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Makes an exception with what the splitter threw. */
    RefusedException(RuntimeException cause) {
      super(cause.getMessage(), cause);
    }
  }

  /**
   * Cuts a document and returns its chunks in the splitter's own form. This is what is timed.
   *
   * @throws RefusedException when the splitter cannot cut this document
   */
  List<?> cut(Source source);

  /**
   * Returns the chunks of a document, in its order.
   *
   * @throws RefusedException when the splitter cannot cut this document
   */
  List<Piece> split(Source source);

  /** Releases what the splitter holds. */
  @Override
  default void close() {}
}
