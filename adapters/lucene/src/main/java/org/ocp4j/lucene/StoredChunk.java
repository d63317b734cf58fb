package org.ocp4j.lucene;

import java.util.List;
import java.util.Objects;
import org.apache.lucene.document.Document;
import org.apache.lucene.util.BytesRef;
import org.ocp4j.chunks.SourceRange;

/**
 * A chunk as an index stores it, and the map from its Markdown to the source.
 *
 * <pre>{@code
 * StoredChunk chunk = StoredChunk.of(searcher.storedFields().document(hit.doc));
 * SourceRange place = chunk.source(passage.getStartOffset(), passage.getEndOffset());
 * System.out.println(chunk.documentId() + ":" + place.firstLine());
 * }</pre>
 *
 * @param id the id of the chunk
 * @param documentId the id of the document that the chunk is a part of
 * @param titlePath the titles of the document and of the headings above, joined by {@code " > "};
 *     may be empty
 * @param anchor the slug of the innermost heading above; may be empty
 * @param markdown the Markdown: the bytes of the ranges, one after another
 * @param ranges the parts of the source that the chunk consists of, at least one
 */
public record StoredChunk(
    String id,
    String documentId,
    String titlePath,
    String anchor,
    String markdown,
    List<SourceRange> ranges) {
  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException when there are no ranges
   */
  public StoredChunk {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(documentId, "documentId");
    Objects.requireNonNull(titlePath, "titlePath");
    Objects.requireNonNull(anchor, "anchor");
    Objects.requireNonNull(markdown, "markdown");
    ranges = List.copyOf(ranges);
    if (ranges.isEmpty()) {
      throw new IllegalArgumentException("a chunk without ranges");
    }
  }

  /**
   * Reads a chunk from the stored fields of a document.
   *
   * @param document a document that an index returned, with all fields that {@link ChunkDocuments}
   *     stores
   * @throws IllegalArgumentException when a field is missing, or was written by a newer version
   */
  public static StoredChunk of(Document document) {
    BytesRef ranges = document.getBinaryValue(ChunkFields.RANGES);
    if (ranges == null) {
      throw missing(ChunkFields.RANGES);
    }
    return new StoredChunk(
        string(document, ChunkFields.ID),
        string(document, ChunkFields.DOCUMENT),
        string(document, ChunkFields.TITLE),
        string(document, ChunkFields.ANCHOR),
        string(document, ChunkFields.BODY),
        SourceRanges.read(ranges));
  }

  private static String string(Document document, String field) {
    String value = document.get(field);
    if (value == null) {
      throw missing(field);
    }
    return value;
  }

  private static IllegalArgumentException missing(String field) {
    return new IllegalArgumentException("the document has no stored field \"" + field
        + "\": load it with all fields, and only documents that ChunkDocuments made");
  }

  /** Returns the first line of this chunk in the source, without the parts that it repeats. */
  public int firstLine() {
    return ranges.stream()
        .filter(range -> !range.repeated())
        .findFirst()
        .orElse(ranges.get(0))
        .firstLine();
  }

  /** Returns the last line of this chunk in the source, without the parts that it repeats. */
  public int lastLine() {
    return ranges.stream()
        .filter(range -> !range.repeated())
        .reduce((before, after) -> after)
        .orElse(ranges.get(ranges.size() - 1))
        .lastLine();
  }

  /**
   * Returns the part of the source that a part of the Markdown is from, such as a passage or a
   * match of a highlighter. If the chunk leaves something out within it, the part of the source has
   * that too. If the start is in a part of the source after that of the end, because the chunk
   * repeats one, the result only has what {@code from} is in.
   *
   * @param from the index in the Markdown where the part starts, in UTF-16 units
   * @param to the index after the part, greater than {@code from}
   * @throws IndexOutOfBoundsException when there is no such part, or when it is empty
   */
  public SourceRange source(int from, int to) {
    Objects.checkFromToIndex(from, to, markdown.length());
    Objects.checkIndex(from, to);
    int firstBase = 0;
    int first = 0;
    while (from >= firstBase + length(first)) {
      firstBase += length(first++);
    }
    int lastBase = firstBase;
    int last = first;
    while (to > lastBase + length(last)) {
      lastBase += length(last++);
    }
    SourceRange head = ranges.get(first);
    if (ranges.get(last).start() < head.start()) {
      last = first;
      lastBase = firstBase;
    }
    SourceRange tail = ranges.get(last);
    int stop = Math.min(to, lastBase + length(last));
    return new SourceRange(
        head.start() + utf8Length(firstBase, from),
        tail.start() + utf8Length(lastBase, stop),
        head.utf16Start() + from - firstBase,
        tail.utf16Start() + stop - lastBase,
        head.firstLine() + lineEndings(firstBase, from),
        tail.firstLine() + lineEndings(lastBase, stop - 1),
        head.repeated());
  }

  private int length(int range) {
    SourceRange found = ranges.get(range);
    return (int) (found.utf16End() - found.utf16Start());
  }

  private int utf8Length(int from, int to) {
    int length = 0;
    for (int i = from; i < to; i++) {
      char c = markdown.charAt(i);
      // Each half of a surrogate pair counts for two of its four bytes.
      length += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
    }
    return length;
  }

  private int lineEndings(int from, int to) {
    int count = 0;
    for (int i = from; i < to; i++) {
      char c = markdown.charAt(i);
      boolean isCrLf = c == '\r' && i + 1 < markdown.length() && markdown.charAt(i + 1) == '\n';
      count += c == '\n' || (c == '\r' && !isCrLf) ? 1 : 0;
    }
    return count;
  }
}
