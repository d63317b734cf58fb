package org.ocp4j.lint;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Pairs the brackets of a text, and reports pairs that are written like references. Each byte is
 * read a bounded number of times: a pair that contains brackets is no label, and is not read.
 */
final class Brackets {
  /** The length of the longest label in bytes; it has 999 characters. */
  private static final int LONGEST_LABEL = 4 * 999;

  private final ByteBuffer source;
  private final boolean footnotes;
  private final Findings findings;
  private final Deque<Opening> open = new ArrayDeque<>();
  private @Nullable Pair last;
  private boolean inLink;

  private static final class Opening {
    final int at;
    final boolean image;

    /** The pair that ends directly before this bracket. */
    final @Nullable Pair before;

    boolean nested;

    Opening(int at, boolean image, @Nullable Pair before) {
      this.at = at;
      this.image = image;
      this.before = before;
    }
  }

  /**
   * A pair of brackets.
   *
   * @param open the byte offset of the opening bracket
   * @param close the byte offset of the closing bracket
   * @param image whether an exclamation mark precedes the pair
   * @param index whether the pair looks like an index in code
   * @param label the text between the brackets, if it can be a label
   */
  private record Pair(
      int open,
      int close,
      boolean image,
      boolean index,
      @Nullable String label) {
    int start() {
      return image ? open - 1 : open;
    }

    int end() {
      return close + 1;
    }
  }

  /**
   * Creates an instance without brackets.
   *
   * @param footnotes whether {@code [^label]} is the call of a footnote
   */
  Brackets(ByteBuffer source, boolean footnotes, Findings findings) {
    this.source = source;
    this.footnotes = footnotes;
    this.findings = findings;
  }

  /**
   * Ends a text. A pair never spans the end of a text.
   *
   * @param nextInLink whether the next text is in a link
   */
  void clear(boolean nextInLink) {
    settle();
    open.clear();
    inLink = nextInLink;
  }

  /** Reads an opening bracket. */
  void open(int at, boolean image) {
    Pair before = last != null && last.end() == at ? last : null;
    settle();
    open.push(new Opening(at, image, before));
  }

  /** Reads a closing bracket. */
  void close(int at) {
    settle();
    Opening opening = open.poll();
    if (opening == null) {
      return;
    }
    Opening outer = open.peek();
    if (outer != null) {
      outer.nested = true;
    }
    Pair before = opening.before;
    boolean index = before == null ? followsWord(opening) : before.index;
    String label = opening.nested ? null : label(opening.at + 1, at);
    Pair pair = new Pair(opening.at, at, opening.image, index, label);
    if (isFootnote(pair)) {
      footnote(pair);
    } else if (before != null && isReference(before, pair)) {
      reference(before, pair);
    } else {
      last = pair;
    }
  }

  private boolean isFootnote(Pair pair) {
    String label = pair.label;
    return footnotes
        && label != null
        && label.length() > 1
        && label.charAt(0) == '^'
        && label.chars().noneMatch(Character::isWhitespace);
  }

  private void footnote(Pair pair) {
    String label = Excerpt.of(String.valueOf(pair.label));
    String message = "no footnote [" + label + "]; add one, or write \\[ if it is text";
    findings.add(LintRule.NO_UNDEFINED_REFERENCES, pair.open, pair.end(), message);
  }

  /** Returns {@code true} if two pairs together are {@code [text][label]} or {@code [label][]}. */
  private static boolean isReference(Pair text, Pair next) {
    boolean empty = next.close == next.open + 1;
    return next.label != null || (empty && text.label != null);
  }

  private void reference(Pair text, Pair next) {
    String label = next.label == null ? text.label : next.label;
    if (label != null && !text.index && mayRefer(text) && isName(label)) {
      add(LintRule.NO_UNDEFINED_REFERENCES, text.start(), next.end(), label);
    }
  }

  /** Reports the last pair, if it is written like a reference on its own. */
  private void settle() {
    Pair pair = last;
    last = null;
    if (pair == null || pair.label == null || pair.index || !mayRefer(pair)) {
      return;
    }
    String label = pair.label;
    boolean box = label.equals("x") || label.equals("X");
    boolean alert = label.startsWith("!");
    boolean wiki = byteAt(pair.open - 1) == '[' && byteAt(pair.close + 1) == ']';
    int next = byteAt(pair.close + 1);
    if (box || alert || wiki || next == '[' || !isName(label)) {
      return;
    }
    if (next == '(') {
      String message =
          "not a link, as no destination is in the parentheses; write one with spaces as <…>";
      findings.add(LintRule.NO_UNDEFINED_SHORTCUTS, pair.start(), pair.end(), message);
    } else {
      add(LintRule.NO_UNDEFINED_SHORTCUTS, pair.start(), pair.end(), label);
    }
  }

  private void add(LintRule rule, int start, int end, String label) {
    String name = "[" + Excerpt.of(label) + "]";
    String message =
        "no definition of " + name + "; add \"" + name + ": …\", or write \\[ if it is text";
    findings.add(rule, start, end, message);
  }

  /**
   * Returns {@code true} if a pair could be a reference. Links cannot contain links, but images.
   */
  private boolean mayRefer(Pair pair) {
    return pair.image || !inLink;
  }

  /**
   * Returns {@code true} if a label has letters or is one word with digits, so is no range or list.
   */
  private static boolean isName(String label) {
    return label.codePoints().anyMatch(Character::isLetter)
        || (label.codePoints().anyMatch(Character::isDigit)
            && label.chars().noneMatch(c -> c == ',' || Character.isWhitespace(c)));
  }

  /**
   * Returns {@code true} if a bracket follows a name, a call or an index, like an index in code.
   */
  private boolean followsWord(Opening opening) {
    int before = byteAt(opening.at - 1);
    return !opening.image
        && ("_)]`".indexOf(before) >= 0 || (before < 128 && Character.isLetterOrDigit(before)));
  }

  /** Returns the text between brackets if it is a label: not blank, not too long, no brackets. */
  private @Nullable String label(int from, int to) {
    if (to - from > LONGEST_LABEL) {
      return null;
    }
    byte[] bytes = new byte[to - from];
    source.get(from, bytes);
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '[' || bytes[i] == ']') {
        return null;
      }
      if (bytes[i] == '\\') {
        i++;
      }
    }
    String label = new String(bytes, StandardCharsets.UTF_8);
    boolean fits = label.codePointCount(0, label.length()) <= LONGEST_LABEL / 4;
    return fits && !label.isBlank() ? label.strip() : null;
  }

  /** Returns the byte at an offset, or 0 outside the source. */
  private int byteAt(int offset) {
    return offset >= 0 && offset < source.limit() ? source.get(offset) & 0xFF : 0;
  }
}
