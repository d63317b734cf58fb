package org.ocp4j.digests;

import java.security.MessageDigest;
import java.util.Arrays;
import org.bouncycastle.crypto.digests.TigerDigest;

/**
 * The Tiger tree hash: a binary tree whose leaves are Tiger of a zero and of 1,024 bytes, and whose
 * nodes are Tiger of a one and of two nodes below. A node without a neighbour moves up as it is.
 *
 * <p>Complete subtrees are joined as soon as there are two of the same height, so there is at most
 * one of each height.
 */
final class TigerTree extends MessageDigest {
  private static final int LEAF = 1024;
  private static final int SIZE = 24;
  private static final byte LEAF_MARK = 0;
  private static final byte NODE_MARK = 1;

  private final TigerDigest tiger = new TigerDigest();

  /** The roots of the complete subtrees, from the greatest to the smallest. */
  private final byte[][] roots = new byte[Long.SIZE][SIZE];

  private int rootCount;
  private long leaves;
  private int inLeaf;

  TigerTree(String name) {
    super(name);
    tiger.update(LEAF_MARK);
  }

  @Override
  protected int engineGetDigestLength() {
    return SIZE;
  }

  @Override
  protected void engineUpdate(byte value) {
    engineUpdate(new byte[] {value}, 0, 1);
  }

  @Override
  protected void engineUpdate(byte[] bytes, int offset, int length) {
    int at = offset;
    int end = offset + length;
    while (at < end) {
      int count = Math.min(end - at, LEAF - inLeaf);
      tiger.update(bytes, at, count);
      at += count;
      inLeaf += count;
      if (inLeaf == LEAF) {
        endLeaf();
      }
    }
  }

  /** Adds a leaf, and joins it with the complete subtrees of the same height. */
  private void endLeaf() {
    tiger.doFinal(roots[rootCount++], 0);
    inLeaf = 0;
    for (long height = leaves++; (height & 1) != 0; height >>>= 1) {
      joinLastTwo();
    }
    tiger.reset();
    tiger.update(LEAF_MARK);
  }

  private void joinLastTwo() {
    byte[] right = roots[--rootCount];
    byte[] left = roots[rootCount - 1];
    tiger.reset();
    tiger.update(NODE_MARK);
    tiger.update(left, 0, SIZE);
    tiger.update(right, 0, SIZE);
    tiger.doFinal(left, 0);
  }

  @Override
  protected byte[] engineDigest() {
    if (inLeaf > 0 || leaves == 0) {
      endLeaf();
    }
    while (rootCount > 1) {
      joinLastTwo();
    }
    byte[] digest = Arrays.copyOf(roots[0], SIZE);
    engineReset();
    return digest;
  }

  @Override
  protected void engineReset() {
    tiger.reset();
    tiger.update(LEAF_MARK);
    rootCount = 0;
    leaves = 0;
    inLeaf = 0;
  }
}
