package org.ocp4j.cli;

import java.util.ArrayList;
import java.util.List;

/** Writes what changed in a text as a unified diff, which {@code patch -p0} can apply. */
final class UnifiedDiff {
  /** Number of unchanged lines around a change. */
  private static final int CONTEXT = 3;

  private final List<String> before;
  private final List<String> after;
  private final Paint paint;
  private final StringBuilder out = new StringBuilder();

  private UnifiedDiff(List<String> before, List<String> after, Paint paint) {
    this.before = before;
    this.after = after;
    this.paint = paint;
  }

  /** Returns the diff of two texts; empty if they are equal. */
  static String of(String name, String before, String after, Paint paint) {
    UnifiedDiff diff = new UnifiedDiff(lines(before), lines(after), paint);
    List<LineDiff.Change> changes = LineDiff.of(diff.before, diff.after);
    if (!changes.isEmpty()) {
      diff.out.append(paint.title("--- " + name)).append('\n');
      diff.out.append(paint.title("+++ " + name)).append('\n');
      diff.hunks(changes);
    }
    return diff.out.toString();
  }

  /** Returns the lines of a text, each with its line feed. */
  private static List<String> lines(String text) {
    List<String> lines = new ArrayList<>();
    for (int start = 0; start < text.length(); ) {
      int feed = text.indexOf('\n', start);
      int end = feed < 0 ? text.length() : feed + 1;
      lines.add(text.substring(start, end));
      start = end;
    }
    return lines;
  }

  private void hunks(List<LineDiff.Change> changes) {
    int first = 0;
    for (int i = 1; i <= changes.size(); i++) {
      if (i == changes.size()
          || changes.get(i).oldStart() - changes.get(i - 1).oldEnd() > 2 * CONTEXT) {
        hunk(changes.subList(first, i));
        first = i;
      }
    }
  }

  private void hunk(List<LineDiff.Change> changes) {
    LineDiff.Change first = changes.get(0);
    LineDiff.Change last = changes.get(changes.size() - 1);
    int lead = Math.min(CONTEXT, first.oldStart());
    int trail = Math.min(CONTEXT, before.size() - last.oldEnd());
    int oldStart = first.oldStart() - lead;
    int newStart = first.newStart() - lead;
    String header = "@@ -"
        + range(oldStart, last.oldEnd() + trail - oldStart)
        + " +"
        + range(newStart, last.newEnd() + trail - newStart)
        + " @@";
    out.append(paint.place(header)).append('\n');
    int line = oldStart;
    for (LineDiff.Change change : changes) {
      same(line, change.oldStart());
      before.subList(change.oldStart(), change.oldEnd()).forEach(l -> out.append(bad(l)));
      after.subList(change.newStart(), change.newEnd()).forEach(l -> out.append(good(l)));
      line = change.oldEnd();
    }
    same(line, line + trail);
  }

  /** Returns the first line, counted from 1, and the number of lines; for none the line before. */
  private static String range(int start, int length) {
    return (length == 0 ? start : start + 1) + (length == 1 ? "" : "," + length);
  }

  private void same(int start, int end) {
    before.subList(start, end).forEach(line -> out.append(' ').append(ended(line)));
  }

  private String bad(String line) {
    return painted(line, paint.bad("-" + text(line)));
  }

  private String good(String line) {
    return painted(line, paint.good("+" + text(line)));
  }

  private static String text(String line) {
    return line.endsWith("\n") ? line.substring(0, line.length() - 1) : line;
  }

  private static String painted(String line, String painted) {
    return painted + ended(line).substring(text(line).length());
  }

  private static String ended(String line) {
    return line.endsWith("\n") ? line : line + "\n\\ No newline at end of file\n";
  }
}
