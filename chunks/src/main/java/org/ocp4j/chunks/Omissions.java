package org.ocp4j.chunks;

import java.util.Arrays;
import org.ocp4j.NodeKind;
import org.ocp4j.OcpCursor;

/** The parts of a source that are left out, in the order of the source. */
final class Omissions {
  private final Chunker chunker;
  private final SourceReader source;
  private int[] bounds = new int[16];
  private int count;

  Omissions(Chunker chunker, SourceReader source) {
    this.chunker = chunker;
    this.source = source;
  }

  /** Returns {@code true} if the current node of a cursor is left out. */
  boolean has(OcpCursor cursor) {
    NodeKind kind = cursor.kind();
    if (chunker.policy(kind) == NodePolicy.OMIT) {
      return true;
    }
    return switch (kind) {
      case HTML -> isHtmlComment(cursor);
      case MDX_FLOW_EXPRESSION, MDX_TEXT_EXPRESSION -> isJavaScriptComment(cursor);
      default -> false;
    };
  }

  private static boolean isHtmlComment(OcpCursor cursor) {
    String value = text(cursor);
    return value.startsWith("<!--")
        && value.length() > 6
        && value.indexOf("-->") == value.length() - 3;
  }

  private static boolean isJavaScriptComment(OcpCursor cursor) {
    String value = text(cursor);
    int at = 0;
    while (value.startsWith("/*", at)) {
      int end = value.indexOf("*/", at + 2);
      if (end < 0) {
        return false;
      }
      at = end + 2;
      while (at < value.length() && Character.isWhitespace(value.charAt(at))) {
        at++;
      }
    }
    return at == value.length() && at > 0;
  }

  private static String text(OcpCursor cursor) {
    String value = cursor.value();
    return value == null ? "" : value.strip();
  }

  /**
   * Adds a node, with the line it stands on if there is nothing else on it, or else with the spaces
   * before it if it ends its line.
   */
  void add(int nodeStart, int nodeEnd) {
    int end = nodeEnd;
    while (end < source.size() && isSpace(source.at(end))) {
      end++;
    }
    int start = nodeStart;
    if (end == source.size() || SourceReader.isLineEnd(source.at(end))) {
      while (start > 0 && isSpace(source.at(start - 1))) {
        start--;
      }
      if (source.isLineStart(start)) {
        end = source.nextLine(end, source.size());
      }
    } else {
      end = nodeEnd;
    }
    if (count > 0 && start < bounds[count - 1]) {
      start = bounds[count - 1];
    }
    if (start >= end) {
      return;
    }
    if (count + 2 > bounds.length) {
      bounds = Arrays.copyOf(bounds, bounds.length * 2);
    }
    bounds[count++] = start;
    bounds[count++] = end;
  }

  private static boolean isSpace(byte b) {
    return b == ' ' || b == '\t';
  }

  /** A function that takes a range of the source. */
  interface RangeConsumer {
    void accept(int start, int end);
  }

  /** Passes on the parts of a range that are not left out. */
  void rest(int start, int end, RangeConsumer consumer) {
    int at = start;
    for (int i = after(start); i < count && bounds[i] < end; i += 2) {
      if (bounds[i] > at) {
        consumer.accept(at, bounds[i]);
      }
      at = Math.max(at, bounds[i + 1]);
    }
    if (at < end) {
      consumer.accept(at, end);
    }
  }

  /** Returns the index of the first part that ends after an offset. */
  private int after(int offset) {
    int low = 0;
    int high = count / 2;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (bounds[2 * middle + 1] <= offset) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return 2 * low;
  }
}
