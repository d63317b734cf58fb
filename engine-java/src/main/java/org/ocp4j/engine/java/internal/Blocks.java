package org.ocp4j.engine.java.internal;

import static org.ocp4j.spi.PayloadFormat.CODE_FENCED;
import static org.ocp4j.spi.PayloadFormat.ROW_HEADER;

import org.ocp4j.NodeKind;

/**
 * The block phase: a pass over the lines that leaves {@link Rows}. Each line first continues what
 * containers it can, then opens new ones, and what is left of it goes to a leaf.
 */
final class Blocks {
  private static final int NO_LEAF = 0;
  private static final int PARAGRAPH = 1;
  private static final int INDENTED = 2;
  private static final int FENCED = 3;
  private static final int HTML = 4;
  private static final int TABLE = 5;

  /** Integers of a segment: start, end, virtual spaces before. */
  static final int SEGMENT = 3;

  final Rows rows;
  final Ints segments;
  final Definitions definitions;
  final Footnotes footnotes;
  final Tables tables;

  private final Flow flow;
  private final Text text;
  private final Containers containers;
  private final Line line = new Line();
  private final Runnable closeForContainer = this::closeForContainer;

  private byte[] b = new byte[0];
  private int length;
  private boolean mdx;
  private boolean gfm;
  private boolean math;

  /** The open leaf, where it starts, its first segment, and the end of its last line. */
  private int leaf;

  private int leafStart;
  private int leafSegments;
  private int leafEnd;

  /** Whether the open paragraph is what an item starts with. */
  private boolean itemStart;

  /**
   * The open paragraph's last line: its segment's start, its text, and the end of the one before.
   */
  private int lastLine;

  private int lastText;
  private int beforeLast;

  private int tableRow;

  /** How many of an indented block's segments are followed by no more than blank lines. */
  private int codeSegments;

  private int codeEnd;
  private boolean codeBlanks;

  private int fenceMark;
  private int fenceSize;
  private int fenceIndent;
  private int infoStart;
  private int infoEnd;
  private int htmlKind;

  Blocks(
      Scratch scratch,
      Values values,
      Definitions definitions,
      Jsx jsx,
      Expressions expressions,
      Problems problems) {
    this.definitions = definitions;
    rows = new Rows(scratch);
    segments = new Ints(scratch, SEGMENT * 256);
    footnotes = new Footnotes(scratch);
    tables = new Tables(scratch);
    text = new Text(scratch);
    containers = new Containers(scratch, rows, footnotes);
    this.flow = new Flow(scratch, rows, containers, values, jsx, expressions, problems);
  }

  /** Reads a source from {@code from}, past its front matter, to the end. */
  void parse(byte[] source, int from, int length, Grammar grammar, int maxDepth) {
    b = source;
    this.length = length;
    mdx = grammar.mdx();
    gfm = grammar.gfm();
    math = grammar.math();
    segments.clear();
    footnotes.clear();
    tables.clear();
    leaf = NO_LEAF;
    line.source(source, length);
    containers.begin(grammar, maxDepth);
    flow.begin(source, length);
    int at = from;
    while (at < length) {
      if (leaf == FENCED && fenceIndent == 0 && containers.depth() == 0) {
        // The lines are code as they stand, up to one with the fence's mark.
        at = takeCode(at);
        if (at == length) {
          break;
        }
      }
      line.begin(at);
      at = line();
    }
    finish();
  }

  /** Reads the line at hand; returns where the next one starts. */
  private int line() {
    containers.match(line);
    boolean all = containers.allMatched() && !containers.nextItem;
    if (all && (leaf == FENCED || leaf == HTML)) {
      continueRaw();
      return line.next;
    }
    boolean opened = !(all && line.start <= flow.scannedTo)
        && containers.open(line, all && leaf != NO_LEAF && leaf != TABLE, closeForContainer);
    boolean lazy = !containers.allMatched();
    if (line.blank) {
      blank(lazy, opened);
      return line.next;
    }
    if (leaf == PARAGRAPH && continueParagraph(lazy)) {
      containers.reach(line.end);
      return line.next;
    }
    if (leaf == TABLE && !lazy && isTableRow()) {
      addTableRow(line.text, line.end, 0);
      return line.next;
    }
    if (leaf == INDENTED && !lazy && line.indent >= 4) {
      addCode();
      containers.reach(line.end);
      return line.next;
    }
    return startLeaf(lazy);
  }

  private void blank(boolean lazy, boolean opened) {
    if (leaf == INDENTED && !lazy) {
      if (line.indent >= 4) {
        addCode();
        return;
      }
      add(line.end, line.end, 0);
      codeBlanks = true;
    } else {
      closeLeaf();
      if (line.end == length) {
        containers.reachEnd(line);
      }
      containers.close(containers.matched);
    }
    if (!opened) {
      containers.blank(line);
    }
  }

