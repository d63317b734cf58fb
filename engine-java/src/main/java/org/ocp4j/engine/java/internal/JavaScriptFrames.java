package org.ocp4j.engine.java.internal;

/**
 * The frames that are open in JavaScript: brackets, templates, JSX tags and the text between tags.
 * A frame is a kind, two flags about the next brace, and a count of question marks.
 */
final class JavaScriptFrames {
  // Kinds of frame; those from TEMPLATE on hold no code.
  static final int OUTSIDE = 0;
  static final int PAREN = 1;
  static final int CONDITION = 2;
  static final int BRACKET = 3;
  static final int BLOCK = 4;
  static final int BODY = 5;
  static final int OBJECT = 6;
  static final int TEMPLATE_CODE = 7;
  static final int JSX_CODE = 8;
  static final int TEMPLATE = 9;
  static final int JSX_START = 10;
  static final int JSX_TAG = 11;
  static final int JSX_SELF_CLOSING = 12;
  static final int JSX_CLOSING = 13;
  static final int JSX_TEXT = 14;

  /** Flag: the next brace is the body of a function or class that is a declaration. */
  static final int DECLARATION = 0x10;

  /** Flag: the next brace is the body of a function or class that is a value. */
  static final int EXPRESSION = 0x20;

  /** One question mark that waits for its colon. */
  private static final int TERNARY = 0x40;

  private static final int KIND = 0xF;

  private final Scratch scratch;

  /** The frames around the innermost one. */
  private int[] stack;

  private int depth;
  private int innermost;

  JavaScriptFrames(Scratch scratch) {
    this.scratch = scratch;
    stack = scratch.ints(64);
  }

  /** Leaves no frame open. */
  void clear() {
    depth = 0;
    innermost = OUTSIDE;
  }

  /** Returns whether no frame is open. */
  boolean isOutside() {
    return depth == 0;
  }

  /** Returns the kind of the innermost frame. */
  int kind() {
    return innermost & KIND;
  }

  /** Returns the kind of the frame around the innermost one, which must be in a frame. */
  int outerKind() {
    return stack[depth - 1] & KIND;
  }

  void push(int kind) {
    if (depth == stack.length) {
      stack = scratch.longer(stack, depth * 2);
    }
    stack[depth++] = innermost;
    innermost = kind;
  }

  void pop() {
    innermost = stack[--depth];
  }

  /** Turns the innermost frame into another one without flags. */
  void become(int kind) {
    innermost = kind;
  }

  /** Returns {@link #DECLARATION}, {@link #EXPRESSION}, or 0 if the next brace is no body. */
  int nextBody() {
    return innermost & (DECLARATION | EXPRESSION);
  }

  /** Sets what the next brace is. */
  void setNextBody(int body) {
    innermost = (innermost & ~(DECLARATION | EXPRESSION)) | body;
  }

  /** Counts a question mark. */
  void openTernary() {
    innermost += TERNARY;
  }

  /** Returns whether a question mark waits for its colon. */
  boolean inTernary() {
    return innermost >= TERNARY;
  }

  /** Takes off the question mark that a colon belongs to. */
  void closeTernary() {
    innermost -= TERNARY;
  }
}
