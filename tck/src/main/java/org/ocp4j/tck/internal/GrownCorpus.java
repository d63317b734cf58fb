package org.ocp4j.tck.internal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.ocp4j.Limit;
import org.ocp4j.Limits;
import org.ocp4j.ParseOptions;
import org.ocp4j.tck.internal.Pieces.Piece;

/**
 * The kit's larger corpus: sources that an algorithm makes from the pieces in {@code pieces.txt},
 * the same in every run and on every JDK. {@link Fingerprints} has the Java engine's results.
 */
final class GrownCorpus {
  /**
   * The surroundings of a piece.
   *
   * @param foreign text before it, with characters beyond ASCII
   * @param frame ASCII text; a percent sign stands for the piece
   * @param prefix the beginning of each line of the piece but the first
   */
  private record Context(String foreign, String frame, String prefix) {
    Context(String frame, String prefix) {
      this("", frame, prefix);
    }

    byte[] around(byte[] piece) {
      String text = new String(piece, StandardCharsets.ISO_8859_1);
      String inside = prefix.isEmpty() ? text : text.replace("\n", "\n" + prefix);
      String before = new String(Texts.utf8(foreign), StandardCharsets.ISO_8859_1);
      return (before + frame.replace("%", inside)).getBytes(StandardCharsets.ISO_8859_1);
    }
  }

  private static final List<Context> CONTEXTS = List.of(
      new Context("%", ""),
      new Context("%\n", ""),
      new Context("> %", "> "),
      new Context(">\t%\nz", ">\t"),
      new Context("- %\n- z", "  "),
      new Context("1. > %", "   > "),
      new Context("> - %\nz", ">   "),
      new Context("z\n%\nz", ""),
      new Context("%\n\n%", ""),
      new Context("# % #", ""),
      new Context("*%* _%_", ""),
      new Context("[%](z) ![%][z]\n\n[z]: y", ""),
      new Context("| % | z |\n|-|-|\n| y | % |", ""),
      new Context("<z>%</z>", ""),
      new Context("<z y=\"x\">\n\n%\n\n</z>", ""),
      new Context("é漢🎈\n\n", "%", ""),
      new Context("é漢🎈\n- 漢 ", "%\n", "  "));

  /** The separators between pieces. */
  private static final String[] JOINTS = {"\n\n", "\n", " ", "", "\n\n> ", "\n- ", "\r\n"};

  private static final String[] TOKENS = {
    "*", "**", "_", "__", "`", "``", "```", "~", "~~", "~~~", "$", "$$", "[", "]", "(", ")", "![",
    "](", "]:", "[^", "<", ">", "</", "/>", "<!--", "-->", "<?", "{", "}", "{...", "\"", "'", "=",
    "=\"", "==", "-", "--", "---", "+", "+++", "#", "##", "|", "|-|", ":-", "-:", "\\", "&",
    "&amp;", "&#", "x41;", ";", "!", ".", ":", "/", "//", "@", "www.", "http://", "1.", "1)", "12.",
    "\n", "\n", "\n\n", "\r\n", " ", " ", "  ", "    ", "\t", "a", "b", "A", "ab", "é", "漢", "🎈",
    "\u00A0", "\0", "[x]", "[!NOTE]", "import ", "export ", "/*", "*/", "a.b", "a:b"
  };

  private static final int TOKEN_MIXES = 1500;
  private static final int MIXES = 600;
  private static final int MIXES_OF_MUCH = 2000;

  private GrownCorpus() {}

  /** Returns the families of a kind. */
  static Stream<Family> families(Family.Kind kind) {
    return switch (kind) {
      case PIECES -> pieces();
      case MIXES -> Stream.concat(mixes(), tokens());
      case CHARACTERS -> CharacterSamples.families();
      case SIZES -> SizeSamples.families();
      case LIMITS -> limits();
    };
  }

  private static Stream<Family> pieces() {
    return Pieces.all().stream()
        .flatMap(piece -> Stream.of(Reading.values())
            .map(reading -> new Family(
                Family.Kind.PIECES,
                "piece " + piece.written(),
                reading,
                CONTEXTS.size() + 1,
                number -> new Sample(
                    "the piece " + piece + " in context " + number + " as " + reading,
                    inContext(piece, number),
                    reading.options()))));
  }

