package org.ocp4j.engine.java.internal;

import org.ocp4j.NodeKind;

/**
 * The rows that the block phase writes and {@link BlockTree} reads, in document order. A container
 * is two rows: one opens it and one closes it. A row is named by its index in {@link #ints}.
 *
 * <p>Each row has a kind, flags and a span of the source. Its other integers mean something else
 * for each kind; each meaning has an accessor and a method that adds such a row.
 */
final class Rows {
  /** Number of integers in a row. */
  static final int STRIDE = 8;

  /** Kind of a row that closes a container. All other kinds but {@link #TAG} are node kinds. */
  static final int CLOSE = 0;

  /** Kind of a row that is a JSX tag in flow. */
  static final int TAG = 64;

  private static final int KIND = 0;
  private static final int FLAGS = 1;
  private static final int START = 2;
  private static final int END = 3;
  private static final int FIRST = 4;
  private static final int SECOND = 5;
  private static final int THIRD = 6;
  private static final int FOURTH = 7;

  /** Flag of a paragraph that a list item starts with. */
  private static final int ITEM_START = 1;

  /** Flag of a JSX tag that has no partner. The tag becomes text. */
  private static final int REFUSED = 1;

  final Ints ints;

  Rows(Scratch scratch) {
    ints = new Ints(scratch, STRIDE * 256);
  }

  /** Returns the number of integers in all rows, which is the index after the last row. */
  int size() {
    return ints.size;
  }

  // All rows.

  /** Returns {@link #CLOSE}, {@link #TAG} or the code of a node kind. */
  int kind(int row) {
    return ints.array[row + KIND];
  }

  /** Returns the flags of a node as the payload has them. */
  int flags(int row) {
    return ints.array[row + FLAGS];
  }

  /** Sets flags of a node and keeps those it has. */
  void addFlags(int row, int flags) {
    ints.array[row + FLAGS] |= flags;
  }

  /** Returns the source offset where the row starts. */
  int start(int row) {
    return ints.array[row + START];
  }

  /** Returns the source offset where the row ends. */
  int end(int row) {
    return ints.array[row + END];
  }

  /** Moves the end of a row to {@code end}, unless the row ends there or later already. */
  void reach(int row, int end) {
    if (ints.array[row + END] < end) {
      ints.array[row + END] = end;
    }
  }

  /** Returns whether another row closes rows of this kind. */
  static boolean isContainer(int kind) {
    return kind == NodeKind.BLOCKQUOTE.code()
        || kind == NodeKind.LIST.code()
        || kind == NodeKind.LIST_ITEM.code()
        || kind == NodeKind.FOOTNOTE_DEFINITION.code()
        || kind == NodeKind.TABLE.code();
  }

  /** Adds a node without operands and returns its row. */
  int addNode(int kind, int flags, int start, int end) {
    return add(kind, flags, start, end, 0, 0);
  }

  private int add(int kind, int flags, int start, int end, int first, int second) {
    int row = ints.row(STRIDE);
    int[] array = ints.array;
    array[row + KIND] = kind;
    array[row + FLAGS] = flags;
    array[row + START] = start;
    array[row + END] = end;
    array[row + FIRST] = first;
    array[row + SECOND] = second;
    array[row + THIRD] = 0;
    array[row + FOURTH] = 0;
    return row;
  }

  // Rows that close a container.

  /** Adds a row that closes the container that {@code opening} opens. */
  void addClose(int opening) {
    add(CLOSE, 0, 0, 0, opening, 0);
  }

  /** Returns the row that opens the container that this row closes. */
  int opening(int row) {
    return ints.array[row + FIRST];
  }

  // Paragraphs, headings, code, HTML and math: their content is in segments.

  /** Adds a node with the segments from {@code firstSegment} to {@code segmentsEnd}. */
  int addContent(int kind, int flags, int start, int end, int firstSegment, int segmentsEnd) {
    return add(kind, flags, start, end, firstSegment, segmentsEnd);
  }

  /** Adds a heading. */
  void addHeading(int depth, int start, int end, int firstSegment, int segmentsEnd) {
    add(NodeKind.HEADING.code(), depth, start, end, firstSegment, segmentsEnd);
  }

  /** Adds a paragraph. */
  void addParagraph(boolean startsItem, int start, int end, int firstSegment, int segmentsEnd) {
    int flags = startsItem ? ITEM_START : 0;
    add(NodeKind.PARAGRAPH.code(), flags, start, end, firstSegment, segmentsEnd);
  }

