package org.ocp4j.bench.chunks.judge;

import java.util.BitSet;
import java.util.List;
import org.ocp4j.bench.chunks.source.Source;

/**
 * What is in a document, by the tree that remark makes of it. Offsets are UTF-16 offsets of the
 * source.
 *
 * @param source the document
 * @param content the letters that a reader sees: of text and of code
 * @param solid the content, and the letters of what else stands for itself, such as an image or a
 *     JSX element without content
 * @param blocks the fences, tables and list items
 * @param links the links with text
 * @param headings the headings
 */
public record Truth(
    Source source,
    BitSet content,
    BitSet solid,
    List<Block> blocks,
    List<TrueLink> links,
    List<TrueHeading> headings) {
  /** The kinds of blocks that should not be cut. */
  public enum BlockKind {
    /** Code between fences. */
    FENCE,
    /** A table. */
    TABLE,
    /** An item of a list. */
    ITEM
  }

  /**
   * A block that should not be cut if it fits into the budget.
   *
   * @param kind the kind of block
   * @param start where it starts
   * @param end the offset after it
   * @param size its tokens, together with those of the headings directly before it
   */
  public record Block(BlockKind kind, int start, int end, int size) {}

  /**
   * A link.
   *
   * @param url its target; that of its definition for a reference
   * @param markdown how it is written
   * @param start where it starts
   * @param end the offset after it
   */
  public record TrueLink(String url, String markdown, int start, int end) {}

  /**
   * A heading.
   *
   * @param title its text
   * @param start where it starts
   * @param end the offset after it
   */
  public record TrueHeading(String title, int start, int end) {}

  /** Copies the lists. */
  public Truth {
    blocks = List.copyOf(blocks);
    links = List.copyOf(links);
    headings = List.copyOf(headings);
  }

  /** Reads the tree of a document. */
  public static Truth of(Source source) {
    return new TruthReader(source).read();
  }
}
