package org.ocp4j;

/** The kind of value that an attribute has. The ordinal is the byte in the payload. */
public enum AttributeKind {
  /** Text: {@code a="b"}, or a field such as a link's url. */
  STRING,
  /** JavaScript between braces: {@code a={b}}; the value is the code without the braces. */
  EXPRESSION,
  /** A name without a value: {@code a}. */
  BOOLEAN,
  /** A spread: {@code {...a}}. It has no name; its value is the code without the braces. */
  SPREAD,
  /** A decimal number. */
  NUMBER
}
