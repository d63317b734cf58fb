package org.ocp4j.render;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.ocp4j.OcpNode;

/**
 * Writes a tree as mdast in JSON: the types, fields and nulls of remark with its plugins for GFM,
 * math, MDX and front matter, and remark's positions (lines and columns from 1, columns and offsets
 * in UTF-16 units; a byte order mark at the start is not counted). Immutable and safe for any
 * number of threads; takes time in proportion to the tree and the source, and no memory in
 * proportion to them.
 */
public final class JsonRenderer extends Renderer {
  /** With positions, on one line, and nothing that remark's trees do not have. */
  public static final JsonRenderer DEFAULT = new JsonRenderer(true, false, false, false);

  private final boolean positions;
  private final boolean pretty;
  private final boolean alerts;
  private final boolean unravel;

  private JsonRenderer(boolean positions, boolean pretty, boolean alerts, boolean unravel) {
    this.positions = positions;
    this.pretty = pretty;
    this.alerts = alerts;
    this.unravel = unravel;
  }

  /** This renderer, with the {@code position} fields or without. */
  public JsonRenderer positions(boolean on) {
    return new JsonRenderer(on, pretty, alerts, unravel);
  }

  /** This renderer, with line breaks and indentation (up to 100 levels) or all on one line. */
  public JsonRenderer pretty(boolean on) {
    return new JsonRenderer(positions, on, alerts, unravel);
  }

  /**
   * This renderer, with the types of GitHub's alerts ({@code "data":{"alert":"note"}} in a block
   * quote, whose text still has the marker) or without.
   */
  public JsonRenderer alerts(boolean on) {
    return new JsonRenderer(positions, pretty, on, unravel);
  }

  /**
   * This renderer, which takes apart paragraphs of nothing but JSX, expressions and white space, as
   * the MDX compiler does, or leaves them as they are. What such a paragraph holds is then in flow.
   * A paragraph that is itself what is rendered stays.
   */
  public JsonRenderer unravel(boolean on) {
    return new JsonRenderer(positions, pretty, alerts, on);
  }

  @Override
  void write(OcpNode node, ByteBuffer source, Utf8Sink sink) throws IOException {
    JsonPositions places = positions ? new JsonPositions(source) : null;
    new MdastWriter(new JsonOut(sink, pretty), places, alerts, unravel).walk(node);
  }
}
