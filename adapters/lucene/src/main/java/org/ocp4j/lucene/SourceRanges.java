package org.ocp4j.lucene;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.store.ByteArrayDataInput;
import org.apache.lucene.store.ByteBuffersDataOutput;
import org.apache.lucene.util.BytesRef;
import org.ocp4j.chunks.SourceRange;

/** Writes the ranges of a chunk as bytes for an index, and reads them back. */
final class SourceRanges {
  private static final byte VERSION = 1;

  private SourceRanges() {}

  static byte[] write(List<SourceRange> ranges) {
    ByteBuffersDataOutput out = new ByteBuffersDataOutput();
    try {
      out.writeByte(VERSION);
      out.writeVInt(ranges.size());
      for (SourceRange range : ranges) {
        out.writeVInt(range.start());
        out.writeVInt(range.end() - range.start());
        out.writeVLong(range.utf16Start());
        out.writeVLong(range.utf16End() - range.utf16Start());
        out.writeVInt(range.firstLine());
        out.writeVInt(range.lastLine() - range.firstLine());
        out.writeByte((byte) (range.repeated() ? 1 : 0));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toArrayCopy();
  }

  static List<SourceRange> read(BytesRef bytes) {
    ByteArrayDataInput in = new ByteArrayDataInput(bytes.bytes, bytes.offset, bytes.length);
    byte version = in.readByte();
    if (version != VERSION) {
      throw new IllegalArgumentException("source ranges of version " + version
          + ", which this version cannot read: index the documents again");
    }
    int count = in.readVInt();
    List<SourceRange> ranges = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int start = in.readVInt();
      int end = start + in.readVInt();
      long utf16Start = in.readVLong();
      long utf16End = utf16Start + in.readVLong();
      int firstLine = in.readVInt();
      int lastLine = firstLine + in.readVInt();
      boolean isRepeated = in.readByte() != 0;
      ranges.add(
          new SourceRange(start, end, utf16Start, utf16End, firstLine, lastLine, isRepeated));
    }
    return ranges;
  }
}
