package org.ocp4j.toolkit.markdown;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The Markdown written so far, in one buffer that grows, and the prefix of its lines: marks of
 * block quotes, indentation of list items. The end of the prefix may be soft: indentation that is
 * there for readers, and that lines of verbatim content go without.
 */
final class Output {
  /** The length of the longest array that every JVM can allocate. */
  private static final int LONGEST = Integer.MAX_VALUE - 8;

  private static final byte[] NONE = {};
  private static final int FOOTNOTE = 4;
  private static final int LAZY = 160;

  byte[] b;
  int n;

  /** Where the content of the current line starts, after its prefix. */
  int lineStart;

  /** How the current line has to end, if that matters. */
  byte[] nextEol = NONE;

  private byte[] prefix = new byte[64];
  private int prefixLength;
  private int soft;

  /** The columns of the prefix after its last mark that footnotes need. */
  private int footnotes;

  Output(int expected) {
    b = new byte[Math.max(256, expected)];
  }

  /** Makes room for some more bytes. */
  void ensure(int more) {
    if (b.length - n < more) {
      grow(more);
    }
  }

  private void grow(int more) {
    long needed = (long) n + more;
    if (needed > LONGEST) {
      throw new OutOfMemoryError("more than " + LONGEST + " bytes of Markdown");
    }
    b = Arrays.copyOf(b, (int) Math.min(Math.max(needed, 2L * b.length), LONGEST));
  }

  void put(int c) {
    if (n == b.length) {
      grow(1);
    }
    b[n++] = (byte) c;
  }

  void repeat(int c, int count) {
    ensure(count);
    for (int end = n + count; n < end; n++) {
      b[n] = (byte) c;
    }
  }

  void bytes(byte[] from, int start, int end) {
    int length = end - start;
    ensure(length);
    System.arraycopy(from, start, b, n, length);
    n += length;
  }

  /** Writes a string of ASCII characters. */
  @SuppressWarnings("deprecation") // the one way to copy them without an array between
  void ascii(String text) {
    ensure(text.length());
    text.getBytes(0, text.length(), b, n);
    n += text.length();
  }

  /** Writes a number that is not negative. */
  void number(int value) {
    if (value >= 10) {
      number(value / 10);
    }
    put('0' + value % 10);
  }

  /** Writes a character as a reference, by its number or as a no-break space. */
  void reference(int cp) {
    if (cp == 0xA0) {
      ascii("&nbsp;");
      return;
    }
    ascii("&#x");
    hex(cp);
    put(';');
  }

  private void hex(int value) {
    if (value >= 16) {
      hex(value >>> 4);
    }
    put("0123456789ABCDEF".charAt(value & 15));
  }

  // Lines.

  /**
   * Ends a line: with the line ending that was set, or after a carriage return with another, as a
   * line feed would be part of that.
   */
  void eol() {
    if (hasNextEol()) {
      bytes(nextEol, 0, nextEol.length);
      nextEol = NONE;
    } else {
      put(n > 0 && b[n - 1] == '\r' ? '\r' : '\n');
    }
  }

  boolean hasNextEol() {
    return nextEol.length > 0;
  }

  /** Starts a line with its prefix. */
  void line() {
    eol();
    bytes(prefix, 0, prefixLength);
    lineStart = n;
  }

  /** Ends the current line, and starts an empty one, as far as its prefix is not white space. */
  void blank() {
    int end = prefixLength;
    while (end > 0 && prefix[end - 1] == ' ') {
      end--;
    }
    eol();
    bytes(prefix, 0, end);
    lineStart = n;
  }

  /** Starts a line without the soft end of its prefix. */
  void bareLine() {
    eol();
    bytes(prefix, 0, prefixLength - soft);
    lineStart = n;
  }

  /** Starts a line that continues no container. */
  void lazyLine() {
    eol();
    lineStart = n;
  }

  /** Writes a line ending as it is, and the prefix of a line of text. */
  void line(byte[] text, int eol, int afterEol) {
    bytes(text, eol, afterEol);
    bytes(prefix, 0, prefixLength);
    lineStart = n;
  }

  /** Writes a line ending as it is, and no prefix: a lazy line. */
  void lazy(byte[] text, int eol, int afterEol) {
    bytes(text, eol, afterEol);
    lineStart = n;
  }

  /**
   * Writes a line ending as it is, and the prefix of a line of verbatim content.
   *
   * @param empty whether the line has no content, so that no white space is to end it
   */
  void verbatim(byte[] text, int eol, int afterEol, boolean empty) {
    bytes(text, eol, afterEol);
    int end = prefixLength - soft;
    while (empty && end > 0 && prefix[end - 1] == ' ') {
      end--;
    }
    bytes(prefix, 0, end);
    lineStart = n;
  }

  /**
   * Writes a line ending as it is, and the prefix of a line of a block.
   *
   * @param blank whether the line is white space
   * @param empty whether the line is nothing
   */
  void block(byte[] text, int eol, int afterEol, boolean blank, boolean empty) {
    bytes(text, eol, afterEol);
    // Blank lines keep what they have of a footnote's indentation.
    int end = blank ? prefixLength - footnotes : prefixLength;
    while (empty && end > 0 && prefix[end - 1] == ' ') {
      end--;
    }
    bytes(prefix, 0, end);
    lineStart = n;
  }

  /**
   * Writes a line ending of verbatim content in text, and the prefix of the line that starts at
   * {@code afterEol}. A line that can be no block goes without a long one.
   */
  void verbatimText(byte[] text, int eol, int afterEol, int length) {
    if (isPrefixLong() && afterEol < length && Chars.isAlpha(text[afterEol])) {
      lazy(text, eol, afterEol);
    } else {
      verbatim(text, eol, afterEol, afterEol < length && Chars.isEol(text[afterEol]));
    }
  }

  // Prefixes.

  /** Returns whether a text of many lines is to do without the prefix, which would multiply it. */
  boolean isPrefixLong() {
    return prefixLength > LAZY;
  }

  int prefixLength() {
    return prefixLength;
  }

  int soft() {
    return soft;
  }

  int footnotes() {
    return footnotes;
  }

  /** Adds a mark of a block quote to the prefix of the lines that follow. */
  void pushQuote() {
    ensurePrefix(2);
    prefix[prefixLength++] = '>';
    prefix[prefixLength++] = ' ';
    soft = 0;
    footnotes = 0;
  }

  /** Adds indentation that the lines that follow need. */
  void pushIndent(int columns) {
    pushSoft(columns);
    soft = 0;
  }

  /** Adds the indentation of a footnote. */
  void pushFootnote() {
    pushIndent(FOOTNOTE);
    footnotes += FOOTNOTE;
  }

  /** Adds indentation that the lines that follow can do without. */
  void pushSoft(int columns) {
    ensurePrefix(columns);
    Arrays.fill(prefix, prefixLength, prefixLength + columns, (byte) ' ');
    prefixLength += columns;
    soft += columns;
  }

  private void ensurePrefix(int more) {
    if (prefix.length - prefixLength < more) {
      prefix = Arrays.copyOf(prefix, Math.max(prefix.length * 2, prefixLength + more));
    }
  }

  /** Goes back to a prefix from before. */
  void restore(int length, int softLength, int footnoteLength) {
    prefixLength = length;
    soft = softLength;
    footnotes = footnoteLength;
  }

  String string() {
    return new String(b, 0, n, StandardCharsets.UTF_8);
  }
}
