package org.ocp4j.internal.payload;

import static org.ocp4j.spi.PayloadFormat.DIAGNOSTIC_SIZE;
import static org.ocp4j.spi.PayloadFormat.FLAG_CHECKSUM;
import static org.ocp4j.spi.PayloadFormat.FLAG_FRONTMATTER;
import static org.ocp4j.spi.PayloadFormat.FLAG_GFM;
import static org.ocp4j.spi.PayloadFormat.FLAG_MATH;
import static org.ocp4j.spi.PayloadFormat.FLAG_MDX;
import static org.ocp4j.spi.PayloadFormat.HEADER_SIZE;
import static org.ocp4j.spi.PayloadFormat.H_ATTRIBUTES;
import static org.ocp4j.spi.PayloadFormat.H_CRC;
import static org.ocp4j.spi.PayloadFormat.H_DIAGNOSTICS;
import static org.ocp4j.spi.PayloadFormat.H_FLAGS;
import static org.ocp4j.spi.PayloadFormat.H_LENGTH;
import static org.ocp4j.spi.PayloadFormat.H_MAGIC;
import static org.ocp4j.spi.PayloadFormat.H_NODES;
import static org.ocp4j.spi.PayloadFormat.H_POOL_LENGTH;
import static org.ocp4j.spi.PayloadFormat.H_SOURCE_LENGTH;
import static org.ocp4j.spi.PayloadFormat.H_SOURCE_OFFSET;
import static org.ocp4j.spi.PayloadFormat.MAGIC;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.Consumer;
import org.ocp4j.OcpFormatException;
import org.ocp4j.internal.text.Utf8;
import org.ocp4j.spi.PayloadFormat;

/**
 * Checks whether bytes are a well-formed payload, in linear time, almost without allocation, and
 * without recursion. In a payload that passes, every offset and index is in range, the nodes form a
 * tree, and all texts are valid UTF-8.
 *
 * @spec contract.md#8.3 Contract 8.3
 */
public final class PayloadChecker {
  private static final int KNOWN_FLAGS =
      FLAG_MDX | FLAG_GFM | FLAG_MATH | FLAG_FRONTMATTER | FLAG_CHECKSUM;
  private static final int HEADER_END = H_CRC + 4;

  private final ByteBuffer bytes;
  private long attributesAt;
  private long diagnosticsAt;
  private long poolAt;
  private long sourceAt;

  private PayloadChecker(ByteBuffer bytes) {
    this.bytes = bytes;
  }

  /**
   * Checks a payload.
   *
   * @param payload the bytes from zero to the buffer's limit; the position is not changed
   * @throws OcpFormatException if the payload is not well-formed; its message says what is
   *     wrong and where
   */
  public static void check(ByteBuffer payload) {
    of(payload).check(NodeChecker::check);
  }

  /** Like {@link #check}, but each node is checked slowly. Tests compare both. */
  public static void checkSlowly(ByteBuffer payload) {
    of(payload).check(NodeChecker::checkSlowly);
  }

  private static PayloadChecker of(ByteBuffer payload) {
    return new PayloadChecker(payload.duplicate().order(ByteOrder.LITTLE_ENDIAN));
  }

  private void check(Consumer<NodeChecker> nodes) {
    header();
    sections();
    checksum();
    Payload payload = new Payload(bytes);
    boolean isPoolAscii = isAscii((int) poolAt, payload.poolLength(), "the text pool");
    boolean isSourceAscii = isAscii((int) sourceAt, payload.sourceLength(), "the source");
    boolean isAscii = isPoolAscii && isSourceAscii;
    TextChecker texts = new TextChecker(payload, bytes, (int) poolAt, isAscii);
    nodes.accept(new NodeChecker(payload, texts));
    new DiagnosticChecker(payload, texts).check();
  }

  private void header() {
    require(bytes.limit() >= HEADER_SIZE, "shorter than a header", 0);
    require(bytes.getInt(H_MAGIC) == MAGIC, "wrong magic or version", H_MAGIC);
    require((bytes.getInt(H_FLAGS) & ~KNOWN_FLAGS) == 0, "unknown flags", H_FLAGS);
    require(bytes.getInt(H_LENGTH) == bytes.limit(), "wrong length", H_LENGTH);
    zero(HEADER_END, HEADER_SIZE);
  }

  private void sections() {
    long nodesEnd = HEADER_SIZE + count(H_NODES) * PayloadFormat.NODE_SIZE;
    require(bytes.getInt(H_NODES) > 0, "no root", H_NODES);
    attributesAt = section(nodesEnd, H_NODES);
    diagnosticsAt =
        section(attributesAt + count(H_ATTRIBUTES) * PayloadFormat.ATTRIBUTE_SIZE, H_ATTRIBUTES);
    poolAt = section(diagnosticsAt + count(H_DIAGNOSTICS) * DIAGNOSTIC_SIZE, H_DIAGNOSTICS);
    sourceAt = section(poolAt + count(H_POOL_LENGTH), H_POOL_LENGTH);
    require(sourceAt == count(H_SOURCE_OFFSET), "wrong offset of the source", H_SOURCE_OFFSET);
    long end = sourceAt + count(H_SOURCE_LENGTH);
    require(end == bytes.limit(), "wrong length of the source", H_SOURCE_LENGTH);
  }

  /**
   * Returns the offset of the section that follows one ending here, and checks that the padding
   * between is zero.
   *
   * @param end the end of the section before
   * @param field the offset of the header's field with the section's offset
   */
  private long section(long end, int field) {
    long start = (end + 7) & -8;
    require(start <= bytes.limit(), "a section reaches past the end", field);
    zero((int) end, (int) start);
    return start;
  }

  private long count(int field) {
    return bytes.getInt(field) & 0xFFFF_FFFFL;
  }

  private void checksum() {
    int expected = bytes.getInt(H_CRC);
    boolean present = (bytes.getInt(H_FLAGS) & FLAG_CHECKSUM) != 0;
    require(expected == (present ? Checksum.of(bytes) : 0), "wrong checksum", H_CRC);
  }

  /** Checks that a section is UTF-8, and returns {@code true} if it is ASCII. */
  private boolean isAscii(int start, int length, String what) {
    int end = start + length;
    int plain = Utf8.asciiEnd(bytes, start, end);
    if (plain == end) {
      return true;
    }
    int bad = Utf8.firstMalformed(bytes, plain, end);
    if (bad >= 0) {
      throw new OcpFormatException(what + " is not UTF-8", bad);
    }
    return false;
  }

  private void zero(int start, int end) {
    for (int at = start; at < end; at++) {
      require(bytes.get(at) == 0, "padding that is not zero", at);
    }
  }

  /**
   * Throws an {@code OcpFormatException} unless a condition holds.
   *
   * @param holds the condition
   * @param what what is wrong otherwise
   * @param at the byte offset of the fault in the payload
   */
  static void require(boolean holds, String what, int at) {
    if (!holds) {
      throw new OcpFormatException(what, at);
    }
  }
}
