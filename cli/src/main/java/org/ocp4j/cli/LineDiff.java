package org.ocp4j.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds which lines of a text are in another, in the same order, with Myers' algorithm. It looks
 * for the fewest changes among the next {@value #MOST_CHANGES} at a time, so that time is in
 * proportion to the lines.
 */
final class LineDiff {
  /** Maximum number of changed lines to look ahead. */
  static final int MOST_CHANGES = 256;

  private static final int NONE = -1;

  private final int[] old;
  private final int[] young;

  /** For each old line the new line that it is equal to, or none. */
  private final int[] matches;

  /** Lines that are replaced by other lines. Ends are exclusive, and all numbers start at 0. */
  record Change(int oldStart, int oldEnd, int newStart, int newEnd) {}

  private LineDiff(int[] old, int[] young) {
    this.old = old;
    this.young = young;
    this.matches = new int[old.length];
    Arrays.fill(matches, NONE);
  }

  /** Returns the changes that make one list of lines from another, in order. */
  static List<Change> of(List<String> before, List<String> after) {
    Map<String, Integer> ids = new HashMap<>();
    LineDiff diff = new LineDiff(ids(before, ids), ids(after, ids));
    diff.matchAll();
    return diff.changes();
  }

  private static int[] ids(List<String> lines, Map<String, Integer> ids) {
    int[] result = new int[lines.size()];
    for (int i = 0; i < result.length; i++) {
      Integer next = ids.size();
      Integer known = ids.putIfAbsent(lines.get(i), next);
      result[i] = known == null ? next : known;
    }
    return result;
  }

  private void matchAll() {
    int x = 0;
    while (x < old.length && x < young.length && old[x] == young[x]) {
      matches[x] = x;
      x++;
    }
    int oldEnd = old.length;
    int newEnd = young.length;
    while (oldEnd > x && newEnd > x && old[oldEnd - 1] == young[newEnd - 1]) {
      oldEnd--;
      newEnd--;
      matches[oldEnd] = newEnd;
    }
    int y = x;
    while (x < oldEnd && y < newEnd) {
      Window window = new Window(x, y, oldEnd - x, newEnd - y);
      int diagonal = window.search();
      int length = window.matchUpTo(diagonal);
      x += length;
      y += length - diagonal;
    }
  }

  private List<Change> changes() {
    List<Change> changes = new ArrayList<>();
    int x = 0;
    int y = 0;
    while (x < old.length || y < young.length) {
      if (x < old.length && matches[x] == y) {
        x++;
        y++;
      } else {
        int oldStart = x;
        while (x < old.length && matches[x] == NONE) {
          x++;
        }
        int newEnd = x < old.length ? matches[x] : young.length;
        changes.add(new Change(oldStart, x, y, newEnd));
        y = newEnd;
      }
    }
    return changes;
  }

  /**
   * A search from one place in both texts. A diagonal is a difference of old and new lines; for
   * each number of changes and each diagonal, the search finds how many old lines can be passed.
   */
  private final class Window {
    private final int oldStart;
    private final int newStart;
    private final int oldLength;
    private final int newLength;
    private final List<int[]> passed = new ArrayList<>();

    Window(int oldStart, int newStart, int oldLength, int newLength) {
      this.oldStart = oldStart;
      this.newStart = newStart;
      this.oldLength = oldLength;
      this.newLength = newLength;
    }

    /** Searches, and returns the diagonal of the place where the most lines are passed. */
    int search() {
      for (int count = 0; ; count++) {
        int[] row = new int[2 * count + 1];
        int best = 0;
        int most = NONE;
        for (int diagonal = -count; diagonal <= count; diagonal += 2) {
          int x = start(count, diagonal);
          if (x != NONE) {
            x = passEqual(x, diagonal);
            if (2 * x - diagonal > most) {
              most = 2 * x - diagonal;
              best = diagonal;
            }
          }
          row[diagonal + count] = x;
        }
        passed.add(row);
        if (most == oldLength + newLength || count == MOST_CHANGES) {
          return best;
        }
      }
    }

    private int passEqual(int start, int diagonal) {
      int x = start;
      while (x < oldLength
          && x - diagonal < newLength
          && old[oldStart + x] == young[newStart + x - diagonal]) {
        x++;
      }
      return x;
    }

    /** Returns the number of old lines passed right after the last of so many changes, or none. */
    private int start(int count, int diagonal) {
      return count == 0 ? 0 : Math.max(inserted(count, diagonal), removed(count, diagonal));
    }

    /** Returns the number of old lines passed if the last change is a new line. */
    private int inserted(int count, int diagonal) {
      int x = passed(count - 1, diagonal + 1);
      return x != NONE && x - diagonal <= newLength ? x : NONE;
    }

    /** Returns the number of old lines passed if the last change is an old line that is gone. */
    private int removed(int count, int diagonal) {
      int x = passed(count - 1, diagonal - 1);
      return x != NONE && x < oldLength ? x + 1 : NONE;
    }

    private int passed(int count, int diagonal) {
      return Math.abs(diagonal) > count ? NONE : passed.get(count)[diagonal + count];
    }

    /** Records the lines that are equal on the way, and returns the number of old lines passed. */
    int matchUpTo(int lastDiagonal) {
      int diagonal = lastDiagonal;
      int length = passed(passed.size() - 1, diagonal);
      int x = length;
      for (int count = passed.size() - 1; count >= 0; count--) {
        int start = start(count, diagonal);
        while (x > start) {
          x--;
          matches[oldStart + x] = newStart + x - diagonal;
        }
        if (count > 0) {
          diagonal += inserted(count, diagonal) == start ? 1 : -1;
          x = passed(count - 1, diagonal);
        }
      }
      return length;
    }
  }
}
