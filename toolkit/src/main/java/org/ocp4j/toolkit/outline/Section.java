package org.ocp4j.toolkit.outline;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.ocp4j.OcpDocument;

/**
 * A section of a document: a heading, and what follows it up to the next heading of the same or a
 * lower depth. It consists of whole lines, and stays valid after the document is closed.
 *
 * <p>The {@linkplain #children() subsections} of a section cover it from {@link #ownEnd()} to its
 * end, without a gap. From {@link #contentStart()} to {@link #ownEnd()} is its own content, without
 * the heading and the subsections.
 *
 * @param depth the depth of the heading, from 1 to 6; 0 for {@linkplain Outline#root() the whole
 *     document}
 * @param title the text of the heading on one line, without markup; the alternative text of its
 *     images if it has no other text
 * @param slug the slug of the heading, as GitHub makes it; no other heading of the document has it
 * @param node the index of the heading's node, for {@link OcpDocument#node(int)}
 * @param start the byte offset in the source where the line of the heading starts
 * @param contentStart the byte offset after the heading
 * @param end the byte offset after the section and its subsections
 * @param firstLine the line of the heading, from 1
 * @param lastLine the last line of the section and its subsections
 * @param children the subsections, in document order
 */
public record Section(
    int depth,
    String title,
    String slug,
    int node,
    int start,
    int contentStart,
    int end,
    int firstLine,
    int lastLine,
    List<Section> children) {
  /** Copies the list. */
  public Section {
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(slug, "slug");
    children = List.copyOf(children);
  }

  /** Returns the byte offset where the first subsection starts, or else where this section ends. */
  public int ownEnd() {
    return children.isEmpty() ? end : children.get(0).start;
  }

  /** Returns this section and all sections below it, in document order. */
  public Stream<Section> stream() {
    return Stream.concat(Stream.of(this), children.stream().flatMap(Section::stream));
  }

  /**
   * Returns the source of this section, with its heading and its subsections.
   *
   * @param document the document that the outline was made of, open
   * @throws org.ocp4j.OcpClosedException when the document is closed
   */
  public String sourceText(OcpDocument document) {
    return text(document, start, end);
  }

  /**
   * Returns the source of this section's own content, without its heading and its subsections.
   *
   * @param document the document that the outline was made of, open
   * @throws org.ocp4j.OcpClosedException when the document is closed
   */
  public String ownSourceText(OcpDocument document) {
    return text(document, contentStart, ownEnd());
  }

  private static String text(OcpDocument document, int from, int to) {
    byte[] bytes = new byte[to - from];
    document.copySource(from, bytes, 0, bytes.length);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return "Section["
        + depth
        + ", #"
        + slug
        + ", lines "
        + firstLine
        + " to "
        + lastLine
        + ", "
        + children.size()
        + " subsections]";
  }
}
