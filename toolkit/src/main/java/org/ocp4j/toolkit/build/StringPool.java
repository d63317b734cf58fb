package org.ocp4j.toolkit.build;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.SplittableRandom;

/** The text pool of a payload: every string once, in the order in which they came. */
final class StringPool {
  /** Differs from run to run, so that no input can plan collisions. No output depends on it. */
  private static final long KEY = new SplittableRandom().nextLong();

  private static final int STRIDE = 3;

  private byte[] bytes = new byte[256];
  private int length;

  /** Rows of hash, offset and length. */
  private int[] entries = new int[STRIDE * 16];

  private int count;

  /** Holds for each slot the number of its entry, from 1, or 0. */
  private int[] table = new int[64];

  /** Returns the number of bytes. */
  int length() {
    return length;
  }

  /** Returns how many bytes the pool needs for one more string: none if it has the string. */
  int missing(byte[] utf8) {
    return table[slot(utf8)] == 0 ? utf8.length : 0;
  }

  /** Adds a string unless the pool has it. Returns its offset in the pool. */
  int add(byte[] utf8) {
    int slot = slot(utf8);
    if (table[slot] != 0) {
      return entries[(table[slot] - 1) * STRIDE + 1];
    }
    int size = utf8.length;
    bytes = roomFor(bytes, (long) length + size);
    System.arraycopy(utf8, 0, bytes, length, size);
    int row = count * STRIDE;
    if (row == entries.length) {
      entries = Arrays.copyOf(entries, entries.length * 2);
    }
    entries[row] = hash(utf8);
    entries[row + 1] = length;
    entries[row + 2] = size;
    int offset = length;
    length += size;
    count++;
    table[slot] = count;
    if (count * 2 > table.length) {
      grow();
    }
    return offset;
  }

  void writeTo(ByteBuffer target) {
    target.put(bytes, 0, length);
  }

  /** Returns an array with room for a number of bytes, at least twice as long if it has to grow. */
  private static byte[] roomFor(byte[] array, long needed) {
    if (needed <= array.length) {
      return array;
    }
    long size = Math.min(Math.max(needed, 2L * array.length), Integer.MAX_VALUE - 8L);
    return Arrays.copyOf(array, (int) Math.max(size, needed));
  }

  /** Returns the slot of a string, or the free slot where it would go. */
  private int slot(byte[] utf8) {
    int hash = hash(utf8);
    int mask = table.length - 1;
    int slot = hash & mask;
    while (table[slot] != 0 && !isAt((table[slot] - 1) * STRIDE, hash, utf8)) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private boolean isAt(int row, int hash, byte[] utf8) {
    int from = entries[row + 1];
    return entries[row] == hash
        && entries[row + 2] == utf8.length
        && Arrays.equals(bytes, from, from + utf8.length, utf8, 0, utf8.length);
  }

  private void grow() {
    table = new int[table.length * 2];
    int mask = table.length - 1;
    for (int entry = 0; entry < count; entry++) {
      int slot = entries[entry * STRIDE] & mask;
      while (table[slot] != 0) {
        slot = (slot + 1) & mask;
      }
      table[slot] = entry + 1;
    }
  }

  private static int hash(byte[] utf8) {
    long hash = KEY ^ utf8.length;
    for (byte each : utf8) {
      hash = (hash ^ each) * 0x9E3779B97F4A7C15L;
      hash ^= hash >>> 29;
    }
    return (int) (hash ^ hash >>> 32);
  }
}
