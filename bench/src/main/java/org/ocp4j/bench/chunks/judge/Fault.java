package org.ocp4j.bench.chunks.judge;

/**
 * A fault of a chunk.
 *
 * @param kind the kind of fault
 * @param document the name of the document
 * @param offset the byte offset in the source where the fault is
 * @param detail what is there
 */
public record Fault(Kind kind, String document, int offset, String detail) {
  /** The kinds of faults, in the order of the columns. */
  public enum Kind {
    /** Code between fences that fits into the budget is in several chunks. */
    FENCE_CUT("fences cut"),
    /** A table that fits into the budget is in several chunks. */
    TABLE_CUT("tables cut"),
    /** A list item that fits into the budget is in several chunks. */
    ITEM_CUT("list items cut"),
    /** The target of a link is not in the chunks with its text. */
    LINK_LOST("links lost"),
    /** The last content of a chunk is a heading, and the document goes on. */
    HEADING_ORPHANED("headings orphaned"),
    /** Content is in no chunk. The fault counts as many times as it has bytes. */
    CONTENT_LOST("content bytes in no chunk"),
    /** The text to embed is larger than the budget. */
    OVER_BUDGET("chunks over budget"),
    /** A chunk does not say which bytes of the source it is, or is other bytes. */
    RANGE_WRONG("source ranges wrong or missing");

    private final String title;

    Kind(String title) {
      this.title = title;
    }

    /** Returns the name of the column. */
    public String title() {
      return title;
    }
  }

  /** Returns the fault on one line. */
  @Override
  public String toString() {
    return document + ", byte " + offset + ": " + kind.title() + ": " + detail;
  }
}
