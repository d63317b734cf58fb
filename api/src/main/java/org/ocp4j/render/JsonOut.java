package org.ocp4j.render;

import java.io.IOException;

/** Writes JSON: punctuation, numbers, and strings with their escapes. */
final class JsonOut {
  private static final int DEEPEST_INDENT = 100;
  private static final byte[] HEX = {
    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'
  };

  private final Utf8Sink sink;
  private final boolean pretty;
  private int level;
  private boolean first = true;

  JsonOut(Utf8Sink sink, boolean pretty) {
    this.sink = sink;
    this.pretty = pretty;
  }

  /** Starts an object or an array, as the value of a name, in an array, or at the top. */
  void open(char bracket) throws IOException {
    sink.put(bracket);
    level++;
    first = true;
  }

  void close(char bracket) throws IOException {
    level--;
    if (!first) {
      newLine();
    }
    sink.put(bracket);
    first = false;
  }

  /** Writes the separator in front of an element of an array. */
  void element() throws IOException {
    if (!first) {
      sink.put(',');
    }
    if (level > 0) {
      newLine();
    }
    first = false;
  }

  /** Writes the name of a property, before its value. */
  void name(String name) throws IOException {
    element();
    sink.put('"');
    sink.ascii(name);
    sink.put('"');
    sink.put(':');
    if (pretty) {
      sink.put(' ');
    }
  }

  /** Writes a number, true, false or null. */
  void word(String word) throws IOException {
    sink.ascii(word);
  }

  void number(int value) throws IOException {
    sink.number(value);
  }

  /** Writes a string that needs no escapes. */
  void plain(String text) throws IOException {
    sink.put('"');
    sink.ascii(text);
    sink.put('"');
  }

  void quote() throws IOException {
    sink.put('"');
  }

  /** Writes a part of a string in UTF-8, between two calls of {@link #quote}. */
  void escaped(byte[] bytes, int length) throws IOException {
    int from = 0;
    for (int i = 0; i < length; i++) {
      int b = bytes[i];
      if ((b >= 0 && b < ' ') || b == '"' || b == '\\') {
        sink.bytes(bytes, from, i - from);
        escape(b);
        from = i + 1;
      }
    }
    sink.bytes(bytes, from, length - from);
  }

  private void escape(int b) throws IOException {
    sink.put('\\');
    switch (b) {
      case '"', '\\' -> sink.put(b);
      case '\n' -> sink.put('n');
      case '\t' -> sink.put('t');
      case '\r' -> sink.put('r');
      default -> {
        sink.ascii("u00");
        sink.put(HEX[b >> 4]);
        sink.put(HEX[b & 15]);
      }
    }
  }

  private void newLine() throws IOException {
    if (pretty) {
      sink.put('\n');
      for (int i = Math.min(level, DEEPEST_INDENT); i > 0; i--) {
        sink.ascii("  ");
      }
    }
  }
}
