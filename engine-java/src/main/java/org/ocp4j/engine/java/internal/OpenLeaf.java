package org.ocp4j.engine.java.internal;

import static org.ocp4j.spi.PayloadFormat.CODE_FENCED;
import static org.ocp4j.spi.PayloadFormat.ROW_HEADER;

import org.ocp4j.NodeKind;

/**
 * The leaf that is open: its content so far, and the rows that it becomes when it closes. {@link
 * Blocks} decides which lines belong to it.
 */
final class OpenLeaf {
  // Kinds of leaf.
  static final int NONE = 0;
  static final int PARAGRAPH = 1;
  static final int INDENTED = 2;
  static final int FENCED = 3;
  static final int HTML = 4;
  static final int TABLE = 5;

  /** Number of integers in a segment: start, end, and virtual spaces before the start. */
  private static final int SEGMENT = 3;

  /** The content of all leaves, as spans of the source. */
  final Ints segments;

  /** The kind of the open leaf. */
  int kind;

  private final Line line;
  private final Rows rows;
  private final Containers containers;
  private final Definitions definitions;
  private final Tables tables;
  private final Text text;

  private byte[] source = Scratch.NONE;
  private int length;

  private int start;

  /** The end of the last line. */
  private int end;

  private int firstSegment;

  // The open paragraph.

  private boolean startsItem;

  /** The start of the last line's segment. */
  private int lastLine;

  /** The start of the last line's text, or -1 if the line is indented like code. */
  private int lastText;

  /** The end of the line before the last, or -1. */
  private int beforeLast;

  // The open indented code.

  /** The end of the segments up to the blank lines at the end. */
  private int codeSegments;

  private int codeEnd;

  /** Whether the last lines are blank. */
  private boolean codeBlanks;

  // The open fence.

  private int fenceMark;
  private int fenceSize;
  private int fenceIndent;
  private int infoStart;
  private int infoEnd;

  /** The kind of the open HTML, see {@link Html}. */
  private int htmlKind;

  /** The row of the open table. */
  private int tableRow;

  OpenLeaf(
      Scratch scratch,
      Line line,
      Rows rows,
      Containers containers,
      Definitions definitions,
      Tables tables) {
    this.line = line;
    this.rows = rows;
    this.containers = containers;
    this.definitions = definitions;
    this.tables = tables;
    segments = new Ints(scratch, SEGMENT * 256);
    text = new Text(scratch);
  }

  /** Starts a document. */
  void begin(byte[] source, int length) {
    this.source = source;
    this.length = length;
    segments.clear();
    kind = NONE;
  }

  private void open(int kind, int start) {
    this.kind = kind;
    this.start = start;
    firstSegment = segments.size;
  }

  /** Adds a line's content. Content that follows the last segment in the source extends it. */
  private void add(int start, int end, int virtual) {
    int[] array = segments.array;
    int last = segments.size - SEGMENT;
    if (last >= firstSegment) {
      int lastEnd = Chars.afterEol(source, array[last + 1], length);
      array[last + 1] = lastEnd;
      if (lastEnd == start && virtual == 0) {
        array[last + 1] = end;
        return;
      }
    }
    int row = segments.row(SEGMENT);
    segments.array[row] = start;
    segments.array[row + 1] = end;
    segments.array[row + 2] = virtual;
  }

  // Headings.

  /** Adds the heading that the number signs of the line start. */
  void heading(int depth) {
    int from = Chars.skipSpace(source, line.text + depth, line.end);
    int to = trimEnd(from, line.end);
    int marks = to;
    while (marks > from && source[marks - 1] == '#') {
      marks--;
    }
    if (marks == from || Chars.isSpace(source[marks - 1])) {
      to = trimEnd(from, marks);
    }
    firstSegment = segments.size;
    add(from, to, 0);
    rows.addHeading(depth, line.text, line.end, firstSegment, segments.size);
  }

  private int trimEnd(int from, int to) {
    int i = to;
    while (i > from && Chars.isSpace(source[i - 1])) {
      i--;
    }
    return i;
  }

  // Paragraphs.

  /**
   * Starts a paragraph with the line's text.
   *
   * @param startsItem whether a list item starts with the paragraph
   */
  void startParagraph(boolean startsItem) {
    open(PARAGRAPH, line.text);
    this.startsItem = startsItem;
    add(line.text, line.end, 0);
    end = line.end;
    beforeLast = -1;
    lastLine = line.text;
    lastText = line.text;
  }

