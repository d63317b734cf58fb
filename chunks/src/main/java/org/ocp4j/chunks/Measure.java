package org.ocp4j.chunks;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Measures parts of a source with a counter: what of them is embedded. */
final class Measure {
  /** The bytes of a character, a word or a token, generously. */
  static final int BYTES_PER_UNIT = 8;

  private static final int LEAST = 256;

  /** How far from the end of a text the last word is looked for, in bytes. */
  private static final int LONGEST_WORD = 64;

  private static final int DIFFERS = -1;

  private final TokenCounter counter;
  private final Utf8Counter utf8Counter;
  private final SourceReader source;
  private final @Nullable Spans hidden;

  /** The part of the source that was counted last. */
  private int start;

  private int end;

  /** What was counted of it if that was not all of it. */
  private byte @Nullable [] visible;

  /** A part of the source that was counted. */
  static final class Counted {
    private final int start;
    private final int end;
    private final byte @Nullable [] visible;

    private Counted(int start, int end, byte @Nullable [] visible) {
      this.start = start;
      this.end = end;
      this.visible = visible;
    }
  }

  /**
   * Creates a measure.
   *
   * @param hidden the parts that are not embedded, or null if all are
   */
  Measure(TokenCounter counter, SourceReader source, @Nullable Spans hidden) {
    this.counter = counter;
    this.source = source;
    this.hidden = hidden;
    utf8Counter = Utf8Counter.of(counter);
  }

  /** Returns the size of a text. */
  int of(CharSequence text) {
    return text.length() == 0 ? 0 : Utf8Counter.checked(counter, counter.count(text));
  }

  /** Returns the size of a part of the source. */
  int of(int start, int end) {
    return size(Integer.MAX_VALUE, start, end);
  }

  private int size(int limit, int start, int end) {
    this.start = start;
    this.end = Math.max(start, end);
    visible = start < end ? visible(start, end) : null;
    if (visible != null) {
      return size(limit, visible, 0, visible.length);
    }
    byte[] array = source.array(start, this.end);
    return size(limit, array, source.index(start), source.index(this.end));
  }

  private int size(int limit, byte[] text, int from, int to) {
    return from >= to ? 0 : utf8Counter.count(text, from, to, limit);
  }

  private int size(byte[] text, int from, int to) {
    return size(Integer.MAX_VALUE, text, from, to);
  }

  /** Returns the part of the source that was measured last. */
  Counted counted() {
    return new Counted(start, end, visible);
  }

  /**
   * Returns the size of the text of a draft. What was counted before is not counted again, where
   * the counter says that sizes add up.
   */
  int of(Draft draft) {
    Body body = draft.body;
    byte[] text = body.text();
    int length = body.textLength();
    long size = 0;
    int from = 0;
    if (body.textStart() > 0 && addsUp(text, body.textStart(), length)) {
      size = draft.context.size();
      from = body.textStart();
    }
    List<Piece> pieces = draft.all();
    for (int i = 0; i < pieces.size(); i++) {
      int start = body.pieceStart(i);
      int end = body.pieceEnd(i);
      boolean mayBeKnown = start < end && addsUp(text, start, length) && addsUp(text, end, length);
      int known = mayBeKnown ? known(pieces.get(i), text, start, end) : DIFFERS;
      if (known != DIFFERS) {
        size += (long) size(text, from, start) + known;
        from = end;
      }
    }
    return (int) Math.min(Integer.MAX_VALUE, size + size(text, from, length));
  }

  /**
   * Returns the size of a part of a text if that is what was counted of a piece, without some of
   * its end: then the size differs by that of the last word only.
   */
  private int known(Piece piece, byte[] text, int start, int end) {
    Counted counted = piece.counted;
    if (counted == null) {
      return DIFFERS;
    }
    byte[] array = counted.visible;
    int from = 0;
    int to;
    if (array == null) {
      array = source.array(counted.start, counted.end);
      from = source.index(counted.start);
      to = source.index(counted.end);
    } else {
      to = array.length;
    }
    int border = from + end - start;
    boolean isSame = border <= to
        && to - border <= LONGEST_WORD
        && Arrays.equals(text, start, end, array, from, border);
    if (!isSame || border == to) {
      return isSame ? piece.size : DIFFERS;
    }
    for (int word = border - 1; word > from && word > border - LONGEST_WORD; word--) {
      if (addsUp(array, word, to)) {
        return piece.size - size(array, word, to) + size(array, word, border);
      }
    }
    return DIFFERS;
  }

  private boolean addsUp(byte[] text, int index, int length) {
    return index == 0
        || index == length
        || (!Utf8.continues(text[index])
            && counter.addsUp(Utf8.charBefore(text, index), Utf8.charAt(text, index)));
  }

  /** Returns what of a part of the source is embedded; null if that is all of it. */
  private byte @Nullable [] visible(int start, int end) {
    if (hidden == null || !hidden.intersects(start, end)) {
      return null;
    }
    Utf8Buffer text = new Utf8Buffer(end - start);
    hidden.rest(start, end, (from, to) -> text.append(source, from, to));
    // A part of which a reader sees nothing is embedded as it is.
    boolean isBlank = Utf8.skipWhite(text.array(), 0, text.length()) == text.length();
    return isBlank ? null : text.toArray();
  }

  /**
   * Returns the size of a part of the source, or {@link Integer#MAX_VALUE} if it exceeds a limit.
   * Of a part that is much larger than the limit only the beginning is read.
   */
  int upTo(int limit, int start, int end) {
    long length = Math.max(LEAST, (long) Math.max(limit, 1) * BYTES_PER_UNIT);
    while (length < end - start) {
      int border = source.characterStart((int) (start + length));
      if (size(limit, start, border) > limit) {
        return Integer.MAX_VALUE;
      }
      length *= 2;
    }
    int size = size(limit, start, end);
    return size > limit ? Integer.MAX_VALUE : size;
  }
}
