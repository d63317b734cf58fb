package org.ocp4j.lucene;

/** What a part of a plain text is in the source. */
enum Origin {
  /** Text, the alternative text of an image, or a separator. */
  PROSE,
  /** Code or math within a line. */
  INLINE_CODE,
  /** A block of code or math. */
  CODE
}
