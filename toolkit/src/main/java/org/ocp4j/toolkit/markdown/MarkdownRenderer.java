package org.ocp4j.toolkit.markdown;

/** Writes documents and their parts as Markdown or MDX. Renderers are immutable. */
public final class MarkdownRenderer {
  private MarkdownRenderer() {}
}
