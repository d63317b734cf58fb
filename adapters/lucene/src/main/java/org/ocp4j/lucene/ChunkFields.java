package org.ocp4j.lucene;

/** The names of the fields that {@link ChunkDocuments} writes. */
public final class ChunkFields {
  /** The id of the chunk: one term, stored. */
  public static final String ID = "id";

  /** The id of the document that the chunk is a part of: one term, stored, with doc values. */
  public static final String DOCUMENT = "document";

  /**
   * The title of the document in its front matter and the titles of the headings above, outermost
   * first, joined by {@code " > "}: text, stored.
   */
  public static final String TITLE = "title";

  /**
   * The text of the chunk without blocks of code and math, with offsets: text. The stored value is
   * the chunk's Markdown, which the offsets are for.
   */
  public static final String BODY = "body";

  /**
   * The code and math of the chunk, in blocks and within lines, with offsets: text. The stored
   * value is the chunk's Markdown, which the offsets are for. A chunk without code does not have
   * this field.
   */
  public static final String CODE = "code";

  /** The slug of the innermost heading above, without {@code #}: one term, stored. */
  public static final String ANCHOR = "anchor";

  /** The languages of the code: terms, stored, with doc values. */
  public static final String LANGUAGE = "language";

  /** The kinds of blocks, named as in mdast, such as {@code table}: terms, stored, doc values. */
  public static final String KIND = "kind";

  /** The targets of links and images: terms, stored, with doc values. */
  public static final String LINK = "link";

  /** The first line in the source, from 1: a number, stored. */
  public static final String FIRST_LINE = "first_line";

  /** The last line in the source: a number, stored. */
  public static final String LAST_LINE = "last_line";

  /** The parts of the source that the chunk consists of: stored only; see {@link StoredChunk}. */
  public static final String RANGES = "ranges";

  private ChunkFields() {}
}
