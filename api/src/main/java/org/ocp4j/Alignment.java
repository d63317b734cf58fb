package org.ocp4j;

/** How a table cell is aligned; the ordinal is what stands in a payload. */
public enum Alignment {
  /** Nothing is said. */
  NONE,
  /** To the left. */
  LEFT,
  /** To the right. */
  RIGHT,
  /** Centred. */
  CENTER
}
