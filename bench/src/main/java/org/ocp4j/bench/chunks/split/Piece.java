package org.ocp4j.bench.chunks.split;

import java.util.List;

/**
 * A chunk, as a splitter returns it.
 *
 * @param content the part of the document
 * @param text the text to embed, which must fit into the budget
 * @param title what the splitter returns beside the text, and what is embedded with it; empty if
 *     there is nothing
 * @param links the targets of the links in the content, as far as the splitter names them
 * @param ranges the parts of the source that the content is made of; empty if the splitter does not
 *     say
 */
public record Piece(
    String content, String text, String title, List<String> links, List<ByteRange> ranges) {
  /**
   * A part of a source.
   *
   * @param start the byte offset where it starts
   * @param end the byte offset after it
   */
  public record ByteRange(int start, int end) {}

  /** Copies the lists. */
  public Piece {
    links = List.copyOf(links);
    ranges = List.copyOf(ranges);
  }

  /** Returns a chunk that is content only. */
  public static Piece of(String content) {
    return new Piece(content, content, "", List.of(), List.of());
  }

  /** Returns what is indexed: the title and the text. */
  public String indexed() {
    return title.isEmpty() ? text : title + "\n\n" + text;
  }
}
