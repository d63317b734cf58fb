package org.ocp4j.toolkit.edit;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ocp4j.NodeKind;
import org.ocp4j.OcpNode;

/**
 * What the lines in some block quotes, list items and footnotes start with. Elements of JSX need
 * nothing at the start of a line.
 */
final class Margin {
  private static final int FOOTNOTE = 4;
  private static final int TAB = 4;

  /** White space after a marker that has this many columns starts indented code. */
  private static final int CODE = 5;

  private final Source source;

  /** The containers, outermost first. */
  private final List<OcpNode> containers = new ArrayList<>();

  /** The columns that their lines after the first one are indented; 0 for block quotes. */
  private final List<Integer> widths = new ArrayList<>();

  private final String prefix;

  /** What a line of white space starts with: it keeps what it has of a footnote's indentation. */
  private final String whitePrefix;

  /** Where a scan of a line is, in bytes and columns; a tab may be partly behind it. */
  private int at;

  private int column;

  private Margin(Source source, OcpNode parent) {
    this.source = source;
    for (OcpNode node = parent; node != null; node = node.parent()) {
      if (isContainer(node.kind())) {
        containers.add(0, node);
      }
    }
    StringBuilder text = new StringBuilder();
    int footnotes = 0;
    for (int i = 0; i < containers.size(); i++) {
      boolean isQuote = containers.get(i).kind() == NodeKind.BLOCKQUOTE;
      widths.add(isQuote ? 0 : width(i));
      text.append(isQuote ? "> " : " ".repeat(widths.get(i)));
      boolean isNote = containers.get(i).kind() == NodeKind.FOOTNOTE_DEFINITION;
      footnotes = isQuote ? 0 : footnotes + (isNote ? FOOTNOTE : 0);
    }
    prefix = text.toString();
    whitePrefix = prefix.substring(0, prefix.length() - footnotes);
  }

  /**
   * Returns the margin of the children of a node.
   *
   * @throws EditException when a line of the containers does not show where they start
   */
  static Margin of(Source source, OcpNode parent) {
    return new Margin(source, parent);
  }

  private static boolean isContainer(NodeKind kind) {
    return kind == NodeKind.BLOCKQUOTE
        || kind == NodeKind.LIST_ITEM
        || kind == NodeKind.FOOTNOTE_DEFINITION;
  }

  /** Returns what a line starts with that is not blank. */
  String prefix() {
    return prefix;
  }

  /** Returns what a line starts with that has white space only. */
  String whitePrefix() {
    return whitePrefix;
  }

  /** Returns what a blank line consists of. */
  String blank() {
    return prefix.stripTrailing();
  }

  /** Returns the end of a line and the start of the next one. */
  String line() {
    return source.eol + prefix;
  }

  /** Returns the end of a line, a blank line, and the start of the next one. */
  String gap() {
    return source.eol + blank() + source.eol + prefix;
  }

  /** Returns whether a container starts on the line of a place. */
  boolean startsOnLine(int place) {
    for (OcpNode container : containers) {
      if (isOnLine(container, place)) {
        return true;
      }
    }
    return false;
  }

  private boolean isOnLine(OcpNode container, int place) {
    return source.lineStart(container.start()) == source.lineStart(place);
  }

  /**
   * Returns where the content of a line starts, after the marks of the containers, or -1 if the
   * line has not all of them, or a tab that is only in part indentation.
   */
  int contentStart(int place) {
    int line = source.lineStart(place);
    if (!scan(line, containers.size())) {
      return -1;
    }
    boolean isInTab = source.at(at) == '\t' && column % TAB != 0 && column != columnOf(at);
    return isInTab ? -1 : at;
  }

  private int columnOf(int place) {
    int result = 0;
    for (int i = source.lineStart(place); i < place; i++) {
      result = source.at(i) == '\t' ? tabEnd(result) : result + 1;
    }
    return result;
  }

  private static int tabEnd(int column) {
    return (column / TAB + 1) * TAB;
  }

  private int width(int index) {
    OcpNode container = containers.get(index);
    if (container.kind() == NodeKind.FOOTNOTE_DEFINITION) {
      return FOOTNOTE;
    }
    if (!scan(source.lineStart(container.start()), index)) {
      throw source.failure(
          "the lines of this list item do not show where it starts: insert raw source instead",
          container);
    }
    int base = column;
    skipItem(container);
    return column - base;
  }

  /** Scans the start of a line, through the marks of the first containers. */
  private boolean scan(int line, int count) {
    at = line;
    column = 0;
    for (int i = 0; i < count; i++) {
      OcpNode container = containers.get(i);
      boolean isFirst = isOnLine(container, line);
      boolean found = switch (container.kind()) {
        case BLOCKQUOTE -> skipQuote();
        case LIST_ITEM -> isFirst ? skipItem(container) : skipColumns(widths.get(i));
        default -> isFirst ? skipFootnote(container) : skipColumns(FOOTNOTE);
      };
      if (!found) {
        return false;
      }
    }
    return true;
  }

  private boolean skipQuote() {
    skipSpace();
    if (source.at(at) != '>') {
      return false;
    }
    at++;
    column++;
    if (source.isSpace(at)) {
      skipColumns(1);
    }
    return true;
  }

  private void skipSpace() {
    while (source.isSpace(at)) {
      column = source.at(at) == '\t' ? tabEnd(column) : column + 1;
      at++;
    }
  }

  /** Passes over columns of white space; fewer are enough on a line that is blank. */
  private boolean skipColumns(int count) {
    int target = column + count;
    while (column < target) {
      if (!source.isSpace(at)) {
        return source.isEol(at);
      }
      int next = source.at(at) == '\t' ? tabEnd(column) : column + 1;
      if (next > target) {
        column = target;
        return true;
      }
      column = next;
      at++;
    }
    return true;
  }

  private boolean skipItem(OcpNode item) {
    skipSpace();
    if (at != item.start()) {
      return false;
    }
    while (source.at(at) >= '0' && source.at(at) <= '9') {
      at++;
      column++;
    }
    at++;
    column++;
    int marker = at;
    int markerColumn = column;
    skipSpace();
    if (source.isEol(at) || (!source.mdx && column - markerColumn >= CODE)) {
      at = marker;
      column = markerColumn;
      if (source.isSpace(at)) {
        skipColumns(1);
      } else {
        column++;
      }
    }
    return true;
  }

  private boolean skipFootnote(OcpNode footnote) {
    skipSpace();
    if (at != footnote.start()) {
      return false;
    }
    int end = at;
    while (!source.isEol(end) && !(source.at(end) == ']' && source.at(end + 1) == ':')) {
      end++;
    }
    if (source.isEol(end)) {
      return false;
    }
    column += end + 2 - at;
    at = end + 2;
    skipSpace();
    return true;
  }

  /** Returns the first line of a node, or null if something else stands before the node on it. */
  @Nullable
  Integer ownLine(int nodeStart) {
    int content = contentStart(nodeStart);
    return content >= 0 && source.skipSpace(content) >= nodeStart && content <= nodeStart
        ? content
        : null;
  }
}
