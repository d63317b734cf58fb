package org.ocp4j.render;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Writes markup, and text with the escapes of HTML. */
final class Html {
  private final Utf8Sink sink;
  private boolean afterReturn;

  Html(Utf8Sink sink) {
    this.sink = sink;
  }

  /** Writes markup in ASCII. */
  void tag(String markup) throws IOException {
    afterReturn = false;
    sink.ascii(markup);
  }

  /** Writes HTML unchanged. */
  void raw(String html) throws IOException {
    sink.string(html);
  }

  /** Writes HTML in UTF-8 unchanged. */
  void raw(byte[] bytes, int length) throws IOException {
    sink.bytes(bytes, 0, length);
  }

  /** Starts a new line, unless the output is at the start of a line. */
  void line() throws IOException {
    if (sink.last() != 0 && sink.last() != '\n') {
      sink.put('\n');
    }
  }

  /** Writes markup in ASCII on a line of its own. */
  void block(String markup) throws IOException {
    line();
    sink.ascii(markup);
  }

  /** Writes text, escaped. */
  void text(String text) throws IOException {
    sink.string(escape(text));
  }

  /** Writes text in UTF-8, escaped. */
  void text(byte[] bytes, int length) throws IOException {
    int from = 0;
    for (int i = 0; i < length; i++) {
      String entity = entity(bytes[i]);
      if (entity != null) {
        sink.bytes(bytes, from, i - from);
        sink.ascii(entity);
        from = i + 1;
      }
    }
    sink.bytes(bytes, from, length - from);
  }

  /** Writes text in UTF-8, escaped, on one line, with a space for each line ending. */
  void oneLine(byte[] bytes, int length) throws IOException {
    byte[] line = new byte[length];
    int size = 0;
    for (int i = 0; i < length; i++) {
      byte b = bytes[i];
      if (b != '\n' || !afterReturn) {
        line[size++] = b == '\n' || b == '\r' ? (byte) ' ' : b;
      }
      afterReturn = b == '\r';
    }
    text(line, size);
  }

  static String escape(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    escape(text, out);
    return out.toString();
  }

  static void escape(CharSequence text, StringBuilder out) {
    for (int i = 0; i < text.length(); i++) {
      String entity = entity(text.charAt(i));
      if (entity == null) {
        out.append(text.charAt(i));
      } else {
        out.append(entity);
      }
    }
  }

  private static @Nullable String entity(int c) {
    return switch (c) {
      case '&' -> "&amp;";
      case '<' -> "&lt;";
      case '>' -> "&gt;";
      case '"' -> "&quot;";
      default -> null;
    };
  }
}