  private static byte[] inContext(Piece piece, int number) {
    if (number < CONTEXTS.size()) {
      return CONTEXTS.get(number).around(piece.text());
    }
    String text = new String(piece.text(), StandardCharsets.ISO_8859_1);
    return text.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Returns the families of random token sequences, which no author would write. */
  private static Stream<Family> tokens() {
    return Stream.of(Reading.values())
        .map(reading -> new Family(
            Family.Kind.MIXES,
            "tokens",
            reading,
            reading == Reading.MDX ? TOKEN_MIXES / 4 : TOKEN_MIXES,
            number -> new Sample(
                "tokens " + number + " as " + reading,
                Texts.utf8(tokens(number)),
                reading.options())));
  }

  private static String tokens(int number) {
    Dice dice = new Dice(~number);
    String[] some = new String[2 + dice.roll(8)];
    for (int i = 0; i < some.length; i++) {
      some[i] = TOKENS[dice.roll(TOKENS.length)];
    }
    StringBuilder text = new StringBuilder();
    for (int left = 5 + dice.roll(40); left > 0; left--) {
      text.append(some[dice.roll(some.length)]);
    }
    return text.toString();
  }

  private static Stream<Family> mixes() {
    List<Piece> pieces = Pieces.texts();
    List<Piece> right = pieces.stream()
        .filter(piece -> !piece.topic().equals("mistakes") && piece.text().length > 1)
        .toList();
    return Stream.of(Reading.values())
        .map(reading -> new Family(
            Family.Kind.MIXES,
            "mixes",
            reading,
            MIXES,
            MIXES_OF_MUCH,
            number -> new Sample(
                "mix " + number + " as " + reading,
                mix(number, reading == Reading.MDX ? right : pieces),
                reading.options())));
  }

  private static byte[] mix(int number, List<Piece> pieces) {
    Dice dice = new Dice(number);
    List<byte[]> parts = new ArrayList<>();
    for (int left = 2 + dice.roll(30); left > 0; left--) {
      parts.add(pieces.get(dice.roll(pieces.size())).text());
      parts.add(Texts.utf8(JOINTS[Math.max(0, dice.roll(2 * JOINTS.length) - JOINTS.length)]));
    }
    return Texts.joined(parts.toArray(new byte[0][]));
  }

  // Limits.

  private record Bound(Limit limit, List<Integer> values) {}

  private static final List<Bound> BOUNDS = List.of(
      new Bound(Limit.NODES, List.of(1, 3, 5)),
      new Bound(Limit.DEPTH, List.of(1, 2, 3)),
      new Bound(Limit.ATTRIBUTES, List.of(1, 2, 3)),
      new Bound(Limit.NAME_BYTES, List.of(1, 2, 3)),
      new Bound(Limit.LINE_BYTES, List.of(10, 12, 14)),
      new Bound(Limit.PAYLOAD_BYTES, List.of(180, 250, 400)),
      new Bound(Limit.SOURCE_BYTES, List.of(11, 16, 24)),
      new Bound(Limit.DIAGNOSTICS, List.of(1, 2)));

  /** The start of each source, so that offsets in bytes, characters and code points differ. */
  private static final byte[] FOREIGN = Texts.utf8("é漢🎈\n\n");

  private static Stream<Family> limits() {
    int count = BOUNDS.stream().mapToInt(bound -> bound.values().size()).sum();
    return Pieces.texts().stream()
        .flatMap(piece -> Stream.of(Reading.MARKDOWN, Reading.LENIENT)
            .map(reading -> new Family(
                Family.Kind.LIMITS,
                "limits " + piece.written(),
                reading,
                count,
                number -> limited(piece, reading, number))));
  }

  private static Sample limited(Piece piece, Reading reading, int number) {
    int left = number;
    for (Bound bound : BOUNDS) {
      if (left < bound.values().size()) {
        long value = bound.values().get(left);
        ParseOptions options = reading.options();
        return new Sample(
            "the piece " + piece + " as " + reading + " with " + bound.limit() + " at " + value,
            Texts.joined(FOREIGN, piece.text()),
            options.withLimits(Limits.DEFAULT.with(bound.limit(), value)));
      }
      left -= bound.values().size();
    }
    throw new IllegalArgumentException("sample " + number);
  }
}