  /**
   * Adds the line to the paragraph.
   *
   * @param flush whether the line is not indented like code
   */
  void continueParagraph(boolean flush) {
    beforeLast = end;
    lastLine = line.at;
    lastText = flush ? line.text : -1;
    add(line.at, line.end, line.virtual);
    end = line.end;
  }

  /**
   * Ends the paragraph. Definitions at its start become rows of their own, the rest becomes a
   * paragraph, or a heading if {@code depth} is not 0.
   *
   * @return whether anything is left after the definitions
   */
  boolean closeParagraph(int depth) {
    kind = NONE;
    int from = start;
    if (source[from] == '[') {
      from = takeDefinitions();
      if (from < 0) {
        return false;
      }
    }
    int to = depth > 0 ? line.end : end;
    if (depth > 0) {
      rows.addHeading(depth, from, to, firstSegment, segments.size);
    } else {
      rows.addParagraph(startsItem, from, to, firstSegment, segments.size);
    }
    containers.reach(to);
    return true;
  }

  /**
   * Takes the definitions off the start of the content.
   *
   * @return the source offset where the rest starts, or -1 if there is no rest
   */
  private int takeDefinitions() {
    text.segments(source, segments, firstSegment, segments.size);
    int at = text.from;
    while (at < text.to && text.bytes[at] == '[') {
      int definition = definitions.rows.size;
      int next = definitions.scan(text, at);
      if (next < 0) {
        break;
      }
      rows.addDefinition(definitions.start, definitions.end, definition);
      containers.reach(definitions.end);
      at = Chars.skipSpace(text.bytes, next, text.to);
    }
    if (at >= text.to) {
      return -1;
    }
    int rest = text.source(at);
    int[] array = segments.array;
    while (array[firstSegment + 1] <= rest) {
      firstSegment += SEGMENT;
    }
    array[firstSegment] = rest;
    array[firstSegment + 2] = 0;
    return rest;
  }

  // Tables.

  /**
   * Starts a table if the line is its second row and the last line of the paragraph its first.
   *
   * @return whether a table starts
   */
  boolean startTable() {
    int head = lastText;
    if (head < 0) {
      return false;
    }
    int headEnd = end;
    int firstAlign = tables.aligns.size;
    if (!tables.startsTable(source, head, headEnd, line.text, line.end)) {
      return false;
    }
    if (beforeLast < 0) {
      segments.size = firstSegment;
    } else {
      dropLastLine();
      closeParagraph(0);
    }
    kind = TABLE;
    tableRow = rows.addTable(head, line.end, firstAlign, tables.aligns.size);
    addTableRow(head, headEnd, ROW_HEADER);
    return true;
  }

  private void dropLastLine() {
    int[] array = segments.array;
    int last = segments.size - SEGMENT;
    if (array[last] == lastLine) {
      segments.size = last;
      last -= SEGMENT;
    }
    array[last + 1] = beforeLast;
    end = beforeLast;
  }

  /** Adds the line to the table. */
  void continueTable() {
    addTableRow(line.text, line.end, 0);
  }

  private void addTableRow(int from, int to, int flags) {
    rows.addNode(NodeKind.TABLE_ROW.code(), flags, from, to);
    rows.reach(tableRow, to);
    containers.reach(to);
  }

  // Indented code.

  /** Starts indented code with the line. */
  void startCode() {
    open(INDENTED, line.at);
    codeBlanks = false;
    addCode();
  }

  /** Adds the line to the indented code. */
  void addCode() {
    if (codeBlanks) {
      containers.clearBlank();
    }
    line.skipColumns(4);
    add(line.at, line.end, line.virtual);
    codeSegments = segments.size;
    codeEnd = line.end;
    codeBlanks = false;
  }

  /** Adds a blank line to the indented code. It is dropped unless more code follows. */
  void addBlankCode() {
    add(line.end, line.end, 0);
    codeBlanks = true;
  }

  private void closeCode() {
    if (codeBlanks) {
      segments.size = codeSegments;
      segments.array[codeSegments - SEGMENT + 1] = codeEnd;
    }
    dropLastEol();
    rows.addContent(NodeKind.CODE.code(), 0, start, codeEnd, firstSegment, segments.size);
    containers.reach(codeEnd);
  }

  // Fences.

  /** Starts fenced code or math with a fence of {@code size} bytes. */
  void startFence(int size) {
    open(FENCED, line.text);
    fenceMark = source[line.text];
    fenceSize = size;
    fenceIndent = line.indent;
    infoStart = Chars.skipSpace(source, line.text + size, line.end);
    infoEnd = line.end;
    end = line.end;
  }

  /** Returns whether every line is code as it stands, up to a line with the fence's mark. */
  boolean isPlainFence() {
    return kind == FENCED && fenceIndent == 0;
  }

