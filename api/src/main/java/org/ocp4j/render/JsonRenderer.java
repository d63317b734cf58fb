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

  /**
   * Returns a copy of this renderer.
   *
   * @param on whether the copy writes the {@code position} fields
   */
  public JsonRenderer positions(boolean on) {
    return new JsonRenderer(on, pretty, alerts, unravel);
  }

  /**
   * Returns a copy of this renderer.
   *
   * @param on whether the copy writes line breaks and indentation (up to 100 levels), or one
   *     line
   */
  public JsonRenderer pretty(boolean on) {
    return new JsonRenderer(positions, on, alerts, unravel);
  }

  /**
   * Returns a copy of this renderer. The type of an alert is {@code "data":{"alert":"note"}} in a
   * block quote, whose text still begins with the marker.
   *
   * @param on whether the copy writes the types of GitHub's alerts
   */
  public JsonRenderer alerts(boolean on) {
    return new JsonRenderer(positions, pretty, on, unravel);
  }

  /**
   * Returns a copy of this renderer. Unravelling replaces a paragraph of nothing but JSX,
   * expressions and white space by its children, as the MDX compiler does. The children are then
   * flow elements and flow expressions. A paragraph that is rendered on its own stays.
   *
   * @param on whether the copy unravels paragraphs
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
