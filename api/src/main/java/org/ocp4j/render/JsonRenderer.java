package org.ocp4j.render;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.ocp4j.OcpNode;

/**
 * Renders trees as mdast in JSON. The types, fields and nulls are those of remark with its plugins
 * for GFM, math, MDX and front matter. So are the positions: lines and columns start at 1, columns
 * and offsets are in UTF-16 code units, and a byte order mark at the start does not count.
 *
 * <p>Immutable; any number of threads may use one renderer. Rendering takes time in proportion to
 * the tree and the source, and no memory in proportion to them.
 */
public final class JsonRenderer extends Renderer {
  /** A renderer with positions, on one line, whose output equals that of remark. */
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

  /** Returns a renderer with the {@code position} fields or without. */
  public JsonRenderer positions(boolean on) {
    return new JsonRenderer(on, pretty, alerts, unravel);
  }

  /** Returns a renderer with line breaks and indentation (up to 100 levels), or for one line. */
  public JsonRenderer pretty(boolean on) {
    return new JsonRenderer(positions, on, alerts, unravel);
  }

  /**
   * Returns a renderer with the types of GitHub's alerts or without. The type of an alert is {@code
   * "data":{"alert":"note"}} in a block quote, whose text still begins with the marker.
   */
  public JsonRenderer alerts(boolean on) {
    return new JsonRenderer(positions, pretty, on, unravel);
  }

  /**
   * Returns a renderer that replaces paragraphs of nothing but JSX, expressions and white space by
   * their children, as the MDX compiler does, or leaves them as they are. The children are then
   * flow elements and flow expressions. A paragraph that is rendered on its own stays.
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
