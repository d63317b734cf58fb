package org.ocp4j.cli;

/** What {@code ocp format} does with formatted sources. */
enum FormatMode {
  PRINT,
  CHECK,
  DIFF,
  WRITE
}