  /** Returns the index of the first integer of the first segment. */
  int firstSegment(int row) {
    return ints.array[row + FIRST];
  }

  /** Returns the index after the last integer of the last segment. */
  int segmentsEnd(int row) {
    return ints.array[row + SECOND];
  }

  /** Returns the depth of a heading, from 1 to 6. */
  int headingDepth(int row) {
    return ints.array[row + FLAGS];
  }

  /** Returns whether a list item starts with this paragraph. */
  boolean startsItem(int row) {
    return ints.array[row + FLAGS] == ITEM_START;
  }

  /** Sets the span of the info string of fenced code or math, as source offsets. */
  void setInfo(int row, int start, int end) {
    ints.array[row + THIRD] = start;
    ints.array[row + FOURTH] = end;
  }

  /** Returns the source offset where the info string starts. */
  int infoStart(int row) {
    return ints.array[row + THIRD];
  }

  /** Returns the source offset where the info string ends. */
  int infoEnd(int row) {
    return ints.array[row + FOURTH];
  }

  // Front matter, ESM and expressions: their content is a value.

  /** Adds a node with a value, whose offset is as in {@link Values}. */
  void addValue(int kind, int start, int end, int offset, int length) {
    add(kind, 0, start, end, offset, length);
  }

  /** Returns the offset of the value, as in {@link Values}. */
  int valueOffset(int row) {
    return ints.array[row + FIRST];
  }

  /** Returns the length of the value, in bytes. */
  int valueLength(int row) {
    return ints.array[row + SECOND];
  }

  // Lists, footnotes, tables and definitions.

  /** Adds a list whose first item has the given number. */
  int addList(int flags, int start, int end, int number) {
    return add(NodeKind.LIST.code(), flags, start, end, number, 0);
  }

  /** Returns the number of the first item of a list. */
  int listStart(int row) {
    return ints.array[row + FIRST];
  }

  /** Adds a footnote definition with the span of its label, as source offsets. */
  int addFootnoteDefinition(int start, int end, int labelStart, int labelEnd) {
    return add(NodeKind.FOOTNOTE_DEFINITION.code(), 0, start, end, labelStart, labelEnd);
  }

  /** Returns the source offset where the label of a footnote definition starts. */
  int labelStart(int row) {
    return ints.array[row + FIRST];
  }

  /** Returns the source offset where the label of a footnote definition ends. */
  int labelEnd(int row) {
    return ints.array[row + SECOND];
  }

  /** Adds a table with the alignments from {@code firstAlign} to {@code alignsEnd}. */
  int addTable(int start, int end, int firstAlign, int alignsEnd) {
    return add(NodeKind.TABLE.code(), 0, start, end, firstAlign, alignsEnd);
  }

  /** Returns the index of a table's first alignment in {@link Tables#aligns}. */
  int firstAlign(int row) {
    return ints.array[row + FIRST];
  }

  /** Returns the index after a table's last alignment in {@link Tables#aligns}. */
  int alignsEnd(int row) {
    return ints.array[row + SECOND];
  }

  /** Adds a definition, which is a row of {@link Definitions#rows}. */
  void addDefinition(int start, int end, int definition) {
    add(NodeKind.DEFINITION.code(), 0, start, end, definition, 0);
  }

  /** Returns the row of a definition in {@link Definitions#rows}. */
  int definition(int row) {
    return ints.array[row + FIRST];
  }

  // JSX tags in flow.

  /** Adds a tag, which is a row of {@link Jsx#tags}, and returns its row. */
  int addTag(int start, int end, int tag) {
    return add(TAG, 0, start, end, tag, 0);
  }

  /** Returns the row of a tag in {@link Jsx#tags}. */
  int tag(int row) {
    return ints.array[row + FIRST];
  }

  /** Turns a tag without a partner into text. */
  void refuse(int row) {
    ints.array[row + FLAGS] = REFUSED;
  }

  /** Returns whether a tag is text because it has no partner. */
  boolean isRefused(int row) {
    return ints.array[row + FLAGS] == REFUSED;
  }

  /** Sets the value that a tag has if it becomes text. Only a lenient parse needs it. */
  void setTagText(int row, int offset, int length) {
    ints.array[row + THIRD] = offset;
    ints.array[row + FOURTH] = length;
  }

  /** Returns the offset of the value of a tag that is text, as in {@link Values}. */
  int tagTextOffset(int row) {
    return ints.array[row + THIRD];
  }

  /** Returns the length of the value of a tag that is text, in bytes. */
  int tagTextLength(int row) {
    return ints.array[row + FOURTH];
  }
}
