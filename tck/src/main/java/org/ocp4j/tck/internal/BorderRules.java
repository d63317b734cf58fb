package org.ocp4j.tck.internal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.ocp4j.Extension;
import org.ocp4j.ParseOptions;
import org.ocp4j.spi.EngineProvider;
import org.ocp4j.spi.Parser;
import org.ocp4j.tck.Rule;
import org.ocp4j.tck.internal.Pieces.Piece;

/**
 * Tests that a construct gives the same payload wherever it lies in the source, also where a buffer
 * of a parser may end.
 *
 * @spec contract.md#8.2 Contract 8.2
 */
public abstract class BorderRules extends EngineRules {
  /** Sizes of the blocks in which a parser may read: of vectors, pages, and file buffers. */
  private static final int[] BORDERS = {
    32, 64, 128, 256, 512, 1024, 2048, 4096, 8192, 16_384, 32_768, 65_536, 131_072
  };

  /** Numbers of bytes of text that crosses every size below, and many multiples of each. */
  private static final int[] ENDS = {200, 3000, 140_000};

  /** A number of bytes that exceeds the file buffers of any engine. */
  private static final int END = (1 << 20) + 5000;

  /**
   * Above this size only some pieces are moved over the border byte by byte, except with more
   * effort.
   */
  private static final int FAR = 8192;

  /** Texts with characters of each length, and with lines of each ending. */
  private static final List<String> FILLS =
      List.of("é", "漢", "🎈", "é🎈", "漢b", "ab\r\n", "a\r\n", "a\n", "b\r");

  private static final byte[] GAP = Texts.utf8("\n\n");

  /** Pieces that a parser may wrongly cut in two; each of their bytes is placed at every border. */
  private static final List<String> CUTS = List.of(
      "a\r\nb",
      "a\r\n\r\nb",
      "a  \r\nb\\\r\nc",
      "```\r\na\r\n```\r\n",
      "> a\r\n> b\r\nc",
      "a\rb",
      "é",
      "漢",
      "🎈",
      "*é*。*漢*🎈",
      "[é](🎈)",
      "&amp;&#x1F388;",
      "\\*\\a",
      "a\0b",
      "\t- a\n-\tb",
      "~~~\n~~~~",
      "<!-- a -->",
      "{é}<é ü='漢'/>",
      "www.é.b/漢",
      "[漢]\n\n[漢]: 🎈",
      "$é$",
      "\uFEFFa");

  private ByteBuffer direct = ByteBuffer.allocateDirect(1);

  /** Creates the tests of one provider's engine. */
  protected BorderRules(Supplier<EngineProvider> source) {
    super(source);
  }

  /** A text that more and more text is put before. */
  private final class Moving {
    private final Parser parser;
    private final byte[] piece;
    private final ParseOptions options;
    private final Parsed near;

    Moving(Parser parser, byte[] piece, ParseOptions options) {
      this.parser = parser;
      this.piece = piece;
      this.options = options;
      this.near = Parsed.by(parser, Texts.joined(Texts.utf8("x"), GAP, piece), options);
    }

    /** Puts some bytes of text before it, alternately in an array and in a direct buffer. */
    void assertSameInTurn(int bytes) {
      byte[] text = Texts.utf8("x".repeat(bytes));
      byte[] source = Texts.joined(text, GAP, piece);
      if ((bytes & 1) == 0) {
        assertSame(text, source, ByteBuffer.wrap(source), "an array");
      } else {
        assertSame(text, source, direct(source), "a direct buffer");
      }
    }

    /** Puts some bytes of text before it. */
    void assertSameAfter(int bytes) {
      assertSame(Texts.utf8("x".repeat(bytes)));
    }

    /** Puts repetitions of a text before it, cut off at the start at each byte of that text. */
    void assertSameAfter(String fill, int bytes) {
      int size = fill.getBytes(StandardCharsets.UTF_8).length;
      for (int more = 0; more < size; more++) {
        assertSame(Texts.utf8("x".repeat(1 + more) + fill.repeat(bytes / size) + "x"));
      }
    }

    /** Puts so much text before it that the payload ends at a border or near it. */
    void assertSameAsPayloadEnds(int border) {
      byte[] payload = near.payload();
      int less = payload == null ? 0 : payload.length;
      for (int bytes = Math.max(1, border - less - 8); bytes <= border - less + 8; bytes++) {
        assertSameAfter(bytes);
      }
    }

