package org.ocp4j.toolkit.markdown;

import org.ocp4j.NodeKind;

/** Where the walk over blocks is: the open containers, and what was written last. */
final class BlockState {
  static final int END = 0;
  static final int KIND = 1;
  static final int NODE = 2;

  /** The prefix of lines outside the node, and how much of it is soft. */
  static final int PREFIX = 3;

  static final int SOFT = 4;

  /** The code of the kind of the last child; 0 if there is none. */
  static final int LAST = 5;

  /** The marker of the last child, if it is a list; of a list, its own. */
  static final int MARKER = 6;

  /** Whether no blank lines stand between the children; whether some have to. */
  static final int TIGHT = 7;

  static final int LOOSE = 8;

  /** Of a list: the number of the next item, or -1; the spaces around its markers. */
  static final int NUMBER = 9;

  static final int SPACES = 10;

  /** Of a list: how many items were written. */
  static final int COUNT = 11;

  /** Of an item: whether no more than definitions stand before what comes next. */
  static final int STARTS = 12;

  /** How much of the prefix is footnotes'. */
  static final int FOOTNOTES = 13;

  /** Of a list: whether it starts on the line of the marker around it. */
  static final int SAME_LINE = 14;

  /** Of an item: 1 if it has a check box, 2 if that is checked. */
  static final int BOX = 15;

  private static final int STRIDE = 16;

  final Frames frames = new Frames(STRIDE);

  /** The node that comes next in document order. */
  int next;

  /** How many block quotes are open. */
  int quotes;

  /** Whether the last leaf is HTML without an end: blank lines would become part of it. */
  boolean isRawOpen;

  /** The blank lines between the last block and the current one; -1 on the line of a marker. */
  int blanks;

  /** The kind of the last leaf, if no container started since, or -1. */
  int lastLeaf = -1;

  /** Whether the last leaf is indented code. */
  boolean lastIsIndented;

  /** Whether the block before the current one is a definition. */
  boolean isAfterDefinition;

  /** Whether the leaf before is open where the current containers start. */
  boolean interrupts;

  /** Returns whether the container on top is of a kind. */
  boolean isIn(NodeKind kind) {
    return frames.get(KIND) == kind.code();
  }

  /** Returns whether the last child of the container on top is of a kind. */
  boolean isAfter(NodeKind kind) {
    return frames.get(LAST) == kind.code();
  }

  /** Returns whether the last leaf is of a kind, and no container started since. */
  boolean isAfterLeaf(NodeKind kind) {
    return lastLeaf == kind.code();
  }
}
