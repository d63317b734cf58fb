package org.ocp4j.engine.java.internal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.ocp4j.Limit;
import org.ocp4j.OcpLimitException;

/**
 * The text pool, with a table that finds equal bytes and equal names. Offsets are source offsets,
 * or complements of pool offsets.
 */
final class Strings {
  private static final int STRIDE = 3;

  final Bytes pool;

  /** Rows of hash, offset and length. The table holds the index of a row, plus one. */
  private final Ints entries;

  private final Scratch scratch;
  private int[] table;
  private byte[] source = Scratch.NONE;
  private int maxName;

  Strings(Scratch scratch) {
    pool = new Bytes(scratch, 1024);
    entries = new Ints(scratch, STRIDE * 64);
    table = scratch.ints(256);
    this.scratch = scratch;
  }

  void begin(byte[] source, int maxName) {
    this.maxName = maxName;
    this.source = source;
    pool.clear();
    if (entries.size > 0) {
      entries.clear();
      Arrays.fill(table, 0);
    }
  }

  /** Returns the offset of a value: in the source, or of its only copy in the pool. */
  int value(Values values, int offset, int length) {
    if (offset >= 0 || offset == Values.ABSENT) {
      return offset;
    }
    return intern(values.side.array, ~offset, length, false);
  }

  /** Returns the offset that all equal names share: the first occurrence. */
  int name(Values values, int offset, int length) {
    if (offset == Values.ABSENT) {
      return offset;
    }
    if (length > maxName) {
      throw new OcpLimitException(Limit.NAME_BYTES, maxName, length, offset >= 0 ? offset : -1);
    }
    return offset >= 0
        ? intern(source, offset, length, true)
        : intern(values.side.array, ~offset, length, false);
  }

  /** Returns the offset of the only copy of some bytes in the pool. */
  int made(byte[] bytes) {
    return intern(bytes, 0, bytes.length, false);
  }

  /** Finds equal bytes, or adds these: as an offset into the source, or as a copy in the pool. */
  private int intern(byte[] b, int from, int length, boolean inSource) {
    int hash = Hash.of(b, from, from + length);
    int mask = table.length - 1;
    int slot = hash & mask;
    while (table[slot] != 0) {
      int row = table[slot] - 1;
      if (entries.array[row] == hash
          && equal(entries.array[row + 1], entries.array[row + 2], b, from, length)) {
        return entries.array[row + 1];
      }
      slot = (slot + 1) & mask;
    }
    int offset;
    if (inSource) {
      offset = from;
    } else {
      offset = ~pool.size;
      pool.append(b, from, from + length);
    }
    int row = entries.row(STRIDE);
    entries.array[row] = hash;
    entries.array[row + 1] = offset;
    entries.array[row + 2] = length;
    table[slot] = row + 1;
    if (entries.size / STRIDE * 2 > table.length) {
      grow();
    }
    return offset;
  }

  /** Returns the text at an offset, for messages. */
  String string(int offset, int length) {
    if (offset == Values.ABSENT) {
      return "";
    }
    byte[] a = offset >= 0 ? source : pool.array;
    return new String(a, offset >= 0 ? offset : ~offset, length, StandardCharsets.UTF_8);
  }

  private boolean equal(int offset, int length, byte[] b, int from, int wanted) {
    if (length != wanted) {
      return false;
    }
    byte[] a = offset >= 0 ? source : pool.array;
    int at = offset >= 0 ? offset : ~offset;
    return Arrays.equals(a, at, at + length, b, from, from + length);
  }

  private void grow() {
    scratch.drop(table);
    table = scratch.ints(table.length * 2);
    int mask = table.length - 1;
    for (int row = 0; row < entries.size; row += STRIDE) {
      int slot = entries.array[row] & mask;
      while (table[slot] != 0) {
        slot = (slot + 1) & mask;
      }
      table[slot] = row + 1;
    }
  }
}
