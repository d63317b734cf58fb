package org.ocp4j.tck.internal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.ocp4j.spi.EngineProvider;
import org.ocp4j.spi.Parser;
import org.ocp4j.spi.ParserFailure;
import org.ocp4j.spi.PayloadFormat;
import org.ocp4j.tck.Rule;

/** Tests of the SPI's rules for a parser, without documents. */
public abstract class ParserRules extends EngineRules {
  private static final String TEXT = "# A *b*\n\n- `c`\n\n&amp;";
  private static final byte GUARD = 0x5A;
  private static final String SAME = PayloadDifference.NONE;

  /** Creates the tests of one provider's engine. */
  protected ParserRules(Supplier<EngineProvider> source) {
    super(source);
  }

  private int parseWith(Parser parser, String text) {
    return parser.parse(ByteBuffer.wrap(Texts.utf8(text)), options());
  }

  /** Emits into memory with guard bytes on both sides. */
  private byte[] emitted(Parser parser, int size, int before, boolean direct) {
    int capacity = before + size + 64;
    ByteBuffer target = (direct
            ? ByteBuffer.allocateDirect(capacity)
            : ByteBuffer.allocate(capacity))
        .order(ByteOrder.LITTLE_ENDIAN);
    while (target.hasRemaining()) {
      target.put(GUARD);
    }
    target.position(before);
    parser.emit(target);
    contract().equal(before + size, target.position(), "the position after emit()", "Parser.emit");
    for (int i = 0; i < capacity; i++) {
      if (i < before || i >= before + size) {
        contract()
            .equal(GUARD, target.get(i), "byte " + (i - before) + " beside the payload", "emit");
      }
    }
    return Texts.bytes(target.slice(before, size));
  }

  @Rule("8.1")
  @DisplayName(
      "8.1 parse() returns the payload's exact size, and emit() writes there and nowhere else")
  void parserWritesWhereItShould() {
    try (Parser parser = backend().newParser()) {
      int size = parseWith(parser, TEXT);
      byte[] expected = emitted(parser, size, 0, false);
      contract()
          .equal(
              size,
              ByteBuffer.wrap(expected)
                  .order(ByteOrder.LITTLE_ENDIAN)
                  .getInt(PayloadFormat.H_LENGTH),
              "the payload's length in its header",
              "Parser.emit");
      for (int before : new int[] {8, 64, 4096}) {
        for (boolean direct : new boolean[] {false, true}) {
          parseWith(parser, TEXT);
          contract()
              .equal(
                  SAME,
                  PayloadDifference.of(expected, emitted(parser, size, before, direct)),
                  "the difference of a payload that is written at position " + before,
                  "offsets should be counted from the payload's first byte, not from the target's");
        }
      }
    }
  }

  /** Returns a source in a buffer of some kind, at some position. */
  private static ByteBuffer placed(byte[] source, int before, boolean direct) {
    int capacity = before + source.length + 9;
    ByteBuffer buffer =
        direct ? ByteBuffer.allocateDirect(capacity) : ByteBuffer.allocate(capacity);
    while (buffer.hasRemaining()) {
      buffer.put(GUARD);
    }
    return buffer.position(before).put(source).flip().position(before);
  }

  @Rule("2.4")
  @DisplayName("2.4 a source lies between position and limit, and is not changed")
  void sourceIsBetweenPositionAndLimit() {
    byte[] source = Texts.utf8(TEXT);
    try (Parser parser = backend().newParser()) {
      byte[] expected = emitted(parser, parseWith(parser, TEXT), 0, false);
      for (int before : new int[] {0, 5}) {
        for (boolean direct : new boolean[] {false, true}) {
          ByteBuffer buffer = placed(source, before, direct);
          int size = parser.parse(buffer, options());
          String at = " of a source at position " + before;
          contract().equal(before, buffer.position(), "the position" + at, "Parser.parse");
          contract()
              .equal(before + source.length, buffer.limit(), "the limit" + at, "Parser.parse");
          contract()
              .require(
                  Arrays.equals(source, Texts.bytes(buffer)),
                  "the bytes" + at + " are not changed",
                  "other bytes",
                  "Parser.parse must not write to the source");
          contract()
              .equal(
                  SAME,
                  PayloadDifference.of(expected, emitted(parser, size, 0, false)),
                  "the difference of the payload" + at,
                  "Parser.parse should read from position to limit");
        }
      }
    }
  }

