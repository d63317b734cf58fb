package org.ocp4j;

import java.util.Locale;

/** The way a reference is written. The ordinal is the number in the payload. */
public enum ReferenceType {
  /** Written as {@code [a]}. */
  SHORTCUT,
  /** Written as {@code [a][]}. */
  COLLAPSED,
  /** Written as {@code [a][b]}. */
  FULL;

  private final String mdast = name().toLowerCase(Locale.ROOT);

  /** Returns the value of mdast's {@code referenceType} field, such as {@code "full"}. */
  public String mdast() {
    return mdast;
  }
}
