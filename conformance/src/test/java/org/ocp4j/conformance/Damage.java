package org.ocp4j.conformance;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.stream.Stream;

/** Removes bytes from sources and inserts others, so that the sources stay well-formed UTF-8. */
final class Damage {
  /**
   * The characters of the grammar, and a letter of one byte, a digit, and a letter of two bytes.
   */
  private static final byte[][] INSERTED = Stream.of(
          "<>{}[]()*_~$|`\"'\\-=+#!&@:./\n a1é".split(""))
      .map(character -> character.getBytes(StandardCharsets.UTF_8))
      .toArray(byte[][]::new);

  private Damage() {}

  /** Returns a source with one byte removed, or with one more character. */
  static byte[] once(byte[] source, Random random) {
    int chosen = random.nextInt(source.length + 1);
    if (random.nextBoolean()) {
      int at = nextAscii(source, chosen);
      return at < source.length ? replaced(source, at, at + 1, new byte[0]) : source;
    }
    int at = nextCharacter(source, chosen);
    return replaced(source, at, at, INSERTED[random.nextInt(INSERTED.length)]);
  }

  private static int nextAscii(byte[] source, int from) {
    int at = from;
    while (at < source.length && source[at] < 0) {
      at++;
    }
    return at;
  }

  private static int nextCharacter(byte[] source, int from) {
    int at = from;
    while (at < source.length && (source[at] & 0xC0) == 0x80) {
      at++;
    }
    return at;
  }

  private static byte[] replaced(byte[] source, int from, int to, byte[] with) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(source.length + with.length);
    out.write(source, 0, from);
    out.write(with, 0, with.length);
    out.write(source, to, source.length - to);
    return out.toByteArray();
  }
}
