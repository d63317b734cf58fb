package org.ocp4j.toolkit.edit;

import java.nio.charset.StandardCharsets;
import org.ocp4j.Extension;
import org.ocp4j.Format;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpNode;
import org.ocp4j.ParseOptions;
import org.ocp4j.Point;

/** A copy of a document's source, and what edits need to know of it. */
final class Source {
  private static final int BOM_LENGTH = 3;

  final OcpDocument document;
  final byte[] b;
  final boolean mdx;
  final ParseOptions options;

  /** The line ending of the source: the first one in it. */
  final String eol;

  private final int first;

  Source(OcpDocument document) {
    this.document = document;
    mdx = document.format() == Format.MDX;
    options = optionsOf(document);
    b = copy(document);
    first =
        b.length >= BOM_LENGTH && (b[0] & 0xFF) == 0xEF && (b[1] & 0xFF) == 0xBB ? BOM_LENGTH : 0;
    int end = lineEnd(0);
    eol =
        end == b.length ? "\n" : new String(b, end, afterEol(end) - end, StandardCharsets.US_ASCII);
  }

  private static ParseOptions optionsOf(OcpDocument document) {
    ParseOptions options = ParseOptions.DEFAULT.withFormat(document.format());
    for (Extension extension : Extension.values()) {
      options = options.with(extension, document.extensions().contains(extension));
    }
    return options;
  }

  /** Copies the source without a view, which would keep the document's memory after its close. */
  private static byte[] copy(OcpDocument document) {
    byte[] source = new byte[document.sourceByteSize()];
    document.copySource(0, source, 0, source.length);
    return source;
  }

  /** Returns the byte at a place, or a line feed after the end of the source. */
  int at(int place) {
    return place >= 0 && place < b.length ? b[place] : '\n';
  }

  boolean isEol(int place) {
    return isEnd(at(place));
  }

  boolean isSpace(int place) {
    return at(place) == ' ' || at(place) == '\t';
  }

  private static boolean isEnd(int c) {
    return c == '\n' || c == '\r';
  }

  /** Returns where the line starts that a place is in, after a byte order mark. */
  int lineStart(int place) {
    int at = place;
    while (at > first && !isEnd(b[at - 1])) {
      at--;
    }
    return at;
  }

  /** Returns where the line ends that a place is in, before its line ending. */
  int lineEnd(int place) {
    int at = place;
    while (at < b.length && !isEnd(b[at])) {
      at++;
    }
    return at;
  }

  /** Returns the place after a line ending, if one is at a place. */
  int afterEol(int place) {
    if (place >= b.length || !isEnd(b[place])) {
      return place;
    }
    return b[place] == '\r' && at(place + 1) == '\n' && place + 1 < b.length
        ? place + 2
        : place + 1;
  }

  int skipSpace(int place) {
    int at = place;
    while (at < b.length && isSpace(at)) {
      at++;
    }
    return at;
  }

  /** Returns the start of the spaces and tabs that end at a place. */
  int skipSpaceBack(int place) {
    int at = place;
    while (at > first && isSpace(at - 1)) {
      at--;
    }
    return at;
  }

  /** Returns whether a line has nothing but white space and marks of block quotes. */
  boolean isBlankLine(int place) {
    for (int at = lineStart(place); at < b.length && !isEnd(b[at]); at++) {
      if (!isSpace(at) && b[at] != '>') {
        return false;
      }
    }
    return true;
  }

  /** Returns whether the line before the one of a place is blank, or there is none. */
  boolean isBlankLineBefore(int place) {
    int line = lineStart(place);
    return line == first || isBlankLine(endOfLineBefore(line));
  }

  /** Returns whether the line after the one of a place is blank, or there is none. */
  boolean isBlankLineAfter(int place) {
    int next = afterEol(lineEnd(place));
    return next == b.length || isBlankLine(next);
  }

  /** Returns where the line before the one that starts at a place ends. */
  int endOfLineBefore(int line) {
    int end = line - 1;
    return end > first && b[end] == '\n' && b[end - 1] == '\r' ? end - 1 : end;
  }

  boolean isFirstLine(int place) {
    return lineStart(place) == first;
  }

  boolean startsWith(int place, String ascii) {
    for (int i = 0; i < ascii.length(); i++) {
      if (at(place + i) != ascii.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  String text(int from, int to) {
    return new String(b, from, to - from, StandardCharsets.UTF_8);
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Returns an exception that says what is wrong with an edit of a node. */
  EditException failure(String reason, OcpNode node) {
    return failure(reason, node.start(), node.end());
  }

  EditException failure(String reason, int start, int end) {
    return new EditException(reason, start, end, place(start, end));
  }

  /** Returns a range for messages: its line and column, and its bytes. */
  String place(int start, int end) {
    Point point = document.point(start);
    return "line " + point.line() + ", column " + point.column() + ", bytes " + start + " to "
        + end;
  }
}
