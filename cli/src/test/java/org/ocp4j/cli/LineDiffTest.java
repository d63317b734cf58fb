package org.ocp4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Tests that changes between lists of lines are right, and few. */
class LineDiffTest {
  private static List<String> lines(String letters) {
    return letters.chars().mapToObj(c -> String.valueOf((char) c)).toList();
  }

  private static String changes(String before, String after) {
    StringBuilder out = new StringBuilder();
    for (LineDiff.Change change : LineDiff.of(lines(before), lines(after))) {
      out.append(change.oldStart()).append('-').append(change.oldEnd()).append('>');
      out.append(change.newStart()).append('-').append(change.newEnd()).append(' ');
    }
    return out.toString().strip();
  }

  @Test
  void finds_what_was_removed_added_and_replaced() {
    assertEquals("", changes("", ""));
    assertEquals("", changes("abc", "abc"));
    assertEquals("0-0>0-3", changes("", "abc"));
    assertEquals("0-3>0-0", changes("abc", ""));
    assertEquals("1-2>1-1", changes("abc", "ac"));
    assertEquals("1-1>1-2", changes("ac", "abc"));
    assertEquals("1-2>1-2", changes("abc", "axc"));
    assertEquals("0-1>0-1 2-3>2-3", changes("abc", "xby"));
    assertEquals("0-3>0-2", changes("abc", "xy"));
  }

  @Test
  void makes_the_new_lines_of_the_old_ones() {
    Random random = new Random(1);
    for (int round = 0; round < 3_000; round++) {
      List<String> before = random(random, random.nextInt(40), 1 + random.nextInt(6));
      List<String> after = random(random, random.nextInt(40), 1 + random.nextInt(6));
      List<LineDiff.Change> changes = LineDiff.of(before, after);
      assertEquals(after, apply(before, after, changes), before + " " + after);
      assertEquals(fewest(before, after), count(changes), before + " " + after);
    }
  }

  @Test
  void looks_ahead_a_bounded_number_of_changes() {
    Random random = new Random(2);
    for (int letters : new int[] {2, 50, 100_000}) {
      List<String> before = random(random, 6_000, letters);
      List<String> after = new ArrayList<>(random(random, 5_000, letters));
      after.addAll(before.subList(100, 3_000));
      List<LineDiff.Change> changes = LineDiff.of(before, after);
      assertEquals(after, apply(before, after, changes));
    }
    List<String> before = random(random, 4_000, 1_000_000);
    List<String> after = new ArrayList<>();
    for (String line : before) {
      after.add(after.size() % 2 == 0 ? line : line + " changed");
    }
    List<LineDiff.Change> changes = LineDiff.of(before, after);
    assertEquals(after, apply(before, after, changes));
    assertTrue(count(changes) > LineDiff.MOST_CHANGES);
    assertEquals(4_000, count(changes), "every second line is replaced");
  }

  private static List<String> random(Random random, int size, int letters) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      lines.add(Integer.toString(random.nextInt(letters)));
    }
    return Collections.unmodifiableList(lines);
  }

  private static List<String> apply(
      List<String> before, List<String> after, List<LineDiff.Change> changes) {
    List<String> result = new ArrayList<>();
    int line = 0;
    for (LineDiff.Change change : changes) {
      result.addAll(before.subList(line, change.oldStart()));
      assertEquals(change.newStart(), result.size());
      result.addAll(after.subList(change.newStart(), change.newEnd()));
      line = change.oldEnd();
    }
    result.addAll(before.subList(line, before.size()));
    return result;
  }

  private static int count(List<LineDiff.Change> changes) {
    return changes.stream()
        .mapToInt(c -> c.oldEnd() - c.oldStart() + c.newEnd() - c.newStart())
        .sum();
  }

  /** Returns the least number of removed and added lines, by the table of common subsequences. */
  private static int fewest(List<String> a, List<String> b) {
    int[][] common = new int[a.size() + 1][b.size() + 1];
    for (int i = 1; i <= a.size(); i++) {
      for (int j = 1; j <= b.size(); j++) {
        common[i][j] = a.get(i - 1).equals(b.get(j - 1))
            ? common[i - 1][j - 1] + 1
            : Math.max(common[i - 1][j], common[i][j - 1]);
      }
    }
    return a.size() + b.size() - 2 * common[a.size()][b.size()];
  }
}
