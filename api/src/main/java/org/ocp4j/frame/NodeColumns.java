package org.ocp4j.frame;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.Function;
import org.ocp4j.NodeKind;
import org.ocp4j.OcpDocument;
import org.ocp4j.internal.frame.FrameMemory;
import org.ocp4j.internal.payload.Payload;

/**
 * Fields of all nodes of a document as vectors: the element at an index belongs to the node of that
 * index, in document order. {@link OcpDocument#columns} makes them.
 *
 * @param kinds the {@link NodeKind#code()} of each node
 * @param depths the number of ancestors of each node: 0 for the root
 * @param starts the byte offset in the source where each node starts
 * @param ends the byte offset in the source after the end of each node
 * @param parents the index of each node's parent; -1 for the root
 * @param textByteSizes the size of each node's own text in bytes of UTF-8; 0 if it has none
 */
public record NodeColumns(
    OcpByteVector kinds,
    OcpIntVector depths,
    OcpIntVector starts,
    OcpIntVector ends,
    OcpIntVector parents,
    OcpIntVector textByteSizes) {
  private static final int INT_COLUMNS = 5;
  private static final int ALIGNMENT = 64;

  /** Returns the number of nodes, which is the length of each vector. */
  public int length() {
    return kinds.length();
  }

  static NodeColumns of(OcpFrame frame, FrameMemory memory, Payload payload) {
    int nodes = payload.nodeCount();
    long step = aligned((long) nodes * Integer.BYTES);
    FrameMemory.Room room = memory.take(INT_COLUMNS * step + nodes, ALIGNMENT);
    try {
      fill(room.bytes(), payload, (int) step);
    } catch (Throwable e) {
      room.cancel();
      throw e;
    }
    Layout layout = new Layout(frame, room, nodes, (int) step);
    NodeColumns columns = new NodeColumns(
        layout.vector(INT_COLUMNS, 1, OcpByteVector::new),
        layout.vector(0, Integer.BYTES, OcpIntVector::new),
        layout.vector(1, Integer.BYTES, OcpIntVector::new),
        layout.vector(2, Integer.BYTES, OcpIntVector::new),
        layout.vector(3, Integer.BYTES, OcpIntVector::new),
        layout.vector(4, Integer.BYTES, OcpIntVector::new));
    room.scope().leave();
    return columns;
  }

  private static long aligned(long byteSize) {
    return (byteSize + ALIGNMENT - 1) & -ALIGNMENT;
  }

  private static void fill(ByteBuffer bytes, Payload payload, int step) {
    for (int node = 0; node < payload.nodeCount(); node++) {
      int at = node * Integer.BYTES;
      int parent = node == 0 ? -1 : payload.parent(node);
      // A parent comes before its children, so its depth is known.
      int depth = node == 0 ? 0 : 1 + bytes.getInt(parent * Integer.BYTES);
      bytes.putInt(at, depth);
      bytes.putInt(at + step, payload.start(node));
      bytes.putInt(at + 2 * step, payload.end(node));
      bytes.putInt(at + 3 * step, parent);
      bytes.putInt(at + 4 * step, payload.textOffset(node) == 0 ? 0 : payload.textLength(node));
      bytes.put(INT_COLUMNS * step + node, (byte) payload.kind(node));
    }
  }

  /** The places of the columns in the memory that was allocated for them. */
  private record Layout(OcpFrame frame, FrameMemory.Room room, int nodes, int step) {
    <V extends OcpVector> V vector(int column, int elementByteSize, Function<VectorMemory, V> of) {
      int start = column * step;
      ByteBuffer bytes =
          room.bytes().slice(start, nodes * elementByteSize).order(ByteOrder.LITTLE_ENDIAN);
      return of.apply(new VectorMemory(frame, room.scope(), room.start() + start, bytes));
    }
  }
}
