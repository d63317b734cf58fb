package org.ocp4j.engine.java.internal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The kinds of token. Tokens after which the same can follow share a kind. */
final class JavaScriptTokens {
  /** No token was read yet. */
  static final int START = 0;

  /** Any other word, such as {@code this} and {@code null}. */
  static final int NAME = 1;

  static final int ASYNC = 2;
  static final int AS = 3;
  static final int FROM = 4;
  static final int OF = 5;

  /** An operator that an operand follows, such as {@code typeof}, {@code new} and {@code !}. */
  static final int PREFIX = 6;

  static final int YIELD = 7;
  static final int EXTENDS = 8;
  static final int FUNCTION = 9;
  static final int CLASS = 10;
  static final int IMPORT = 11;
  static final int EXPORT = 12;
  static final int DEFAULT = 13;

  /** {@code var}, {@code let} and {@code const}. */
  static final int DECLARE = 14;

  /** A keyword whose parentheses a statement follows, not an operator. */
  static final int CONDITION = 15;

  /** {@code else} and {@code do}, which a statement follows. */
  static final int ELSE = 16;

  static final int RETURN = 17;

  /** {@code throw} and {@code case}: no expression, but an operand follows. */
  static final int STATEMENT_OPERAND = 18;

  /** The other keywords that start a statement or a part of one. */
  static final int STATEMENT = 19;

  /** A number, a regular expression, a JSX element. */
  static final int VALUE = 20;

  static final int STRING = 21;
  static final int TEMPLATE = 22;
  static final int OPEN_PAREN = 23;
  static final int OPEN_BRACKET = 24;
  static final int OPEN_BRACE = 25;

  /** Also the bracket that closes an index or an array. */
  static final int CLOSE_PAREN = 26;

  /** Closes the parentheses of a {@link #CONDITION}. */
  static final int CLOSE_CONDITION = 27;

  /** Closes a block, or the body of a declaration: a statement follows. */
  static final int CLOSE_BLOCK = 28;

  /** Closes an object, or the body of a function or class that is a value: an operator follows. */
  static final int CLOSE_OBJECT = 29;

  static final int DOT = 30;
  static final int SPREAD = 31;
  static final int COMMA = 32;
  static final int SEMICOLON = 33;

  /** The colon of a property, a label or a case. */
  static final int COLON = 34;

  static final int QUESTION = 35;
  static final int TERNARY_COLON = 36;
  static final int ARROW = 37;

  /** {@code ++} and {@code --}, before or after their operand. */
  static final int STEP = 38;

  /** {@code +} and {@code -}, with one operand or two. */
  static final int SIGN = 39;

  static final int STAR = 40;

  /** All other operators that stand between operands, {@code in} and {@code instanceof} too. */
  static final int OPERATOR = 41;

  /** Kinds after which an operand is expected: a slash starts a regular expression there. */
  private static final long OPERAND_NEXT =
      set(START, PREFIX, YIELD, EXTENDS, DEFAULT, ELSE, RETURN, STATEMENT_OPERAND)
          | set(OPEN_PAREN, OPEN_BRACKET, OPEN_BRACE, CLOSE_CONDITION, CLOSE_BLOCK, SPREAD, COMMA)
          | set(SEMICOLON, COLON, QUESTION, TERNARY_COLON, ARROW, SIGN, STAR, OPERATOR);

  /** The keywords, by their hash. */
  private static final byte[][] WORDS = new byte[256][];

  private static final byte[] WORD_KINDS = new byte[256];

  static {
    words(ASYNC, "async");
    words(AS, "as");
    words(FROM, "from");
    words(OF, "of");
    words(PREFIX, "typeof", "void", "delete", "new", "await");
    words(YIELD, "yield");
    words(EXTENDS, "extends");
    words(FUNCTION, "function");
    words(CLASS, "class");
    words(IMPORT, "import");
    words(EXPORT, "export");
    words(DEFAULT, "default");
    words(DECLARE, "var", "let", "const");
    words(CONDITION, "if", "while", "for", "with");
    words(ELSE, "else", "do");
    words(RETURN, "return");
    words(STATEMENT_OPERAND, "throw", "case");
    words(STATEMENT, "break", "continue", "debugger", "switch", "try", "catch", "finally", "enum");
    words(OPERATOR, "in", "instanceof");
  }

  private JavaScriptTokens() {}

  static boolean operandNext(int kind) {
    return (OPERAND_NEXT >>> kind & 1) != 0;
  }

  /** Returns the kind of the word in {@code [from, to)}, which is not empty. */
  static int word(byte[] s, int from, int to) {
    int length = to - from;
    if (length < 2 || length > 10) {
      return NAME;
    }
    int slot = slot(s, from, length);
    while (true) {
      byte[] word = WORDS[slot];
      if (word == null) {
        return NAME;
      }
      if (Arrays.equals(word, 0, word.length, s, from, to)) {
        return WORD_KINDS[slot];
      }
      slot = slot + 1 & 0xFF;
    }
  }

  private static int slot(byte[] s, int from, int length) {
    return s[from] * 5 + s[from + 1] * 11 + s[from + length - 1] * 3 + length & 0xFF;
  }

  private static void words(int kind, String... words) {
    for (String word : words) {
      byte[] bytes = word.getBytes(StandardCharsets.US_ASCII);
      int slot = slot(bytes, 0, bytes.length);
      while (WORD_KINDS[slot] != 0) {
        slot = slot + 1 & 0xFF;
      }
      WORDS[slot] = bytes;
      WORD_KINDS[slot] = (byte) kind;
    }
  }

  private static long set(int... kinds) {
    long set = 0;
    for (int kind : kinds) {
      set |= 1L << kind;
    }
    return set;
  }
}
