package org.ocp4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Tests diffs: their form, and that applying one makes the new text. */
class UnifiedDiffTest {
  private static final Pattern HUNK =
      Pattern.compile("@@ -(\\d+)(?:,(\\d+))? \\+(\\d+)(?:,(\\d+))? @@");
  private static final String NO_FEED = "\\ No newline at end of file";

  private static String diff(String before, String after) {
    return UnifiedDiff.of("a.md", before, after, new Paint(false));
  }

  @Test
  void shows_three_lines_around_a_change() {
    assertEquals("""
        --- a.md
        +++ a.md
        @@ -2,7 +2,7 @@
         2
         3
         4
        -5
        +five
         6
         7
         8
        """, diff("1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nfive\n6\n7\n8\n9\n"));
    assertEquals("", diff("1\n", "1\n"));
  }

  @Test
  void joins_changes_that_are_near() {
    String before = "a\n1\n2\n3\n4\n5\n6\nb\n";
    assertEquals(1, hunks(diff(before, "x\n1\n2\n3\n4\n5\n6\ny\n")));
    String longer = "a\n1\n2\n3\n4\n5\n6\n7\nb\n";
    assertEquals(2, hunks(diff(longer, "x\n1\n2\n3\n4\n5\n6\n7\ny\n")));
  }

  private static long hunks(String diff) {
    return HUNK.matcher(diff).results().count();
  }

  @Test
  void says_that_a_line_feed_is_missing_at_the_end() {
    assertEquals("--- a.md\n+++ a.md\n@@ -1 +1 @@\n-a\n" + NO_FEED + "\n+a\n", diff("a", "a\n"));
    assertEquals(
        "--- a.md\n+++ a.md\n@@ -1,2 +1,2 @@\n-a\n+b\n c\n" + NO_FEED + "\n", diff("a\nc", "b\nc"));
    assertEquals("--- a.md\n+++ a.md\n@@ -0,0 +1 @@\n+a\n", diff("", "a\n"));
    assertEquals("--- a.md\n+++ a.md\n@@ -1 +0,0 @@\n-a\n", diff("a\n", ""));
  }

  @Test
  void has_colours_if_wanted() {
    String diff = UnifiedDiff.of("a", "x\n", "y\n", new Paint(true));
    List<String> lines = List.of(
        "\u001b[1m--- a\u001b[0m",
        "\u001b[1m+++ a\u001b[0m",
        "\u001b[2m@@ -1 +1 @@\u001b[0m",
        "\u001b[31m-x\u001b[0m",
        "\u001b[32m+y\u001b[0m");
    assertEquals(lines, diff.lines().toList());
  }

  @Test
  void makes_the_new_text_when_it_is_applied() {
    Random random = new Random(3);
    for (int round = 0; round < 2_000; round++) {
      String before = random(random);
      String after = random(random);
      assertEquals(after, apply(before, diff(before, after)));
    }
  }

  private static String random(Random random) {
    StringBuilder text = new StringBuilder();
    int lines = random.nextInt(30);
    for (int i = 0; i < lines; i++) {
      text.append((char) ('a' + random.nextInt(20))).append("\n");
    }
    return random.nextBoolean() && lines > 0 ? text.substring(0, text.length() - 1) : "" + text;
  }

  /** Applies a diff as {@code patch} does, and checks its counts and unchanged lines. */
  private static String apply(String before, String diff) {
    String[] old = before.isEmpty() ? new String[0] : before.split("(?<=\n)");
    String[] lines = diff.lines().toArray(String[]::new);
    StringBuilder result = new StringBuilder();
    int at = 0;
    for (int i = 2; i < lines.length; ) {
      MatchResult hunk = HUNK.matcher(lines[i++]).results().findFirst().orElseThrow();
      int start = Integer.parseInt(hunk.group(1));
      int oldLeft = hunk.group(2) == null ? 1 : Integer.parseInt(hunk.group(2));
      int newLeft = hunk.group(4) == null ? 1 : Integer.parseInt(hunk.group(4));
      int first = oldLeft == 0 ? start : start - 1;
      while (at < first) {
        result.append(old[at++]);
      }
      int newStart = Integer.parseInt(hunk.group(3));
      assertEquals(
          newLeft == 0 ? newStart : newStart - 1, result.toString().lines().count());
      while (oldLeft > 0 || newLeft > 0) {
        char sign = lines[i].charAt(0);
        String line = lines[i++].substring(1);
        boolean hasFeed = i == lines.length || !lines[i].equals(NO_FEED);
        i += hasFeed ? 0 : 1;
        line += hasFeed ? "\n" : "";
        if (sign != '+') {
          assertEquals(old[at++], line);
          oldLeft--;
        }
        if (sign != '-') {
          result.append(line);
          newLeft--;
        }
      }
    }
    while (at < old.length) {
      result.append(old[at++]);
    }
    return result.toString();
  }
}
