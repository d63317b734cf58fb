package org.ocp4j.bench.chunks;

import java.util.List;
import org.ocp4j.Format;
import org.ocp4j.bench.chunks.source.Mdast;
import org.ocp4j.bench.chunks.source.Source;

/** Makes trees for small documents: a node is named by the part of the source that it is. */
public final class SampleTree {
  private final String path;
  private final String text;

  /** Makes trees for a document. */
  public SampleTree(String path, String text) {
    this.path = path;
    this.text = text;
  }

  /** Returns a node that is the first place of a part in the source. */
  public Mdast node(String type, String part, Mdast... children) {
    return node(type, part, "", children);
  }

  /** Returns a node with a target. */
  public Mdast node(String type, String part, String url, Mdast... children) {
    int start = text.indexOf(part);
    if (start < 0) {
      throw new IllegalArgumentException("no " + part);
    }
    String value = children.length == 0 ? part : "";
    int end = start + part.length();
    return new Mdast(type, start, end, value, url, "", List.of(children));
  }

  /** Returns a paragraph with one text. */
  public Mdast paragraph(String part) {
    return node("paragraph", part, node("text", part));
  }

  /** Returns a heading of the first rank with one text. */
  public Mdast heading(String title) {
    return node("heading", "# " + title, node("text", title));
  }

  /** Returns the document with its tree. */
  public Source source(Mdast... children) {
    Mdast root = new Mdast("root", 0, text.length(), "", "", "", List.of(children));
    return Source.of("corpus", path, Format.MARKDOWN, text, root);
  }
}