  @Rule("6.2")
  @DisplayName("6.2 offsets of a failure are counted from the source's position")
  void failureIsCountedFromThePosition() {
    try (Parser parser = backend().newParser()) {
      for (int before : new int[] {0, 5}) {
        ParserFailure failure = contract()
            .throwsA(
                ParserFailure.class,
                () -> parser.parse(placed(Texts.utf8("é </b>"), before, false), options()),
                "parsing é </b>",
                "Parser.parse");
        String of = " of a failure in a source at position " + before;
        contract().equal(4, failure.start(), "start()" + of, "ParserFailure");
        contract().equal(5, failure.end(), "end()" + of, "ParserFailure");
      }
    }
  }

  @Rule("8.1")
  @DisplayName("8.1 the checksum and its flag, which the runtime sets, stay zero")
  void checksumIsLeftToTheRuntime() {
    try (Parser parser = backend().newParser()) {
      int size = parser.parse(ByteBuffer.wrap(Texts.utf8(TEXT)), options().withChecksum(true));
      ByteBuffer payload =
          ByteBuffer.wrap(emitted(parser, size, 0, false)).order(ByteOrder.LITTLE_ENDIAN);
      contract()
          .equal(
              0, payload.getInt(PayloadFormat.H_CRC), "the checksum in the header", "Parser.emit");
      contract()
          .equal(
              0,
              payload.getInt(PayloadFormat.H_FLAGS) & PayloadFormat.FLAG_CHECKSUM,
              "the flag of the checksum",
              "Parser.emit");
    }
  }

  @Rule("8.2")
  @DisplayName("8.2 a result is emitted once, and only after a successful parse")
  void resultIsEmittedOnce() {
    try (Parser parser = backend().newParser()) {
      ByteBuffer target = ByteBuffer.allocate(4096).order(ByteOrder.LITTLE_ENDIAN);
      String hint = "Parser.emit should write the result of a successful parse once, and throw"
          + " otherwise";
      contract()
          .throwsA(
              IllegalStateException.class,
              () -> parser.emit(target),
              "emit() before parse()",
              hint);
      parseWith(parser, TEXT);
      parser.emit(target);
      contract()
          .throwsA(IllegalStateException.class, () -> parser.emit(target), "a second emit()", hint);
      parseWith(parser, TEXT);
      contract()
          .throwsA(
              ParserFailure.class,
              () -> parseWith(parser, "a </b>"),
              "parsing a </b>",
              "Parser.parse should throw ParserFailure");
      contract()
          .throwsA(
              IllegalStateException.class,
              () -> parser.emit(target),
              "emit() after a failed parse()",
              hint);
    }
  }

  @Rule("8.2")
  @DisplayName("8.2 parsers do not share results")
  void parsersAreApart() {
    try (Parser one = backend().newParser();
        Parser other = backend().newParser()) {
      contract()
          .require(
              !one.equals(other),
              "newParser() returns a new parser",
              "the same parser",
              "newParser()");
      int size = parseWith(one, TEXT);
      parseWith(other, "something else, and longer than the first");
      byte[] first = emitted(one, size, 0, false);
      size = parseWith(other, TEXT);
      contract()
          .require(
              Arrays.equals(first, emitted(other, size, 0, false)),
              "a parser gives the same bytes while another is used",
              "other bytes",
              "each parser should have its own scratch memory");
    }
  }

  @Rule("4.1")
  @DisplayName("4.1 a parser reports the scratch memory that it holds, and releases it when closed")
  void scratchIsToldAndGivenBack() {
    Parser parser = backend().newParser();
    contract()
        .require(
            parser.scratchBytes() >= 0, "scratchBytes() is 0 or more", "it is negative", "Parser");
    parseWith(parser, Texts.prose(1 << 20));
    long held = parser.scratchBytes();
    contract()
        .require(
            held > 0 && held < (1L << 30),
            "scratchBytes() counts the result of a source of 1 MiB",
            held,
            "Parser.parse keeps its result in scratch memory, which scratchBytes() must count"
                + " for the memory limit");
    parser.close();
    contract().equal(0L, parser.scratchBytes(), "scratchBytes() after close()", "Parser.close()");
    contract().returns(parser::close, "a second close() of a parser", "Parser.close()");
  }
}