  // Leaves.

  /** Whether the line continues the open paragraph, or is the underline that makes it a heading. */
  private boolean continueParagraph(boolean lazy) {
    boolean maybe = mdx || line.indent < 4;
    if (maybe && gfm && !lazy && lastText >= 0 && startTable()) {
      return true;
    }
    if (maybe) {
      int depth = lazy ? 0 : Leaves.setextDepth(b, line.text, line.end);
      if (depth > 0 && closeParagraph(depth)) {
        return true;
      }
      if (leaf == NO_LEAF || startsLeaf(containers.allMatched())) {
        return false;
      }
    }
    beforeLast = leafEnd;
    lastLine = line.at;
    lastText = maybe ? line.text : -1;
    add(line.at, line.end, line.virtual);
    leafEnd = line.end;
    return true;
  }

  /**
   * Whether a leaf that is no paragraph starts here.
   *
   * @param interrupt not one of HTML that cannot interrupt a paragraph
   */
  private boolean startsLeaf(boolean interrupt) {
    int at = line.text;
    int end = line.end;
    return switch (b[at]) {
      case '#' -> Leaves.atxDepth(b, at, end) > 0;
      case '*', '-', '_' -> Leaves.isThematicBreak(b, at, end);
      case '`', '~', '$' -> Leaves.fenceSize(b, at, end, math) > 0;
      case '<' -> mdx ? flow.scan(line) : Html.blockKind(b, at, end, interrupt) != Html.NONE;
      case '{' -> mdx && flow.scan(line);
      default -> false;
    };
  }

  private int startLeaf(boolean lazy) {
    boolean scanned = flow.scannedAt == line.start;
    boolean stay = lazy && leaf == PARAGRAPH && isCompleteHtml();
    closeLeaf();
    if (lazy && !stay) {
      containers.close(containers.matched);
    }
    containers.noteChild();
    itemStart = containers.isItemStart(line);
    containers.reach(line.end);
    if (!mdx && line.indent >= 4) {
      leaf = INDENTED;
      leafStart = line.at;
      codeBlanks = false;
      begin();
      addCode();
      if (lazy) {
        closeLeaf();
      }
      return line.next;
    }
    if (mdx && (b[line.text] == '<' || b[line.text] == '{') && (scanned || flow.scan(line))) {
      return flow.commit();
    }
    if (isEsm()) {
      int next = flow.esm(line);
      if (next >= 0) {
        return next;
      }
    }
    return startLine();
  }

  /**
   * A complete tag on a lazy line ends the paragraph, but goes where the paragraph is when another
   * line follows: so has the reference implementation.
   */
  private boolean isCompleteHtml() {
    return !mdx
        && line.next > line.end
        && line.indent < 4
        && b[line.text] == '<'
        && Html.blockKind(b, line.text, line.end, false) == Html.COMPLETE;
  }

  private boolean isEsm() {
    return mdx && line.text == line.start && containers.depth() == 0 && flow.isEsm(line);
  }

  private int startLine() {
    int at = line.text;
    int end = line.end;
    int depth = Leaves.atxDepth(b, at, end);
    if (depth > 0) {
      heading(at, depth);
    } else if (Leaves.isThematicBreak(b, at, end)) {
      rows.add(NodeKind.THEMATIC_BREAK.code(), 0, at, end, 0, 0);
    } else if (Leaves.fenceSize(b, at, end, math) > 0) {
      fence(at);
    } else if (!mdx && b[at] == '<' && html(at)) {
      return line.next;
    } else {
      leaf = PARAGRAPH;
      begin();
      add(at, end, 0);
      leafStart = at;
      leafEnd = end;
      beforeLast = -1;
      lastLine = at;
      lastText = at;
    }
    return line.next;
  }

  private void begin() {
    leafSegments = segments.n;
  }

  /** Adds a line's content, joining it to the line before where both stand together. */
  private void add(int start, int end, int virtual) {
    int[] a = segments.a;
    int last = segments.n - SEGMENT;
    if (last >= leafSegments) {
      int lastEnd = Chars.afterEol(b, a[last + 1], length);
      a[last + 1] = lastEnd;
      if (lastEnd == start && virtual == 0) {
        a[last + 1] = end;
        return;
      }
    }
    int row = segments.row(SEGMENT);
    segments.a[row] = start;
    segments.a[row + 1] = end;
    segments.a[row + 2] = virtual;
  }

