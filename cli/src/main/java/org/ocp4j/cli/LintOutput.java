package org.ocp4j.cli;

import java.io.IOException;
import java.util.List;
import org.ocp4j.OcpDocument;

/** Prints the results of {@code ocp lint}, document by document. */
interface LintOutput {
  /** Prints the notices about a document; the list may be empty. */
  void notices(Input input, OcpDocument document, List<Notice> notices) throws IOException;

  /** Prints why an input has no document. */
  void failure(Input input, Failure failure) throws IOException;

  /** Ends the output, after the last document. */
  void finish() throws IOException;
}
