package org.ocp4j.engine.java.internal;

import java.util.Arrays;

/**
 * Makes labels comparable (white space collapsed, case folded), and keeps the labels that a
 * document defines.
 */
final class Labels {
  private final Bytes key;
  private final Bytes folded;
  private final Bytes keys;
  private final Ints entries;
  private final Scratch scratch;
  private int[] table;
  private int count;

  Labels(Scratch scratch) {
    key = new Bytes(scratch, 256);
    folded = new Bytes(scratch, 256);
    keys = new Bytes(scratch, 1024);
    entries = new Ints(scratch, 64);
    table = scratch.ints(64);
    this.scratch = scratch;
  }

  /** Starts a document. */
  void clear() {
    keys.clear();
    entries.clear();
    count = 0;
    Arrays.fill(table, 0);
  }

  /** Adds a label to the set. */
  void define(byte[] b, int from, int to) {
    fold(b, from, to);
    int hash = hash();
    if (find(hash) >= 0) {
      return;
    }
    int row = entries.row(3);
    entries.array[row] = hash;
    entries.array[row + 1] = keys.size;
    entries.array[row + 2] = key.size;
    keys.append(key.array, 0, key.size);
    count++;
    if (count * 2 > table.length) {
      scratch.drop(table);
      table = scratch.ints(table.length * 2);
      for (int r = 0; r < entries.size; r += 3) {
        insert(entries.array[r], r);
      }
    } else {
      insert(hash, row);
    }
  }

  /** Returns whether the set contains a label. */
  boolean isDefined(byte[] b, int from, int to) {
    if (count == 0) {
      return false;
    }
    fold(b, from, to);
    return find(hash()) >= 0;
  }

  /** Returns the identifier of a label, as in mdast. It is valid until the next call. */
  Bytes identifier(byte[] b, int from, int to) {
    if (collapse(b, from, to)) {
      for (int i = 0; i < key.size; i++) {
        key.array[i] = (byte) lower(key.array[i]);
      }
    } else {
      caseFold(true);
    }
    return key;
  }

  private void fold(byte[] b, int from, int to) {
    if (collapse(b, from, to)) {
      for (int i = 0; i < key.size; i++) {
        key.array[i] = (byte) upper(key.array[i]);
      }
    } else {
      caseFold(false);
    }
  }

  private static int lower(int c) {
    return c >= 'A' && c <= 'Z' ? c + 32 : c;
  }

  private static int upper(int c) {
    return c >= 'a' && c <= 'z' ? c - 32 : c;
  }

  private void caseFold(boolean lowerAgain) {
    folded.clear();
    CaseTables.key(key.array, 0, key.size, folded);
    key.clear();
    if (lowerAgain) {
      CaseTables.lower(folded.array, 0, folded.size, key);
    } else {
      key.append(folded.array, 0, folded.size);
    }
  }

  /**
   * Collapses and trims white space.
   *
   * @return whether the label is ASCII
   */
  private boolean collapse(byte[] b, int from, int to) {
    key.clear();
    int all = 0;
    boolean space = false;
    for (int i = from; i < to; i++) {
      int c = b[i];
      if (Chars.isSpaceOrEol(c)) {
        space = key.size > 0;
        continue;
      }
      if (space) {
        key.push(' ');
        space = false;
      }
      all |= c;
      if (c == 0) {
        key.appendCodePoint(0xFFFD);
        all = -1;
      } else {
        key.push(c);
      }
    }
    return all >= 0;
  }

  private int hash() {
    return Hash.of(key.array, 0, key.size);
  }

  private int find(int hash) {
    int mask = table.length - 1;
    for (int i = hash & mask; table[i] != 0; i = (i + 1) & mask) {
      int r = table[i] - 1;
      if (entries.array[r] == hash
          && Arrays.equals(
              keys.array,
              entries.array[r + 1],
              entries.array[r + 1] + entries.array[r + 2],
              key.array,
              0,
              key.size)) {
        return r;
      }
    }
    return -1;
  }

  private void insert(int hash, int row) {
    int mask = table.length - 1;
    int i = hash & mask;
    while (table[i] != 0) {
      i = (i + 1) & mask;
    }
    table[i] = row + 1;
  }
}
