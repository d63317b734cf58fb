package org.ocp4j.toolkit.markdown;

import org.ocp4j.NodeKind;
import org.ocp4j.OcpCursor;

/** Writes the markers of lists, and knows which blank lines make a list loose. */
final class Lists {
  // What was the innermost container that ended last.

  /** Nothing: a leaf came after it. */
  static final int NONE = 0;

  /** A list that is loose, one that is loose though it has one item, or one that is tight. */
  static final int LOOSE = 1;

  static final int LOOSE_SINGLE = 2;
  static final int TIGHT = 3;

  /** A block quote or a footnote. */
  static final int OTHER = 4;

  /** Most spaces before a marker, and most after it but for one. */
  private static final int MAX_SPACES = 3;

  private static final String BULLETS = "-*+";
  private static final int LAST_NUMBER = 999_999_999;

  private final OcpCursor cursor;
  private final Output out;
  private final Style style;
  private final Frames frames;
  private final CodeWriter codes;

  int closed = NONE;

  Lists(OcpCursor cursor, Output out, Style style, Frames frames, CodeWriter codes) {
    this.cursor = cursor;
    this.codes = codes;
    this.out = out;
    this.style = style;
    this.frames = frames;
  }

  // Markers.

  /**
   * Returns the marker of the list that is the current node: not that of a list right before it,
   * nor one that would make a thematic break of the line.
   *
   * @param last the code of the kind of the block before it
   */
  int marker(int last) {
    boolean ordered = cursor.ordered();
    int before = last == NodeKind.LIST.code() ? frames.get(BlockState.MARKER) : 0;
    if (ordered) {
      int delimiter = style.orderedDelimiter();
      return before == delimiter ? '.' + ')' - delimiter : delimiter;
    }
    boolean sameLine = last == 0 && frames.get(BlockState.KIND) == NodeKind.LIST_ITEM.code();
    int around = sameLine && isBare() ? frames.below(BlockState.MARKER) : 0;
    int marker = style.bullet();
    for (int i = 0; marker == before || marker == around; i++) {
      marker = BULLETS.charAt(i);
    }
    return marker;
  }

  /** Returns whether the line of the list's first item may have nothing but marks. */
  private boolean isBare() {
    int list = cursor.index();
    boolean result = true;
    if (toFirstGrandchild()) {
      NodeKind kind = cursor.kind();
      result = kind == NodeKind.LIST || kind == NodeKind.THEMATIC_BREAK;
    }
    cursor.moveTo(list);
    return result;
  }

  /** Moves to the first child of the first item, if it has one; else maybe to the item. */
  private boolean toFirstGrandchild() {
    boolean hasItem = cursor.toFirstChild();
    return hasItem && cursor.toFirstChild();
  }

  /**
   * Returns how many more spaces than usual the markers of the current list have around them: so
   * many that indented code or HTML after it is not part of its last item.
   */
  int extraSpaces(Grammar grammar) {
    int list = cursor.index();
    int spaces = 0;
    if (!grammar.mdx() && cursor.subtreeEnd() < frames.get(BlockState.END)) {
      cursor.moveTo(cursor.subtreeEnd());
      if (cursor.kind() == NodeKind.CODE && codes.canBeIndented()) {
        spaces = MAX_SPACES + Math.min(codes.indentation(), MAX_SPACES);
      } else if (cursor.kind() == NodeKind.HTML) {
        spaces = Math.max(0, codes.indentationOfHtml() - 1);
      }
      cursor.moveTo(list);
    }
    return spaces;
  }

  /**
   * Returns whether the list that is the current node, and the lists that start on its line, can
   * follow a paragraph or indented code directly.
   */
  boolean canInterrupt() {
    int list = cursor.index();
    boolean result = true;
    while (result && isContainer(cursor.kind())) {
      boolean isList = cursor.kind() == NodeKind.LIST;
      result = !isList || !cursor.ordered() || cursor.listStart() == 1;
      boolean content = cursor.toFirstChild() && (!isList || cursor.toFirstChild());
      if (!content) {
        result &= !isList;
        break;
      }
    }
    cursor.moveTo(list);
    return result;
  }

  /** Fills the frame of the current node, a list. */
  void open(int marker, int spaces) {
    frames.set(BlockState.MARKER, marker);
    frames.set(BlockState.SPACES, spaces);
    frames.set(BlockState.NUMBER, cursor.ordered() ? cursor.listStart() : -1);
  }

  /** Fills the frame around the current node, an item that is written on its own. */
  void openParent() {
    frames.set(BlockState.KIND, NodeKind.LIST.code());
    int item = cursor.index();
    int number = -1;
    if (cursor.toParent() && cursor.kind() == NodeKind.LIST && cursor.ordered()) {
      number = cursor.listStart();
    }
    cursor.moveTo(item);
    frames.set(BlockState.MARKER, number < 0 ? style.bullet() : style.orderedDelimiter());
    frames.set(BlockState.NUMBER, number);
  }

  /**
   * Writes the marker of an item, whose frame is on top of its list's.
   *
   * @param isCode whether white space after the marker may be part of what follows
   * @param isEmpty whether nothing follows
   */
  void startItem(boolean isCode, boolean isEmpty) {
    int list = frames.top - frames.stride();
    int[] a = frames.a;
    int spaces = a[list + BlockState.SPACES];
    int pad = isCode || isEmpty ? 0 : Math.min(MAX_SPACES, spaces);
    // A blank line ends an empty item, whatever the indentation after it.
    boolean canLead = !isEmpty && a[list + BlockState.SAME_LINE] == 0;
    int lead = canLead ? Math.min(MAX_SPACES, spaces - pad) : 0;
    int number = a[list + BlockState.NUMBER];
    int start = out.n;
    out.repeat(' ', lead);
    if (number >= 0) {
      out.number(number);
      if (style.incrementNumbers() && number < LAST_NUMBER) {
        a[list + BlockState.NUMBER]++;
      }
    }
    out.put(a[list + BlockState.MARKER]);
    out.repeat(' ', 1 + pad);
    a[list + BlockState.COUNT]++;
    out.pushIndent(out.n - start);
    closed = NONE;
  }

  // Blank lines.

  /** Notes the end of a list, whose frame is on top. */
  void close() {
    if (closed == NONE) {
      boolean loose = frames.get(BlockState.TIGHT) == 0;
      boolean single = frames.get(BlockState.COUNT) == 1;
      closed = loose ? single ? LOOSE_SINGLE : LOOSE : TIGHT;
    }
  }

  static boolean isContainer(NodeKind kind) {
    return kind == NodeKind.LIST
        || kind == NodeKind.BLOCKQUOTE
        || kind == NodeKind.FOOTNOTE_DEFINITION;
  }

  /** Notes the end of another container. */
  void closeOther() {
    if (closed == NONE) {
      closed = OTHER;
    }
  }

  /**
   * Returns the number of blank lines before a block. In a block quote two of them make the list
   * before it loose, where the start of another container counts as one.
   *
   * @param wanted how many stand there otherwise
   */
  int blanks(int wanted, NodeKind kind, int quotes) {
    if (quotes == 0) {
      return wanted;
    }
    boolean container = isContainer(kind);
    if (closed == LOOSE_SINGLE) {
      return Math.max(wanted, container ? 1 : 2);
    }
    return closed == TIGHT && container ? 0 : wanted;
  }

  /** Returns the number of blank lines before the end of a block quote. */
  int blanksAtEnd(int quotes) {
    return quotes > 0 && closed == LOOSE_SINGLE ? 2 : 0;
  }
}
