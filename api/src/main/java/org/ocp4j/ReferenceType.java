package org.ocp4j;

import java.util.Locale;

/** How a reference is written; the ordinal is what stands in a payload. */
public enum ReferenceType {
  /** {@code [a]}. */
  SHORTCUT,
  /** {@code [a][]}. */
  COLLAPSED,
  /** {@code [a][b]}. */
  FULL;

  private final String mdast = name().toLowerCase(Locale.ROOT);

  /** The value of mdast's {@code referenceType} field, such as {@code "full"}. */
  public String mdast() {
    return mdast;
  }
}
