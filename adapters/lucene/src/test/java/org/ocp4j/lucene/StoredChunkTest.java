package org.ocp4j.lucene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.util.BytesRef;
import org.junit.jupiter.api.Test;
import org.ocp4j.chunks.SourceRange;

class StoredChunkTest {
  /**
   * A repeated line before two parts of a source, the first of which has characters of all sizes.
   */
  private static final List<SourceRange> RANGES = List.of(
      new SourceRange(2, 5, 2, 5, 2, 2, true),
      new SourceRange(100, 112, 90, 97, 10, 12, false),
      new SourceRange(120, 123, 105, 108, 15, 15, false));

  private static final StoredChunk CHUNK =
      new StoredChunk("i", "d", "t", "a", "ab\n\u00E4\r\n\u6F22\r\uD83D\uDE00xyz", RANGES);

  private static SourceRange range(int start, int end, long from, long to, int first, int last) {
    return new SourceRange(start, end, from, to, first, last, false);
  }

  @Test
  void parts_of_the_markdown_are_found_in_the_source() {
    assertEquals(new SourceRange(2, 4, 2, 4, 2, 2, true), CHUNK.source(0, 2));
    assertEquals(range(100, 102, 90, 91, 10, 10), CHUNK.source(3, 4));
    assertEquals(range(104, 107, 93, 94, 11, 11), CHUNK.source(6, 7));
    assertEquals(range(108, 112, 95, 97, 12, 12), CHUNK.source(8, 10));
    assertEquals(range(100, 112, 90, 97, 10, 12), CHUNK.source(3, 10));
    assertEquals(range(121, 122, 106, 107, 15, 15), CHUNK.source(11, 12));
  }

  @Test
  void a_part_over_two_ranges_has_what_is_between_them() {
    assertEquals(range(108, 121, 95, 106, 12, 15), CHUNK.source(8, 11));
  }

  @Test
  void a_part_never_ends_before_it_starts() {
    List<SourceRange> turned = List.of(RANGES.get(2), RANGES.get(0));
    StoredChunk chunk = new StoredChunk("i", "d", "t", "a", "xyzab\n", turned);
    assertEquals(range(122, 123, 107, 108, 15, 15), chunk.source(2, 5));
  }

  @Test
  void repeated_parts_do_not_count_for_the_lines() {
    assertEquals(10, CHUNK.firstLine());
    assertEquals(15, CHUNK.lastLine());
    StoredChunk repeated = new StoredChunk("i", "d", "t", "a", "ab\n", RANGES.subList(0, 1));
    assertEquals(2, repeated.firstLine());
    assertEquals(2, repeated.lastLine());
  }

  @Test
  void wrong_parts_are_refused() {
    assertThrows(IndexOutOfBoundsException.class, () -> CHUNK.source(-1, 2));
    assertThrows(IndexOutOfBoundsException.class, () -> CHUNK.source(2, 2));
    assertThrows(IndexOutOfBoundsException.class, () -> CHUNK.source(2, 14));
  }

  @Test
  void ranges_are_read_as_they_were_written() {
    assertEquals(RANGES, SourceRanges.read(new BytesRef(SourceRanges.write(RANGES))));
    byte[] newer = {9, 0};
    assertThrows(IllegalArgumentException.class, () -> SourceRanges.read(new BytesRef(newer)));
  }

  @Test
  void a_missing_field_is_named() {
    Document document = new Document();
    document.add(new StoredField(ChunkFields.RANGES, SourceRanges.write(RANGES)));
    String message = assertThrows(IllegalArgumentException.class, () -> StoredChunk.of(document))
        .getMessage();
    assertTrue(message.contains("\"id\""), message);
    assertThrows(IllegalArgumentException.class, () -> StoredChunk.of(new Document()));
  }
}
