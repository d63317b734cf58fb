package org.ocp4j.testing.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.ocp4j.internal.text.Utf8;

@Tag("jdk")
class Utf8Test {
  private static final int[] LEADS = {
    0x00, 0x7F, 0x80, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xEC, 0xED, 0xEE, 0xEF, 0xF0, 0xF1,
    0xF3, 0xF4, 0xF5, 0xFF
  };
  private static final int[] FOLLOWERS = {0x00, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xFF
  };

  /**
   * Returns the start and end of the first malformed sequence that the JDK finds, or -1 and -1. The
   * JDK treats an encoded surrogate as one sequence; Unicode's maximal subpart is only its first
   * byte.
   */
  private static int[] expected(byte[] bytes) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CoderResult result = decoder.decode(in, CharBuffer.allocate(bytes.length + 1), true);
    if (!result.isMalformed()) {
      return new int[] {-1, -1};
    }
    int at = in.position();
    boolean surrogate = bytes[at] == (byte) 0xED
        && at + 1 < bytes.length
        && (bytes[at + 1] & 0xFF) >= 0xA0
        && (bytes[at + 1] & 0xFF) <= 0xBF;
    return new int[] {at, at + (surrogate ? 1 : result.length())};
  }

  private static void check(byte... bytes) {
    int[] expected = expected(bytes);
    ByteBuffer heap = ByteBuffer.allocate(bytes.length + 3).put(1, bytes);
    ByteBuffer direct = ByteBuffer.allocateDirect(bytes.length).put(0, bytes);

    int found = Utf8.firstMalformed(heap, 1, bytes.length + 1);
    assertEquals(expected[0], found < 0 ? -1 : found - 1, () -> describe(bytes));
    assertEquals(expected[0], Utf8.firstMalformed(direct, 0, bytes.length), () -> describe(bytes));
    if (found >= 0) {
      int end = Utf8.malformedEnd(direct, expected[0], bytes.length);
      assertEquals(expected[1], end, () -> describe(bytes));
    }
  }

  private static String describe(byte[] bytes) {
    StringBuilder text = new StringBuilder();
    for (byte b : bytes) {
      text.append(String.format("%02X ", b));
    }
    return text.toString();
  }

  @Test
  void agreesWithTheJdkAtEveryBoundary() {
    for (int a : LEADS) {
      check((byte) a);
      for (int b : FOLLOWERS) {
        check((byte) a, (byte) b);
        for (int c : FOLLOWERS) {
          check((byte) a, (byte) b, (byte) c);
          for (int d : FOLLOWERS) {
            check((byte) a, (byte) b, (byte) c, (byte) d);
            check((byte) a, (byte) b, (byte) c, (byte) d, (byte) 'x');
          }
        }
      }
    }
  }

  @Test
  void agreesWithTheJdkAnywhereInLongText() {
    Random random = new Random(1);
    String text = "plain text of some length, caf\u00e9 \u20ac \ud83d\ude00 and more of it. ";
    byte[] good = text.repeat(3).getBytes(StandardCharsets.UTF_8);
    check(good);
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = good.clone();
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      check(bytes);
    }
    for (int length = 0; length < good.length; length++) {
      check(java.util.Arrays.copyOf(good, length));
    }
  }

  @Test
  void mendsEachMaximalSubpart() {
    byte[] bytes = {
      'a', (byte) 0xF0, (byte) 0x9F, (byte) 0x98, 'b', (byte) 0xED, (byte) 0xA0, (byte) 0x80, 'c'
    };
    ByteBuffer source = ByteBuffer.allocateDirect(12).put(1, bytes).position(1).limit(10);

    assertEquals(
        "a\ufffdb\ufffd\ufffd\ufffdc",
        StandardCharsets.UTF_8.decode(Utf8.mend(source)).toString());
    assertEquals(1, source.position());
    assertEquals(0, Utf8.mend(ByteBuffer.allocate(0)).remaining());
  }

  @Test
  void findsLoneSurrogates() {
    assertEquals(-1, Utf8.firstLoneSurrogate(""));
    assertEquals(-1, Utf8.firstLoneSurrogate("a\ud83d\ude00b"));
    assertEquals(0, Utf8.firstLoneSurrogate("\ude00"));
    assertEquals(1, Utf8.firstLoneSurrogate("a\ud83d"));
    assertEquals(0, Utf8.firstLoneSurrogate("\ud83d\ud83d\ude00"));
    assertEquals(2, Utf8.firstLoneSurrogate("\ud83d\ude00\ude00"));
  }

  @Test
  void mendsStrings() {
    String text = "a\u00e9\ud83d\ude00";
    assertEquals(text, StandardCharsets.UTF_8.decode(Utf8.mend(text)).toString());
    assertEquals(
        "\ufffda\ufffd",
        StandardCharsets.UTF_8.decode(Utf8.mend("\ude00a\ud83d")).toString());
    assertEquals(6, Utf8.encodedLength("\u00e9\ud83d\ude00x", 3));
  }

  @Test
  void findsBoundaries() {
    ByteBuffer bytes = StandardCharsets.UTF_8.encode("\u00e9x");
    assertTrue(Utf8.isBoundary(bytes, 0, 3));
    assertFalse(Utf8.isBoundary(bytes, 1, 3));
    assertTrue(Utf8.isBoundary(bytes, 2, 3));
    assertTrue(Utf8.isBoundary(bytes, 3, 3));
  }
}
