package org.ocp4j.render;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.ocp4j.OcpNode;

/**
 * Renders documents as readable text: text, code, math, the alternative text of images, and the
 * text in raw HTML and JSX elements. Expressions, ESM, front matter, definitions, URLs, check boxes
 * and the calls of footnotes are left out. Footnotes are where they are defined. An alert begins
 * with its title instead of its marker.
 *
 * <p>Blank lines separate blocks, line breaks separate the items of a tight list and the rows of a
 * table, and tabs separate cells. There is no line break at the end.
 *
 * <p>Immutable; any number of threads may use one renderer.
 */
public final class TextRenderer extends Renderer {
  /** The only renderer of text; it has no options. */
  public static final TextRenderer DEFAULT = new TextRenderer();

  private TextRenderer() {}

  @Override
  void write(OcpNode node, ByteBuffer source, Utf8Sink sink) throws IOException {
    new TextWriter(sink).write(node);
  }
}
