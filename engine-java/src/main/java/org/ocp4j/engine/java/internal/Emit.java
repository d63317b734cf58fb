package org.ocp4j.engine.java.internal;

import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import org.ocp4j.spi.PayloadFormat;

/** Writes a tree as a payload. */
final class Emit {
  private Emit() {}

  /** Returns the exact size of the payload, which may be larger than an {@code int}. */
  static long size(Tree tree, Problems problems, int sourceLength) {
    long nodes = (long) tree.nodes.size * 4;
    long attributes = (long) tree.attributes.size * 4;
    long diagnostics = (long) problems.rows.size * 4;
    long pool = (tree.strings.pool.size + 7L) & -8L;
    return PayloadFormat.HEADER_SIZE + nodes + attributes + diagnostics + pool + sourceLength;
  }

  /** Writes the payload at the target's position. */
  static void write(
      Tree tree, Problems problems, byte[] source, int length, int flags, ByteBuffer target) {
    int records = tree.nodes.size + tree.attributes.size + problems.rows.size;
    int pool = PayloadFormat.HEADER_SIZE + records * 4;
    int poolLength = tree.strings.pool.size;
    int sourceOffset = PayloadFormat.align(pool + poolLength);
    int base = target.position();
    int size = sourceOffset + length;
    for (int i = 0; i < PayloadFormat.HEADER_SIZE; i += 8) {
      target.putLong(base + i, 0);
    }
    target.putInt(base + PayloadFormat.H_MAGIC, PayloadFormat.MAGIC);
    target.putInt(base + PayloadFormat.H_FLAGS, flags);
    target.putInt(base + PayloadFormat.H_LENGTH, size);
    target.putInt(base + PayloadFormat.H_NODES, tree.nodeCount());
    target.putInt(base + PayloadFormat.H_ATTRIBUTES, tree.attributes.size / Tree.ATTRIBUTE);
    target.putInt(base + PayloadFormat.H_DIAGNOSTICS, problems.rows.size / Problems.STRIDE);
    target.putInt(base + PayloadFormat.H_POOL_LENGTH, poolLength);
    target.putInt(base + PayloadFormat.H_SOURCE_LENGTH, length);
    target.putInt(base + PayloadFormat.H_SOURCE_OFFSET, sourceOffset);

    relocate(tree.nodes, Tree.NODE, Tree.TEXT, pool, sourceOffset);
    relocate(tree.attributes, Tree.ATTRIBUTE, 1, pool, sourceOffset);
    relocate(tree.attributes, Tree.ATTRIBUTE, 2, pool, sourceOffset);
    relocate(problems.rows, Problems.STRIDE, Problems.MESSAGE, pool, sourceOffset);
    target.position(base + PayloadFormat.HEADER_SIZE);
    IntBuffer ints = target.asIntBuffer();
    ints.put(tree.nodes.array, 0, tree.nodes.size);
    ints.put(tree.attributes.array, 0, tree.attributes.size);
    ints.put(problems.rows.array, 0, problems.rows.size);
    target.position(base + pool);
    target.put(tree.strings.pool.array, 0, poolLength);
    while (target.position() < base + sourceOffset) {
      target.put((byte) 0);
    }
    target.put(source, 0, length);
  }

  private static void relocate(Ints rows, int stride, int column, int pool, int source) {
    int[] a = rows.array;
    for (int i = column; i < rows.size; i += stride) {
      int offset = a[i];
      a[i] = offset >= 0 ? source + offset : offset == Values.ABSENT ? 0 : pool + ~offset;
    }
  }
}
