package org.ocp4j.cli;

import java.io.IOException;
import java.util.List;
import org.ocp4j.OcpDocument;

/** Prints what there is to say about documents, one after another. */
interface LintOutput {
  /** What there is to say about a document, which may be nothing. */
  void notices(Input input, OcpDocument document, List<Notice> notices) throws IOException;

  /** Why there is no document. */
  void failure(Input input, Failure failure) throws IOException;

  /** There are no more documents. */
  void finish() throws IOException;
}
