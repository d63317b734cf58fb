package org.ocp4j.toolkit.markdown;

import java.util.function.IntSupplier;
import org.ocp4j.NodeKind;

/** Chooses the marks of emphasis and strikethrough so that they are read as such. */
final class Marks {
  /** What it costs to write a character as a reference, in order of preference. */
  private static final int REFERENCE = 4;

  /** What it costs that two runs become one, which may or may not be read as two. */
  private static final int MERGED = 20;

  /** What it costs that a mark closes one that is open. */
  private static final int BROKEN = 100;

  private final Output out;
  private final TextWriter text;
  private final Style style;
  private final Grammar grammar;

  /** Bits of the marks that are open, by mark and size. */
  int open;

  /** The mark chosen last, and how often it is written. */
  int mark;

  int size;

  private int cost;

  /** Returns the class of the first character after the closing mark. */
  private IntSupplier outside = () -> Chars.WHITE;

  /** Whether the mark chosen needs the character before it written as a reference. */
  private boolean encodeBefore;

  /** Where the last opening mark starts and ends. */
  private int openStart;

  private int openEnd;

  /** Whether that mark is read as one only if no punctuation follows, for a letter is before it. */
  private boolean needsLetter;

  /** Whether that letter may be written as a reference, after which anything may follow. */
  private boolean mayEncodeLetter;

  Marks(Output out, TextWriter text, Style style, Grammar grammar) {
    this.out = out;
    this.text = text;
    this.style = style;
    this.grammar = grammar;
  }

  /** Starts some content. */
  void begin() {
    open = 0;
    needsLetter = false;
  }

  /**
   * Chooses and writes an opening mark.
   *
   * @param inside the class of the first character inside
   * @param outside returns the class of the first character after the closing mark
   * @param enclosing the mark of the parent that closes right after this one, or 0
   */
  void open(NodeKind kind, int inside, IntSupplier outside, int enclosing) {
    int before = text.classBefore();
    int within = inside;
    if (inside == Chars.WHITE) {
      text.encodeFirst = true;
      within = Chars.PUNCTUATION;
    }
    cost = Integer.MAX_VALUE;
    if (kind == NodeKind.DELETE) {
      weigh('~', 2, before, within, enclosing);
      weigh('~', 1, before, within, enclosing);
    } else {
      int times = kind == NodeKind.STRONG ? 2 : 1;
      int wanted = times == 2 ? style.strong() : style.emphasis();
      this.outside = outside;
      weigh(wanted, times, before, within, enclosing);
      weigh('*' + '_' - wanted, times, before, within, enclosing);
    }
    boolean encodeFirst = text.encodeFirst;
    if (encodeBefore) {
      if (breaksOpening()) {
        text.encodeBefore(openStart);
      }
      text.encodeLast();
    }
    mayEncodeLetter = text.isAfterText() && !breaksOpening();
    openStart = out.n;
    out.repeat(mark, size);
    openEnd = out.n;
    needsLetter = before == Chars.OTHER && !encodeBefore;
    text.wrote(false, false);
    text.encodeFirst = encodeFirst;
    open |= bit(mark, size);
  }

  private static int bit(int mark, int size) {
    int place = mark == '*' ? 0 : mark == '_' ? 2 : 4;
    return 1 << (place + size - 1);
  }

  private void weigh(int m, int times, int before, int inside, int enclosing) {
    if (cost == 0) {
      return;
    }
    int sum = 0;
    boolean encode = before == Chars.OTHER && (inside == Chars.PUNCTUATION || m == '_');
    if (m == '_') {
      int after = inside == Chars.LITERAL ? inside : outside.getAsInt();
      sum += after == Chars.LITERAL ? BROKEN : after == Chars.OTHER ? REFERENCE : 0;
    }
    if ((open & bit(m, times)) != 0) {
      encode |= before == Chars.OTHER;
      boolean both = before != Chars.WHITE && inside == Chars.PUNCTUATION;
      if (both || (grammar.gfm() && m != '~' && isAfter('~'))) {
        sum += BROKEN;
      }
    }
    if (encode) {
      sum += !text.isAfterText()
          ? BROKEN
          : !breaksOpening() ? REFERENCE : mayEncodeLetter ? 2 * REFERENCE : BROKEN;
    }
    if (isAfter(m) && !text.isAfterText()) {
      sum += MERGED;
    }
    if (enclosing == m) {
      sum += MERGED;
    }
    if (sum < cost) {
      cost = sum;
      mark = m;
      size = times;
      encodeBefore = encode;
    }
  }

  /**
   * Returns whether the last opening mark would be read as none if the character before, which is
   * the only one since that mark, were a reference.
   */
  private boolean breaksOpening() {
    return needsLetter && out.n > openEnd && Chars.previous(out.b, out.n) == openEnd;
  }

  private boolean isAfter(int c) {
    return out.n > 0 && out.b[out.n - 1] == c;
  }

  /**
   * Writes a closing mark.
   *
   * @param after the class of the first character after it
   */
  void close(int m, int times, int after) {
    int before = text.classBefore();
    if (before == Chars.WHITE) {
      text.encodeLast();
      before = Chars.PUNCTUATION;
    }
    boolean isOther = after == Chars.OTHER || after == Chars.LITERAL;
    boolean encode = isOther && (before == Chars.PUNCTUATION || m == '_');
    out.repeat(m, times);
    needsLetter = false;
    boolean afterLiteral = text.needsSpaces();
    text.wrote(false, false);
    text.encodeFirst = encode;
    text.afterLiteral = afterLiteral;
  }
}
