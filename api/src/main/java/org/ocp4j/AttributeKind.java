package org.ocp4j;

/** What an attribute holds; the ordinal is the byte that stands in a payload. */
public enum AttributeKind {
  /** Text: {@code a="b"}, or a field such as a link's url. */
  STRING,
  /** JavaScript between braces: {@code a={b}}; the value is the code without the braces. */
  EXPRESSION,
  /** A name alone: {@code a}; there is no value. */
  BOOLEAN,
  /** A spread: {@code {...a}}; there is no name, the value is the code without the braces. */
  SPREAD,
  /** A decimal number. */
  NUMBER
}
