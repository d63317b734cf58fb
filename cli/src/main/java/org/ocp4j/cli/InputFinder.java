package org.ocp4j.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ocp4j.toolkit.files.MarkdownFiles;

/**
 * Finds the inputs that the arguments of a command name. A folder stands for the files in it and
 * below, all or those of Markdown and MDX, and a pattern for the files that match. A file that is
 * found several times this way is one input.
 */
final class InputFinder {
  private final boolean ofAllFiles;
  private final List<Input> inputs = new ArrayList<>();
  private final SkippedFolders skipped = new SkippedFolders();
  private final Set<Path> named = new HashSet<>();
  private final Set<Path> found = new HashSet<>();

  private InputFinder(boolean ofAllFiles) {
    this.ofAllFiles = ofAllFiles;
  }

  /** Returns a finder for which a folder stands for the Markdown and MDX files in it and below. */
  static InputFinder ofMarkdown() {
    return new InputFinder(false);
  }

  /** Returns a finder for which a folder stands for all files in it and below. */
  static InputFinder ofAllFiles() {
    return new InputFinder(true);
  }

  /** Returns what was skipped so far. */
  SkippedFolders skipped() {
    return skipped;
  }

  /**
   * Returns the inputs of all arguments, in their order, or the standard input if there are no
   * arguments. Prints a notice about folders that were skipped.
   *
   * @throws UsageException if a folder has no such file, if nothing matches a pattern, or if the
   *     standard input is a terminal or is named twice
   */
  List<Input> find(List<String> arguments, Console console) {
    if (arguments.isEmpty()) {
      if (console.inIsTerminal()) {
        throw new UsageException("FILE: none is given, and the standard input is a terminal;"
            + " name a file or a folder, or pipe a document to the command");
      }
      return List.of(Input.standard());
    }
    try {
      find(arguments);
    } finally {
      if (!skipped.isEmpty()) {
        console.err().println("ocp: " + skipped.notice());
      }
    }
    if (inputs.stream().filter(Input::isStandardInput).count() > 1) {
      throw new UsageException(
          "FILE: - is given twice, but the standard input can be read only once");
    }
    return inputs;
  }

  /**
   * Returns the inputs of all arguments, in their order.
   *
   * @throws UsageException if a folder has no such file, or nothing matches a pattern
   */
  List<Input> find(List<String> arguments) {
    for (String argument : arguments) {
      if (argument.isEmpty()) {
        throw new UsageException("FILE: an empty name is given; use . for the current folder");
      }
      Path path = path(argument);
      if (path != null && Files.isDirectory(path)) {
        addFolder(argument, path);
      } else if (Glob.isPattern(argument) && (path == null || !isThere(path))) {
        addMatches(argument);
      } else {
        addNamed(new Input(argument), path);
      }
    }
    return inputs;
  }

  private static @Nullable Path path(String argument) {
    try {
      return Path.of(argument);
    } catch (InvalidPathException e) {
      return null;
    }
  }

  private static boolean isThere(Path path) {
    return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
  }

  private void addNamed(Input input, @Nullable Path path) {
    if (path == null || input.isStandardInput()) {
      inputs.add(input);
    } else if (!found.contains(key(path))) {
      named.add(key(path));
      inputs.add(input);
    }
  }

  private void addFolder(String argument, Path folder) {
    if (ofAllFiles) {
      Glob all = Glob.ofAllFiles(argument.equals(".") ? "" : argument);
      if (!addFound(all)) {
        throw new UsageException("FILE: no file is in the folder " + argument
            + " or below it; name a folder with files");
      }
      return;
    }
    MarkdownFiles files;
    try {
      // The current folder is searched without a name, so that names do not start with a dot.
      files = MarkdownFiles.in(argument.equals(".") ? Path.of("") : folder);
    } catch (IOException e) {
      throw unreadable(argument, e);
    }
    skipped.add(files.skipped());
    if (files.files().isEmpty()) {
      throw new UsageException("FILE: no file in the folder " + argument
          + " is named *.md, *.mdx or *.markdown; name files with other names themselves");
    }
    addFound(files.files(), files.folder());
  }

  private void addMatches(String pattern) {
    Glob glob = Glob.of(pattern);
    if (!Files.isDirectory(Path.of(glob.folder())) || !addFound(glob)) {
      throw new UsageException("FILE: no file matches the pattern " + pattern);
    }
  }

  /** Adds the files that match, and returns {@code true} if there are any. */
  private boolean addFound(Glob glob) {
    List<Path> files;
    try {
      GlobWalk walk = GlobWalk.of(glob);
      skipped.add(walk.skipped());
      files = walk.files();
    } catch (IOException e) {
      throw unreadable(glob.folder(), e);
    }
    addFound(files, Path.of(glob.folder()));
    return !files.isEmpty();
  }

  private static CommandException unreadable(String folder, IOException e) {
    return new CommandException(
        "cannot read all of the folder " + (folder.isEmpty() ? "." : folder) + ": "
            + Failure.of(e).reason(),
        e);
  }

  private void addFound(List<Path> files, Path folder) {
    for (Path file : files) {
      Path key = key(file);
      if (!named.contains(key) && found.add(key)) {
        String name = file.toString();
        String place = folder.relativize(file).toString();
        inputs.add(new Input(name.equals("-") ? "./-" : name, place));
      }
    }
  }

  /** Returns what is equal for two names of the same file. */
  private static Path key(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      return path.toAbsolutePath().normalize();
    }
  }
}
