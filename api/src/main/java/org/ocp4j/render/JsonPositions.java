package org.ocp4j.render;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.ocp4j.internal.text.LineScanner;
import org.ocp4j.internal.text.PointFinder;

/** Writes positions, and stores the starts of the open nodes. */
final class JsonPositions {
  private static final int FIELDS = 3;

  private final PointFinder finder;
  private int[] starts = new int[FIELDS * 16];
  private int open;

  JsonPositions(ByteBuffer source) {
    this.finder = new PointFinder(source);
  }

  /** Stores the start of a node or an attribute. */
  void start(int offset) {
    int at = open++ * FIELDS;
    if (at == starts.length) {
      starts = Arrays.copyOf(starts, 2 * at);
    }
    LineScanner place = finder.start(offset);
    starts[at] = place.line();
    starts[at + 1] = place.column();
    starts[at + 2] = place.utf16Offset();
  }

  /** Writes the position of the node or attribute that was started last. */
  void end(int offset, JsonOut out) throws IOException {
    int at = --open * FIELDS;
    out.name("position");
    out.open('{');
    out.name("start");
    point(starts[at], starts[at + 1], starts[at + 2], out);
    LineScanner place = finder.end(offset);
    out.name("end");
    point(place.line(), place.column(), place.utf16Offset(), out);
    out.close('}');
  }

  /** Writes the position of an attribute, which starts and ends before any child does. */
  void attribute(int start, int end, JsonOut out) throws IOException {
    start(start);
    end(end, out);
  }

  private static void point(int line, int column, int offset, JsonOut out) throws IOException {
    out.open('{');
    out.name("line");
    out.number(line);
    out.name("column");
    out.number(column);
    out.name("offset");
    out.number(offset);
    out.close('}');
  }
}
