package org.ocp4j;

/** The alignment of a table cell. The ordinal is the number in the payload. */
public enum Alignment {
  /** No alignment. */
  NONE,
  /** Aligned to the left. */
  LEFT,
  /** Aligned to the right. */
  RIGHT,
  /** Centred. */
  CENTER
}
