package org.ocp4j.bench.chunks.judge;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds a sequence of words within another one that has most of them in the same order. Runs of
 * words that occur once in both hold the two together. Between them, the alignment is the one with
 * the most pairs, and among those the one with the most pairs side by side.
 */
final class Alignment {
  private static final int NONE = -1;
  private static final long MOST_CELLS = 1 << 20;

  /** What a pair is worth; one beside another is worth 1 more. */
  private static final int PAIR = 16;

  private static final int[] RUNS = {4, 2, 1};
  private static final int WINDOW = 64;
  private static final long MIX = 0x9E3779B97F4A7C15L;

  private record Region(int fromA, int toA, int fromB, int toB) {}

  private final int[] a;
  private final int[] b;
  private final int[] match;
  private final Deque<Region> open = new ArrayDeque<>();

  private Alignment(int[] a, int[] b) {
    this.a = a;
    this.b = b;
    match = new int[b.length];
    Arrays.fill(match, NONE);
  }

  /**
   * Aligns two sequences of numbers that stand for words.
   *
   * @param a the words of the source
   * @param b the words of the chunks
   * @return for each place of {@code b} its place in {@code a}, or -1; places increase
   */
  static int[] of(int[] a, int[] b) {
    Alignment alignment = new Alignment(a, b);
    alignment.open.push(new Region(0, a.length, 0, b.length));
    while (!alignment.open.isEmpty()) {
      alignment.align(alignment.open.pop());
    }
    return alignment.match;
  }

  private void align(Region region) {
    int fromA = region.fromA;
    int toA = region.toA;
    int fromB = region.fromB;
    int toB = region.toB;
    while (fromA < toA && fromB < toB && a[fromA] == b[fromB]) {
      match[fromB++] = fromA++;
    }
    while (fromA < toA && fromB < toB && a[toA - 1] == b[toB - 1]) {
      match[--toB] = --toA;
    }
    if (fromA == toA || fromB == toB) {
      return;
    }
    Region rest = new Region(fromA, toA, fromB, toB);
    if ((long) (toA - fromA) * (toB - fromB) <= MOST_CELLS) {
      alignAll(rest);
      return;
    }
    for (int run : RUNS) {
      List<int[]> anchors = anchors(rest, run);
      if (!anchors.isEmpty()) {
        split(rest, anchors);
        return;
      }
    }
    alignGreedily(rest);
  }

  /** Pushes what is between anchors; the anchors are pairs of the first words of a run. */
  private void split(Region region, List<int[]> anchors) {
    int fromA = region.fromA;
    int fromB = region.fromB;
    for (int[] anchor : anchors) {
      open.push(new Region(fromA, anchor[0], fromB, anchor[1]));
      match[anchor[1]] = anchor[0];
      fromA = anchor[0] + 1;
      fromB = anchor[1] + 1;
    }
    open.push(new Region(fromA, region.toA, fromB, region.toB));
  }

  /** Returns the longest increasing list of the runs that occur once in both sequences. */
  private List<int[]> anchors(Region region, int run) {
    Map<Long, Integer> inA = places(a, region.fromA, region.toA, run);
    Map<Long, Integer> inB = places(b, region.fromB, region.toB, run);
    List<int[]> pairs = new ArrayList<>();
    inB.forEach((hash, place) -> {
      Integer other = inA.get(hash);
      if (place >= 0 && other != null && other >= 0) {
        pairs.add(new int[] {other, place});
      }
    });
    pairs.sort((x, y) -> Integer.compare(x[1], y[1]));
    return increasing(pairs);
  }

  private static Map<Long, Integer> places(int[] words, int from, int to, int run) {
    Map<Long, Integer> places = new HashMap<>();
    for (int i = from; i + run <= to; i++) {
      long hash = 0;
      for (int j = 0; j < run; j++) {
        hash = (hash ^ words[i + j]) * MIX;
        hash ^= hash >>> 32;
      }
      places.merge(hash, i, (first, second) -> NONE);
    }
    return places;
  }

  private static List<int[]> increasing(List<int[]> pairs) {
    int[] tails = new int[pairs.size()];
    int[] before = new int[pairs.size()];
    int length = 0;
    for (int i = 0; i < pairs.size(); i++) {
      int low = 0;
      int high = length;
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (pairs.get(tails[middle])[0] < pairs.get(i)[0]) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      before[i] = low == 0 ? NONE : tails[low - 1];
      tails[low] = i;
      length = Math.max(length, low + 1);
    }
    List<int[]> chain = new ArrayList<>();
    for (int i = length == 0 ? NONE : tails[length - 1]; i != NONE; i = before[i]) {
      chain.add(pairs.get(i));
    }
    Collections.reverse(chain);
    return chain;
  }

  /** Aligns a small region by comparing all pairs. */
  private void alignAll(Region region) {
    int rows = region.toA - region.fromA;
    int columns = region.toB - region.fromB;
    int[][] best = new int[rows + 1][columns + 1];
    int[][] paired = new int[rows + 1][columns + 1];
    for (int i = rows - 1; i >= 0; i--) {
      for (int j = columns - 1; j >= 0; j--) {
        int score = 0;
        if (a[region.fromA + i] == b[region.fromB + j]) {
          int next = paired[i + 1][j + 1];
          score = PAIR + Math.max(best[i + 1][j + 1], next == 0 ? 0 : next + 1);
        }
        paired[i][j] = score;
        best[i][j] = Math.max(score, Math.max(best[i + 1][j], best[i][j + 1]));
      }
    }
    int i = 0;
    int j = 0;
    boolean isAfterPair = false;
    while (i < rows && j < columns) {
      int score = paired[i][j];
      boolean isBest = score == best[i][j] || (isAfterPair && score + 1 >= best[i][j]);
      if (score > 0 && isBest) {
        match[region.fromB + j++] = region.fromA + i++;
        isAfterPair = true;
      } else {
        isAfterPair = false;
        if (best[i + 1][j] >= best[i][j + 1]) {
          i++;
        } else {
          j++;
        }
      }
    }
  }

  /** Aligns a large region without anchors: each word with the next equal one that is near. */
  private void alignGreedily(Region region) {
    int next = region.fromA;
    for (int j = region.fromB; j < region.toB; j++) {
      int end = Math.min(region.toA, next + WINDOW);
      for (int i = next; i < end; i++) {
        if (a[i] == b[j]) {
          match[j] = i;
          next = i + 1;
          break;
        }
      }
    }
  }
}