    void assertSame(byte[] text) {
      byte[] source = Texts.joined(text, GAP, piece);
      assertSame(text, source, ByteBuffer.wrap(source), "an array");
      assertSame(text, source, direct(source), "a direct buffer");
    }

    private void assertSame(byte[] text, byte[] source, ByteBuffer in, String kind) {
      Parsed seen = Parsed.by(parser, in, options);
      Parsed expected = moved(source, text.length - 1);
      if (!seen.equals(expected)) {
        Sample sample = new Sample(text.length + " bytes of text before a piece", source, options);
        throw contract()
            .violated(
                "\"" + Texts.escaped(piece, 0, piece.length) + "\" is parsed the same at byte "
                    + (text.length + GAP.length) + ", of a source of " + source.length
                    + " bytes in " + kind + ", as at byte 3",
                seen.differenceFrom(expected),
                "look at how your parser moves from one block of the source to the next, and at how"
                    + " it handles the bytes left over at the end; " + sample);
      }
    }

    private Parsed moved(byte[] source, int more) {
      byte[] payload = near.payload();
      return payload == null ? near.movedBy(more) : Parsed.payload(Shift.of(payload, 1, source));
    }
  }

  /** Returns a source in a direct buffer that the test reuses, at an odd position. */
  private ByteBuffer direct(byte[] source) {
    if (direct.capacity() <= source.length) {
      direct = ByteBuffer.allocateDirect(1 + 2 * source.length);
    }
    direct.clear().position(1);
    return direct.put(source).flip().position(1);
  }

  /** Returns the borders, the last of which depends on the effort. */
  private int[] borders() {
    int count = BORDERS.length - effort().of(1, 0, 0);
    return Arrays.copyOf(BORDERS, count);
  }

  private Stream<Reading> readings() {
    Set<Extension> extensions = backend().extensions();
    return Stream.of(Reading.values())
        .filter(reading -> reading != Reading.PLAIN || extensions.isEmpty())
        .filter(reading -> reading.isFor(extensions, backend().supportsLenient()));
  }

  @Rule("8.2")
  @DisplayName("8.2 each construct is parsed the same wherever it stands, also at every border"
      + " of a block")
  void constructsAreTheSameAtBorders() {
    int[] turn = new int[1];
    try (Parser parser = backend().newParser()) {
      readings().forEach(reading -> {
        for (Piece piece : Pieces.texts()) {
          Moving moving = new Moving(parser, piece.text(), reading.options());
          for (int border : borders()) {
            boolean isUsual = border == 64 || border == 4096;
            boolean isFar = border >= FAR;
            int every = isUsual ? 1 : isFar ? effort().of(22, 6, 1) : effort().of(4, 1, 1);
            if (turn[0]++ % every == 0) {
              places(border, piece.text().length, !isFar || effort().of(0, 0, 1) == 1)
                  .forEach(moving::assertSameInTurn);
            }
          }
        }
      });
    }
  }

  /** Returns how much text to put before a piece, so that a border is in the piece or near it. */
  private static IntStream places(int border, int length, boolean all) {
    int first = border - GAP.length - length - 1;
    int last = border - GAP.length + 1;
    IntStream every = IntStream.rangeClosed(Math.max(1, first), last);
    return all
        ? every
        : every.filter(at -> at == first + 1 || (at - first) % 7 == border / 8192 % 7);
  }

  @Rule("8.2")
  @DisplayName("8.2 no character, line ending or mark is cut at the end of a block")
  void nothingIsCutAtBorders() {
    try (Parser parser = backend().newParser()) {
      readings().forEach(reading -> {
        for (String cut : CUTS) {
          byte[] piece = Texts.utf8(cut);
          Moving moving = new Moving(parser, piece, reading.options());
          for (int border : borders()) {
            places(border, piece.length, true).forEach(moving::assertSameAfter);
          }
        }
      });
    }
  }

  @Rule("8.2")
  @DisplayName(
      "8.2 text with any characters and line endings, and its payload, can cross every border")
  void textGoesOverBorders() {
    try (Parser parser = backend().newParser()) {
      readings().forEach(reading -> {
        Moving moving = new Moving(parser, Texts.utf8("*a* é"), reading.options());
        for (int border : BORDERS) {
          moving.assertSameAsPayloadEnds(border);
        }
        for (String fill : FILLS) {
          for (int end : ENDS) {
            moving.assertSameAfter(fill, end);
          }
          if (reading == Reading.MARKDOWN) {
            moving.assertSameAfter(fill, END);
          }
        }
      });
    }
  }
}
