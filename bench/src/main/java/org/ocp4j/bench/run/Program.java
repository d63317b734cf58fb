package org.ocp4j.bench.run;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An external program that converts Markdown from its standard input to HTML.
 *
 * @param name the name of the executable
 * @param arguments the arguments that turn on most of what ocp4j supports by default
 */
record Program(String name, List<String> arguments) {
  /** The programs that are measured if they are installed. */
  static final List<Program> KNOWN = List.of(
      new Program("md2html", List.of("--github")),
      new Program("cmark", List.of()),
      new Program("cmark-gfm", List.of("-e", "table", "-e", "strikethrough", "-e", "tasklist")),
      new Program(
          "pulldown-cmark",
          List.of("--enable-tables", "--enable-strikethrough", "--enable-tasklists")));

  private static final Pattern VERSION = Pattern.compile("\\d+(?:\\.\\w+)+");
  private static final int ENOUGH = 4_096;

  /**
   * An installed program.
   *
   * @param program the program
   * @param file the executable
   * @param version the version, or an empty string if the program does not print one
   */
  record Installed(Program program, Path file, String version) {
    /** Returns the program's name in reports. */
    String title() {
      return program.name() + (version.isEmpty() ? "" : " " + version) + " (a process)";
    }

    /** Returns the command line that runs the program. */
    List<String> command() {
      List<String> command = new ArrayList<>();
      command.add(file.toString());
      command.addAll(program.arguments());
      return command;
    }
  }

  /**
   * Returns those of the known programs that are installed.
   *
   * @param searchPath folders, as in the environment variable {@code PATH}
   */
  static List<Installed> find(String searchPath) {
    return KNOWN.stream().flatMap(program -> program.in(searchPath).stream()).toList();
  }

  /**
   * Searches for the program in folders.
   *
   * @param searchPath folders, as in the environment variable {@code PATH}
   */
  Optional<Installed> in(String searchPath) {
    for (String folder : searchPath.split(Pattern.quote(File.pathSeparator), -1)) {
      for (String suffix : List.of("", ".exe")) {
        Optional<Path> file = executable(folder, name + suffix);
        if (file.isPresent()) {
          return file.map(found -> new Installed(this, found, version(found)));
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<Path> executable(String folder, String name) {
    if (folder.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Path.of(folder, name))
          .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static String version(Path file) {
    try {
      Process process = new ProcessBuilder(file.toString(), "--version")
          .redirectErrorStream(true)
          .start();
      process.getOutputStream().close();
      String answer =
          new String(process.getInputStream().readNBytes(ENOUGH), StandardCharsets.UTF_8);
      process.destroy();
      Matcher version = VERSION.matcher(answer);
      return version.find() ? version.group() : "";
    } catch (IOException e) {
      return "";
    }
  }
}