  private void heading(int at, int depth) {
    int end = line.end;
    int from = Chars.skipSpace(b, at + depth, end);
    int to = trimEnd(from, end);
    int marks = to;
    while (marks > from && b[marks - 1] == '#') {
      marks--;
    }
    if (marks == from || Chars.isSpace(b[marks - 1])) {
      to = trimEnd(from, marks);
    }
    begin();
    add(from, to, 0);
    rows.add(NodeKind.HEADING.code(), depth, at, end, leafSegments, segments.n);
  }

  private int trimEnd(int from, int to) {
    int i = to;
    while (i > from && Chars.isSpace(b[i - 1])) {
      i--;
    }
    return i;
  }

  // Code.

  private void addCode() {
    if (codeBlanks) {
      containers.clearBlank();
    }
    line.skipColumns(4);
    add(line.at, line.end, line.virtual);
    codeSegments = segments.n;
    codeEnd = line.end;
    codeBlanks = false;
  }

  private void fence(int at) {
    leaf = FENCED;
    leafStart = at;
    begin();
    fenceMark = b[at];
    fenceSize = Leaves.fenceSize(b, at, line.end, math);
    fenceIndent = line.indent;
    infoStart = Chars.skipSpace(b, at + fenceSize, line.end);
    infoEnd = line.end;
    leafEnd = line.end;
  }

  private void continueRaw() {
    boolean nothingLeft = line.at == length && line.virtual == 0;
    if (leaf == FENCED) {
      if (!line.blank
          && (mdx || line.indent < 4)
          && Leaves.isClosingFence(b, line.text, line.end, fenceMark, fenceSize)) {
        leafEnd = line.end;
        closeFence(true);
        return;
      }
      line.skipColumns(Math.min(fenceIndent, line.indent));
    } else if (line.blank && htmlKind >= Html.BASIC) {
      closeLeaf();
      containers.blank(line);
      return;
    }
    add(line.at, line.end, line.virtual);
    leafEnd = nothingLeft ? line.start : line.end;
    containers.reach(line.end);
    if (leaf == HTML && Html.endsBlock(htmlKind, b, line.at, line.end, false)) {
      closeLeaf();
    }
  }

  /** Adds lines to the fence, up to one that may close it; returns where that one starts. */
  private int takeCode(int start) {
    int stop = nextFence(start);
    if (stop > start) {
      int end = b[stop - 1] == '\n' ? stop - 1 : stop;
      if (end > start && b[end - 1] == '\r') {
        end--;
      }
      add(start, end, 0);
      leafEnd = end;
    }
    return stop;
  }

  /** Where the next line starts whose first byte, but for white space, is the fence's mark. */
  private int nextFence(int start) {
    int at = start;
    while (true) {
      int mark = Scan.indexOf(b, at, length, fenceMark);
      if (mark == length) {
        return length;
      }
      int lineStart = mark;
      while (lineStart > at && !Chars.isEol(b[lineStart - 1])) {
        lineStart--;
      }
      if (Chars.skipSpace(b, lineStart, mark) == mark) {
        return lineStart;
      }
      at = Chars.afterEol(b, Scan.lineEnd(b, mark, length), length);
    }
  }

  private void closeFence(boolean whole) {
    if (!whole) {
      dropLastEol();
    }
    int kind = fenceMark == '$' ? NodeKind.MATH.code() : NodeKind.CODE.code();
    int flags = fenceMark == '$' ? 0 : CODE_FENCED;
    int row = rows.add(kind, flags, leafStart, leafEnd, leafSegments, segments.n);
    rows.set(row, Rows.C, infoStart);
    rows.set(row, Rows.D, infoEnd);
    containers.reach(leafEnd);
    leaf = NO_LEAF;
  }

  /** Drops the line ending that the last line's content ends with, when that line is empty. */
  private void dropLastEol() {
    int[] a = segments.a;
    int last = segments.n - SEGMENT;
    if (last >= leafSegments && a[last] == a[last + 1] && a[last + 2] == 0) {
      segments.n = last;
      last -= SEGMENT;
    }
    if (last >= leafSegments && a[last + 1] > a[last] && Chars.isEol(b[a[last + 1] - 1])) {
      int end = a[last + 1] - 1;
      a[last + 1] = end > a[last] && b[end] == '\n' && b[end - 1] == '\r' ? end - 1 : end;
    }
  }

  // Tables.

  /** Whether the line is the second of a table that starts with the paragraph's last line. */
  private boolean startTable() {
    int head = lastText;
    int headEnd = leafEnd;
    int aligns = tables.aligns.n;
    if (!tables.startsTable(b, head, headEnd, line.text, line.end)) {
      return false;
    }
    if (beforeLast < 0) {
      segments.n = leafSegments;
    } else {
      dropLastLine();
      closeParagraph(0);
    }
    leaf = TABLE;
    tableRow = rows.add(NodeKind.TABLE.code(), 0, head, line.end, aligns, tables.aligns.n);
    addTableRow(head, headEnd, ROW_HEADER);
    rows.reach(tableRow, line.end);
    return true;
  }

