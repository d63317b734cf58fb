package org.ocp4j.internal.payload;

import java.nio.ByteBuffer;
import org.ocp4j.internal.text.Utf8;
import org.ocp4j.spi.PayloadFormat;

/** Checks that texts and spans are in range, and begin and end between characters. */
public final class TextChecker {
  private final ByteBuffer bytes;
  private final int poolStart;
  private final int poolEnd;
  private final int sourceStart;
  private final int sourceEnd;

  /** The maximum total size of the texts of all nodes and attributes, in bytes. */
  private final long most;

  /** Whether all texts are ASCII, so that each byte is a character. */
  private final boolean isAscii;

  /** The total size of the texts checked so far, in bytes. */
  private long total;

  /**
   * Creates a checker.
   *
   * @param isAscii whether the pool and the source are ASCII
   */
  TextChecker(Payload payload, ByteBuffer bytes, int poolStart, boolean isAscii) {
    this.bytes = bytes;
    this.poolStart = poolStart;
    this.poolEnd = poolStart + payload.poolLength();
    this.sourceStart = payload.sourceOffset();
    this.sourceEnd = sourceStart + payload.sourceLength();
    this.most = PayloadFormat.MAX_TEXT_GROWTH * (long) payload.byteSize();
    this.isAscii = isAscii;
  }

  private TextChecker(TextChecker other) {
    this.bytes = other.bytes;
    this.poolStart = other.poolStart;
    this.poolEnd = other.poolEnd;
    this.sourceStart = other.sourceStart;
    this.sourceEnd = other.sourceEnd;
    this.most = other.most;
    this.isAscii = other.isAscii;
  }

  /** Returns a checker of the same payload that has checked nothing. */
  TextChecker again() {
    return new TextChecker(this);
  }

  /**
   * Returns {@code true} if a text is a part of the pool or of the source, and whole. Counts its
   * size for {@link #isWithinGrowth}.
   */
  boolean accepts(int offset, int length) {
    total += length;
    boolean inSource = isSlice(offset, length, sourceStart, sourceEnd);
    if (!inSource && !isSlice(offset, length, poolStart, poolEnd)) {
      return false;
    }
    return isAscii || isWhole(offset, length, inSource ? sourceEnd : poolEnd);
  }

  /**
   * Returns {@code true} if a text is a span of the source that has been checked. Then counts its
   * size for {@link #isWithinGrowth}.
   */
  boolean acceptsSpan(int offset, int length, int start, int end) {
    boolean accepts = offset - sourceStart == start && length == end - start;
    total += accepts ? length : 0;
    return accepts;
  }

  /** Returns {@code true} if an offset that is in the source is between characters. */
  boolean isBoundary(int offset) {
    return isAscii || Utf8.isBoundary(bytes, sourceStart + offset, sourceEnd);
  }

  private boolean isWhole(int offset, int length, int end) {
    return Utf8.isBoundary(bytes, offset, end) && Utf8.isBoundary(bytes, offset + length, end);
  }

  /** Returns {@code true} if all texts together are not too large. */
  boolean isWithinGrowth() {
    return total <= most;
  }

  /**
   * Checks an optional text of a node or attribute. It is absent if offset and length are 0;
   * otherwise it must be a part of the pool or of the source. An empty text that is present has an
   * offset.
   *
   * @param offset the offset of the text
   * @param length the size of the text in bytes
   * @param at the offset of the record that refers to the text, for messages
   */
  void text(int offset, int length, int at) {
    if (offset == 0 && length == 0) {
      return;
    }
    slice(offset, length, at);
    total += length;
    PayloadChecker.require(total <= most, "texts that share too many bytes", at);
  }

  /** Checks a required text of a node or attribute. */
  void present(int offset, int length, int at) {
    PayloadChecker.require(offset != 0, "a text is missing", at);
    text(offset, length, at);
  }

  /** Checks the message of a diagnostic. */
  void message(int offset, int length, int at) {
    PayloadChecker.require(offset != 0, "a text is missing", at);
    PayloadChecker.require(
        length <= PayloadFormat.MAX_MESSAGE_BYTES, "a message that is too long", at);
    slice(offset, length, at);
  }

  private void slice(int offset, int length, int at) {
    boolean inPool = isSlice(offset, length, poolStart, poolEnd);
    boolean inSource = isSlice(offset, length, sourceStart, sourceEnd);
    PayloadChecker.require(
        inPool || inSource, "a text that is neither in the pool nor in the source", at);
    int end = inPool ? poolEnd : sourceEnd;
    PayloadChecker.require(isWhole(offset, length, end), "a text that tears a character", at);
  }

  /** Checks that a text is absent. */
  static void absent(int offset, int length, int at) {
    PayloadChecker.require(offset == 0 && length == 0, "a text that has no place here", at);
  }

  /** Checks a span of the source. */
  void span(int start, int end, int at) {
    int length = sourceEnd - sourceStart;
    PayloadChecker.require(
        0 <= start && start <= end && end <= length, "a span that is not in the source", at);
    boolean whole = isWhole(sourceStart + start, end - start, sourceEnd);
    PayloadChecker.require(whole, "a span that tears a character", at);
  }

  private static boolean isSlice(int offset, int length, int start, int end) {
    return length >= 0 && offset >= start && offset <= end && length <= end - offset;
  }
}
