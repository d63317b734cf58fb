package org.ocp4j.toolkit.build;

import org.ocp4j.NodeKind;
import org.ocp4j.Ocp;
import org.ocp4j.OcpCursor;
import org.ocp4j.OcpDocument;
import org.ocp4j.ParseOptions;

/** Finds texts that GFM makes links of, whatever escapes they are written with. */
final class FoundLinks {
  private FoundLinks() {}

  /** Returns whether a document has such a text outside links. */
  static boolean isIn(OcpDocument document) {
    StringBuilder paragraphs = new StringBuilder();
    try (OcpCursor cursor = document.cursor()) {
      int afterLink = 0;
      do {
        if (cursor.kind() == NodeKind.LINK || cursor.kind() == NodeKind.LINK_REFERENCE) {
          afterLink = cursor.subtreeEnd();
        } else if (cursor.kind() == NodeKind.TEXT && cursor.index() >= afterLink) {
          cursor
              .value()
              .codePoints()
              .forEach(c -> paragraphs.append("&#").append(c).append(';'));
          paragraphs.append("\n\n");
        }
      } while (cursor.next());
    }
    try (OcpDocument texts = Ocp.parse(paragraphs.toString(), ParseOptions.MARKDOWN)) {
      return texts.find(NodeKind.LINK).findFirst().isPresent();
    }
  }
}