  private void dropLastLine() {
    int[] a = segments.a;
    int last = segments.n - SEGMENT;
    if (a[last] == lastLine) {
      segments.n = last;
      last -= SEGMENT;
    }
    a[last + 1] = beforeLast;
    leafEnd = beforeLast;
  }

  private void addTableRow(int start, int end, int flags) {
    rows.add(NodeKind.TABLE_ROW.code(), flags, start, end, 0, 0);
    rows.reach(tableRow, end);
    containers.reach(end);
  }

  /** Whether the line goes on with the open table: whatever starts nothing else does. */
  private boolean isTableRow() {
    return (mdx || line.indent < 4) && !startsLeaf(false) && !isEsm();
  }

  // HTML.

  private boolean html(int at) {
    htmlKind = Html.blockKind(b, at, line.end, false);
    if (htmlKind == Html.NONE) {
      return false;
    }
    leaf = HTML;
    leafStart = line.at;
    leafEnd = line.end;
    begin();
    add(line.at, line.end, line.virtual);
    if (Html.endsBlock(htmlKind, b, at + 1, line.end, true)) {
      closeLeaf();
    }
    return true;
  }

  // Ends.

  private void closeLeaf() {
    switch (leaf) {
      case PARAGRAPH -> closeParagraph(0);
      case INDENTED -> closeIndented();
      case FENCED -> closeFence(false);
      case TABLE -> rows.add(Rows.CLOSE, 0, 0, 0, tableRow, 0);
      case HTML -> {
        rows.add(NodeKind.HTML.code(), 0, leafStart, leafEnd, leafSegments, segments.n);
        containers.reach(leafEnd);
      }
      default -> {}
    }
    leaf = NO_LEAF;
  }

  private void closeIndented() {
    int[] a = segments.a;
    if (codeBlanks) {
      segments.n = codeSegments;
      a[codeSegments - SEGMENT + 1] = codeEnd;
    }
    dropLastEol();
    rows.add(NodeKind.CODE.code(), 0, leafStart, codeEnd, leafSegments, segments.n);
    containers.reach(codeEnd);
  }

  /**
   * Ends the open paragraph: definitions at its start are taken off, the rest is a paragraph, or a
   * heading of the given depth.
   *
   * @return whether anything was left after the definitions
   */
  private boolean closeParagraph(int depth) {
    leaf = NO_LEAF;
    int start = leafStart;
    if (b[start] == '[') {
      start = takeDefinitions();
      if (start < 0) {
        return false;
      }
    }
    int end = depth > 0 ? line.end : leafEnd;
    int kind = depth > 0 ? NodeKind.HEADING.code() : NodeKind.PARAGRAPH.code();
    int flags = depth == 0 && itemStart ? Rows.ITEM_START : depth;
    rows.add(kind, flags, start, end, leafSegments, segments.n);
    containers.reach(end);
    return true;
  }

  /** Takes definitions off the start of the content; returns where the rest starts, or -1. */
  private int takeDefinitions() {
    text.segments(b, segments, leafSegments, segments.n);
    int at = text.from;
    while (at < text.to && text.b[at] == '[') {
      int row = definitions.rows.n;
      int next = definitions.scan(text, at);
      if (next < 0) {
        break;
      }
      rows.add(NodeKind.DEFINITION.code(), 0, definitions.start, definitions.end, row, 0);
      containers.reach(definitions.end);
      at = Chars.skipSpace(text.b, next, text.to);
    }
    if (at >= text.to) {
      return -1;
    }
    int start = text.source(at);
    int[] a = segments.a;
    while (a[leafSegments + 1] <= start) {
      leafSegments += SEGMENT;
    }
    a[leafSegments] = start;
    a[leafSegments + 2] = 0;
    return start;
  }

  /** A new container ends the leaf: the line ending before it goes to the leaf. */
  private void closeForContainer() {
    endRaw(line.start);
    closeLeaf();
  }

  /** Ends an unclosed fence or HTML so that it reaches {@code end}, past its last line ending. */
  private void endRaw(int end) {
    if (leaf == FENCED) {
      leafEnd = end;
      closeFence(true);
    } else if (leaf == HTML && htmlKind < Html.BASIC) {
      add(end, end, 0);
      leafEnd = end;
    }
  }

  private void finish() {
    if (length > 0 && Chars.isEol(b[length - 1]) && !containers.inQuote()) {
      endRaw(length);
    }
    closeLeaf();
    containers.close(0);
  }
}
