package org.ocp4j.bench.chunks.split;

import java.util.List;
import org.ocp4j.bench.chunks.source.Source;

/** Cuts documents into chunks. A splitter is used by one thread. */
public interface Splitter extends AutoCloseable {
  /** Returns the chunks of a document, in its order. */
  List<Piece> split(Source source);

  /** Releases what the splitter holds. */
  @Override
  default void close() {}
}
