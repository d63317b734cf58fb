package org.ocp4j.tck.internal;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;

/** Sources that are valid as MDX and as Markdown, with any set of extensions. */
final class Texts {
  private static final String PROSE =
      "The quick brown fox jumps over the lazy dog, and nobody minds at all.";
  private static final String[] PIECES = {
    "# A heading",
    "Text with *emphasis*, **strong** and `code`.",
    "- one\n- two\n\n  three",
    "1. first\n2. second",
    "> a quote\n> of two lines",
    "```js\nlet x = 1;\n```",
    "[a link](https://example.org \"title\") and ![an image](a.png)",
    "[a]: https://example.org 'b'",
    "***",
    "wörter mit ümlauten, 漢字 und 🎈",
  };

  private Texts() {}

  /** Returns paragraphs of prose with an exact number of bytes. */
  static String prose(int bytes) {
    StringBuilder text = new StringBuilder(bytes + PROSE.length() + 2);
    while (text.length() < bytes) {
      text.append(PROSE).append(text.length() % 700 < 70 ? "\n\n" : "\n");
    }
    text.setLength(bytes);
    if (bytes > 0 && text.charAt(bytes - 1) <= ' ') {
      text.setCharAt(bytes - 1, '.');
    }
    return text.toString();
  }

  /** Returns a paragraph of one text node with an exact number of bytes, which ends in a number. */
  static String numbered(int number, int bytes) {
    String end = "n" + number;
    return "x".repeat(Math.max(1, bytes - end.length())) + end;
  }

  /** Returns a text with many kinds of nodes and about the given number of bytes. */
  static String mixed(SplittableRandom random, int bytes) {
    StringBuilder text = new StringBuilder();
    while (text.length() < bytes) {
      text.append(PIECES[random.nextInt(PIECES.length)]).append("\n\n");
    }
    return text.toString();
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Returns a direct buffer with a text. */
  static ByteBuffer direct(String text) {
    byte[] bytes = utf8(text);
    return ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
  }

  /** Returns a copy of a buffer's remaining bytes. */
  static byte[] bytes(ByteBuffer buffer) {
    byte[] copy = new byte[buffer.remaining()];
    buffer.duplicate().get(copy);
    return copy;
  }

  /** Returns a range of bytes as text, with unprintable characters as escapes. */
  static String escaped(byte[] bytes, int from, int to) {
    StringBuilder text = new StringBuilder();
    String decoded = new String(bytes, from, to - from, StandardCharsets.UTF_8);
    decoded.codePoints().forEach(point -> {
      switch (point) {
        case '\n' -> text.append("\\n");
        case '\r' -> text.append("\\r");
        case '\t' -> text.append("\\t");
        case '\\' -> text.append("\\\\");
        default -> {
          if (point < ' ' || point == 0x7F) {
            text.append(String.format("\\x%02X", point));
          } else {
            text.appendCodePoint(point);
          }
        }
      }
    });
    return text.toString();
  }

  /** Returns the concatenation of byte arrays. */
  static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      bytes.writeBytes(part);
    }
    return bytes.toByteArray();
  }
}
