package org.ocp4j.render;

import java.io.IOException;
import org.ocp4j.OcpNode;

/**
 * Writes a tree as mdast in JSON: the types, fields and nulls of remark, with remark's positions
 * (lines and columns from 1, columns and offsets in UTF-16 units; a byte order mark at the start is
 * not counted). Immutable and safe for any number of threads; takes time in proportion to the tree
 * and the source, and no memory in proportion to them.
 */
public final class JsonRenderer extends Renderer {
  /** With positions, on one line. */
  public static final JsonRenderer DEFAULT = new JsonRenderer(true, false);

  private final boolean positions;
  private final boolean pretty;

  private JsonRenderer(boolean positions, boolean pretty) {
    this.positions = positions;
    this.pretty = pretty;
  }

  /** This renderer, with the {@code position} fields or without. */
  public JsonRenderer positions(boolean on) {
    return new JsonRenderer(on, pretty);
  }

  /** This renderer, with line breaks and indentation (up to 100 levels) or all on one line. */
  public JsonRenderer pretty(boolean on) {
    return new JsonRenderer(positions, on);
  }

  @Override
  void write(OcpNode node, Utf8Sink sink) throws IOException {
    JsonPositions places = positions ? new JsonPositions(node.document().source()) : null;
    new MdastWriter(new JsonOut(sink, pretty), places).walk(node);
  }
}
