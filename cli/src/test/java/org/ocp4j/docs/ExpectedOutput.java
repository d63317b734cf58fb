package org.ocp4j.docs;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Compares what a block prints with its page, where a line {@code …} stands for any lines. */
final class ExpectedOutput {
  private static final String ANYTHING = "…";

  private ExpectedOutput() {}

  static void check(CodeBlock block, String printed) {
    if (block.output().isEmpty()) {
      return;
    }
    String expected = Arrays.stream(block.output().strip().split("\n"))
        .map(line -> line.strip().equals(ANYTHING)
            ? "(?:.*\n)*?"
            : Pattern.quote(line.stripTrailing()) + "\n")
        .collect(Collectors.joining());
    String actual = printed
        .strip()
        .lines()
        .map(String::stripTrailing)
        .collect(Collectors.joining("\n", "", "\n"));
    if (!Pattern.matches(expected, actual)) {
      throw new AssertionError(
          block.place() + " prints\n" + actual + "but the page shows\n" + block.output());
    }
  }
}
