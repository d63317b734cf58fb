package org.ocp4j.tck.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Reads the kit's resources, in which escapes stand for unprintable characters. */
final class Escapes {
  private Escapes() {}

  /** Returns the text of a resource in this class's package. */
  static String resource(String name) {
    try (InputStream file = Escapes.class.getResourceAsStream(name)) {
      if (file == null) {
        throw new IllegalStateException("the kit lacks its resource " + name);
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Returns the bytes of a text with escapes.
   *
   * @param text with {@code \n}, {@code \r}, {@code \t}, {@code \s}, {@code \xNN} and {@code \\}
   * @throws IllegalStateException if the text contains another escape
   */
  static byte[] read(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int from = 0;
    for (int at = text.indexOf('\\'); at >= 0; at = text.indexOf('\\', from)) {
      bytes.writeBytes(Texts.utf8(text.substring(from, at)));
      char kind = text.charAt(at + 1);
      from = at + 2;
      switch (kind) {
        case '\\' -> bytes.write('\\');
        case 'n' -> bytes.write('\n');
        case 'r' -> bytes.write('\r');
        case 't' -> bytes.write('\t');
        case 's' -> bytes.write(' ');
        case 'x' -> {
          bytes.write(Integer.parseInt(text.substring(from, from + 2), 16));
          from += 2;
        }
        default -> throw new IllegalStateException("unknown escape: \\" + kind + " in " + text);
      }
    }
    bytes.writeBytes(Texts.utf8(text.substring(from)));
    return bytes.toByteArray();
  }
}
