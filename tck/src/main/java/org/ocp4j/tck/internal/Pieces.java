package org.ocp4j.tck.internal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The pieces that larger sources are built from: each construct of the grammar, in few bytes. */
final class Pieces {
  private static final String FILE = "pieces.txt";
  private static final String TOPIC = "== ";
  private static final List<Piece> ALL = read(Escapes.resource(FILE));

  /**
   * A piece of a source.
   *
   * @param topic the part of the grammar that the piece belongs to
   * @param written the piece as written in the file, with escapes
   * @param text the bytes of the piece
   */
  @SuppressWarnings("ArrayRecordComponent") // pieces are never compared
  record Piece(String topic, String written, byte[] text) {
    /** Returns {@code true} if the piece is well-formed UTF-8. */
    boolean isText() {
      return !malformed(text);
    }

    @Override
    public String toString() {
      return '"' + written + "\" (" + topic + ')';
    }
  }

  private Pieces() {}

  /** Returns all pieces, in the order of the file. */
  static List<Piece> all() {
    return ALL;
  }

  /** Returns the pieces that are well-formed UTF-8. */
  static List<Piece> texts() {
    return ALL.stream().filter(Piece::isText).toList();
  }

  private static boolean malformed(byte[] text) {
    String decoded = new String(text, StandardCharsets.UTF_8);
    return !Arrays.equals(text, Texts.utf8(decoded));
  }

  private static List<Piece> read(String file) {
    List<Piece> pieces = new ArrayList<>();
    String topic = "";
    for (String line : file.split("\n", -1)) {
      if (line.startsWith(TOPIC)) {
        topic = line.substring(TOPIC.length());
      } else if (!topic.isEmpty() && !line.isEmpty()) {
        pieces.add(new Piece(topic, line, Escapes.read(line)));
      }
    }
    return List.copyOf(pieces);
  }
}