  /** Returns whether the line, which is not blank, closes the fence. */
  boolean isClosingFence() {
    return Leaves.isClosingFence(source, line.text, line.end, fenceMark, fenceSize);
  }

  /** Ends the fence with the line that closes it. */
  void closeFence() {
    end = line.end;
    endFence();
  }

  /** Adds the line to the fence. */
  void continueFence() {
    boolean nothingLeft = isAtEnd();
    line.skipColumns(Math.min(fenceIndent, line.indent));
    addRaw(nothingLeft);
  }

  /**
   * Adds the lines from {@code from} on, up to a line that may close the fence.
   *
   * @return the offset where that line starts, or the end of the source
   */
  int takeLines(int from) {
    int stop = nextFence(from);
    if (stop > from) {
      int last = source[stop - 1] == '\n' ? stop - 1 : stop;
      if (last > from && source[last - 1] == '\r') {
        last--;
      }
      add(from, last, 0);
      end = last;
    }
    return stop;
  }

  /** Returns the start of the next line whose first byte after white space is the fence's mark. */
  private int nextFence(int from) {
    int at = from;
    while (true) {
      int mark = Scan.indexOf(source, at, length, fenceMark);
      if (mark == length) {
        return length;
      }
      int lineStart = mark;
      while (lineStart > at && !Chars.isEol(source[lineStart - 1])) {
        lineStart--;
      }
      if (Chars.skipSpace(source, lineStart, mark) == mark) {
        return lineStart;
      }
      at = Chars.afterEol(source, Scan.lineEnd(source, mark, length), length);
    }
  }

  private void endFence() {
    int nodeKind = fenceMark == '$' ? NodeKind.MATH.code() : NodeKind.CODE.code();
    int flags = fenceMark == '$' ? 0 : CODE_FENCED;
    int row = rows.addContent(nodeKind, flags, start, end, firstSegment, segments.size);
    rows.setInfo(row, infoStart, infoEnd);
    containers.reach(end);
    kind = NONE;
  }

  // HTML.

  /** Starts HTML of a kind with the line. */
  void startHtml(int htmlKind) {
    open(HTML, line.at);
    this.htmlKind = htmlKind;
    end = line.end;
    add(line.at, line.end, line.virtual);
    if (Html.endsBlock(htmlKind, source, line.text + 1, line.end, true)) {
      close();
    }
  }

  /** Returns whether a blank line ends the HTML. */
  boolean endsAtBlank() {
    return htmlKind >= Html.BASIC;
  }

  /** Adds the line to the HTML, which may end with it. */
  void continueHtml() {
    addRaw(isAtEnd());
    if (Html.endsBlock(htmlKind, source, line.at, line.end, false)) {
      close();
    }
  }

  /** Returns whether nothing is left of the line and of the source. */
  private boolean isAtEnd() {
    return line.at == length && line.virtual == 0;
  }

  private void addRaw(boolean nothingLeft) {
    add(line.at, line.end, line.virtual);
    end = nothingLeft ? line.start : line.end;
    containers.reach(line.end);
  }

  // Ends.

  /** Closes the leaf. */
  void close() {
    switch (kind) {
      case PARAGRAPH -> closeParagraph(0);
      case INDENTED -> closeCode();
      case FENCED -> {
        dropLastEol();
        endFence();
      }
      case TABLE -> rows.addClose(tableRow);
      case HTML -> {
        rows.addContent(NodeKind.HTML.code(), 0, start, end, firstSegment, segments.size);
        containers.reach(end);
      }
      default -> {}
    }
    kind = NONE;
  }

  /** Closes a fence, or HTML without an end, at {@code offset}, past its last line ending. */
  void closeRaw(int offset) {
    if (kind == FENCED) {
      end = offset;
      endFence();
    } else if (kind == HTML && !endsAtBlank()) {
      add(offset, offset, 0);
      end = offset;
    }
  }

  /** Drops the line ending before the last line, if the last line is empty. */
  private void dropLastEol() {
    int[] array = segments.array;
    int last = segments.size - SEGMENT;
    if (last >= firstSegment && array[last] == array[last + 1] && array[last + 2] == 0) {
      segments.size = last;
      last -= SEGMENT;
    }
    if (last >= firstSegment
        && array[last + 1] > array[last]
        && Chars.isEol(source[array[last + 1] - 1])) {
      int eol = array[last + 1] - 1;
      boolean crLf = eol > array[last] && source[eol] == '\n' && source[eol - 1] == '\r';
      array[last + 1] = crLf ? eol - 1 : eol;
    }
  }
}
