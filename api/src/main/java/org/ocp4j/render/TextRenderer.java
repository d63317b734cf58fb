package org.ocp4j.render;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.ocp4j.OcpNode;

/**
 * Writes what a reader reads: text, code, math, the alternative text of images, and what stands
 * between the tags of raw HTML and in JSX elements. Expressions, ESM, front matter, definitions,
 * URLs, check boxes and the calls of footnotes are left out; footnotes stand where they are
 * defined, and an alert begins with its title instead of its marker. Blocks are separated by a
 * blank line, the items of a tight list and the rows of a table by a line break, cells by a tab;
 * there is no line break at the end.
 *
 * <p>Immutable and safe for any number of threads.
 */
public final class TextRenderer extends Renderer {
  /** The one there is. */
  public static final TextRenderer DEFAULT = new TextRenderer();

  private TextRenderer() {}

  @Override
  void write(OcpNode node, ByteBuffer source, Utf8Sink sink) throws IOException {
    new TextWriter(sink).write(node);
  }
}
