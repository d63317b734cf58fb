package org.ocp4j.cli;

import java.io.IOException;
import java.util.List;
import org.ocp4j.OcpDocument;
import org.ocp4j.chunks.Chunk;

/** Prints the chunks of documents. */
interface ChunkOutput {
  /** Prints the chunks of a document, which is open. */
  void print(Input input, OcpDocument document, List<Chunk> chunks) throws IOException;

  /** Prints the reason why an input has no chunks. */
  void failure(Input input, Failure failure) throws IOException;

  /** Prints what stands after the last document. */
  void finish() throws IOException;
}
