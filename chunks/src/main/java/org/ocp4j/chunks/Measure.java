package org.ocp4j.chunks;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Measures parts of a source with a counter: what of them is embedded. */
final class Measure {
  /** The bytes of a character, a word or a token, generously. */
  static final int BYTES_PER_UNIT = 8;

  private static final int LEAST = 256;

  /** How far from the end of a text the last word is looked for, in characters. */
  private static final int LONGEST_WORD = 64;

  private final TokenCounter counter;
  private final SourceReader source;
  private final @Nullable Spans hidden;

  /** The part of the source that was counted last. */
  private String counted = "";

  /**
   * Creates a measure.
   *
   * @param hidden the parts that are not embedded, or null if all are
   */
  Measure(TokenCounter counter, SourceReader source, @Nullable Spans hidden) {
    this.counter = counter;
    this.source = source;
    this.hidden = hidden;
  }

  /** Returns the size of a text. */
  int of(CharSequence text) {
    if (text.length() == 0) {
      return 0;
    }
    int size = counter.count(text);
    if (size < 0) {
      throw new IllegalStateException(
          "the counter " + counter + " returned " + size + "; a size must be 0 or greater");
    }
    return size;
  }

  /** Returns the size of a part of the source. */
  int of(int start, int end) {
    counted = start >= end ? "" : text(start, end);
    return of(counted);
  }

  /** Returns the text of the part of the source that was measured last. */
  String counted() {
    return counted;
  }

  /**
   * Returns the size of the text of a draft. What was counted before is not counted again, where
   * the counter says that sizes add up.
   */
  int of(Draft draft) {
    String text = draft.text();
    long size = 0;
    int from = 0;
    int at = text.length() - draft.body.text.length();
    if (at > 0 && addsUp(text, at)) {
      size = draft.context.size();
      from = at;
    }
    for (Piece piece : draft.all()) {
      if (piece.counted == null) {
        break;
      }
      if (!text.startsWith(piece.counted, at)) {
        return sum(size, sizeAtEnd(piece, text, at, from));
      }
      int start = at;
      at += piece.counted.length();
      if (addsUp(text, at)) {
        size += from == start ? piece.size : of(text.substring(from, at));
        from = at;
      }
    }
    return sum(size, of(text.substring(from)));
  }

  /**
   * Returns the size of a text from an offset on, where a piece starts. If that is all of the piece
   * but the white space behind it, the size differs by that of the last word only.
   */
  private int sizeAtEnd(Piece piece, String text, int start, int from) {
    String counted = Objects.requireNonNull(piece.counted);
    int length = text.length() - start;
    boolean isTrimmed = start == from
        && length < counted.length()
        && counted.startsWith(text.substring(start))
        && counted.substring(length).isBlank();
    if (isTrimmed) {
      for (int word = length - 1; word > 0 && word > length - LONGEST_WORD; word--) {
        if (addsUp(counted, word)) {
          return piece.size - of(counted.substring(word)) + of(counted.substring(word, length));
        }
      }
    }
    return of(text.substring(from));
  }

  private static int sum(long size, int more) {
    return (int) Math.min(Integer.MAX_VALUE, size + more);
  }

  private boolean addsUp(String text, int index) {
    return index == text.length()
        || (index > 0 && counter.addsUp(text.charAt(index - 1), text.charAt(index)));
  }

  /** Returns what of a part of the source is embedded: all of it if a reader sees nothing. */
  private String text(int start, int end) {
    if (hidden == null || !hidden.intersects(start, end)) {
      return source.text(start, end);
    }
    StringBuilder visible = new StringBuilder();
    hidden.rest(start, end, (from, to) -> visible.append(source.text(from, to)));
    String text = visible.toString();
    return text.isBlank() ? source.text(start, end) : text;
  }

  /**
   * Returns the size of a part of the source, or {@link Integer#MAX_VALUE} if it exceeds a limit.
   * Of a part that is much larger than the limit only the beginning is read.
   */
  int upTo(int limit, int start, int end) {
    long length = Math.max(LEAST, (long) Math.max(limit, 1) * BYTES_PER_UNIT);
    while (length < end - start) {
      int border = source.characterStart((int) (start + length));
      if (of(start, border) > limit) {
        return Integer.MAX_VALUE;
      }
      length *= 2;
    }
    int size = of(start, end);
    return size > limit ? Integer.MAX_VALUE : size;
  }
}
