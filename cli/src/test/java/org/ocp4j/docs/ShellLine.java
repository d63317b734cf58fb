package org.ocp4j.docs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A command of a shell block: one line, or several that end with a backslash.
 *
 * @param place the page and line where the command starts
 * @param text the command without its comment
 * @param exitCode the exit code that its comment announces, 0 if it announces none
 */
record ShellLine(String place, String text, int exitCode) {
  private static final Pattern COMMENT = Pattern.compile("(?:^|\\s)#\\s.*$");
  private static final Pattern EXIT_CODE = Pattern.compile("exit code (\\d+)");
  private static final Pattern ASSIGNMENT = Pattern.compile("\\w+=.*");

  static List<ShellLine> of(CodeBlock block) {
    List<ShellLine> commands = new ArrayList<>();
    StringBuilder joined = new StringBuilder();
    int exitCode = 0;
    int number = block.line();
    for (String line : block.text().split("\n", -1)) {
      Matcher code = EXIT_CODE.matcher(line);
      exitCode = code.find() ? Integer.parseInt(code.group(1)) : exitCode;
      String bare = COMMENT.matcher(line).replaceFirst("").strip();
      boolean goesOn = bare.endsWith("\\");
      joined.append(goesOn ? bare.substring(0, bare.length() - 1) : bare);
      if (!goesOn) {
        if (!joined.toString().isBlank()) {
          commands.add(
              new ShellLine(block.page() + ":" + number, joined.toString().strip(), exitCode));
        }
        joined.setLength(0);
        exitCode = 0;
      }
      number++;
    }
    return commands;
  }

  /** Returns the words, without assignments of variables at the beginning. */
  List<String> words() {
    return Arrays.stream(text.split("\\s+"))
        .dropWhile(word -> ASSIGNMENT.matcher(word).matches())
        .toList();
  }

  String program() {
    return words().get(0);
  }
}
