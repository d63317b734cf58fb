package org.ocp4j.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The files that {@code --output-dir} writes: one for each input, all in one folder. That no two
 * inputs have the same file, that no file is outside the folder, and that no input is replaced, is
 * checked before anything is written.
 */
final class OutputFolder {
  private static final List<String> SOURCES = List.of(".md", ".mdx", ".markdown", ".ocp");

  private final Path folder;
  private final Map<Input, Path> files = new LinkedHashMap<>();

  private OutputFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * Plans the files of all inputs.
   *
   * @param name the name of the folder, which need not exist
   * @param inputs the inputs
   * @param extension returns how the name of an input's file ends
   * @throws UsageException if two inputs have the same file, a file is outside the folder, or an
   *     input would be replaced
   */
  static OutputFolder plan(String name, List<Input> inputs, Function<Input, String> extension) {
    try {
      Path folder = Path.of(name);
      if (Files.exists(folder) && !Files.isDirectory(folder)) {
        throw refused(name + " is not a folder; choose another name");
      }
      OutputFolder plan = new OutputFolder(folder);
      plan.addAll(inputs, extension);
      plan.requireInside();
      plan.requireNoInput(inputs);
      return plan;
    } catch (InvalidPathException e) {
      throw refused(e.getInput() + " is not a valid file name: " + e.getReason());
    } catch (IOException e) {
      throw refused("cannot read " + name + ": " + Failure.of(e).reason());
    }
  }

  private static UsageException refused(String problem) {
    return new UsageException("--output-dir: " + problem);
  }

  /** Returns the file of an input. */
  Path file(Input input) {
    return Objects.requireNonNull(files.get(input), "not planned");
  }

  private void addAll(List<Input> inputs, Function<Input, String> extension) {
    // On some systems, names that differ in case only are names of the same file.
    Map<String, Input> owners = new HashMap<>();
    for (Input input : inputs) {
      if (input.isStandardInput()) {
        throw refused("the standard input has no name to make another of;"
            + " name a file, or use -o for its output");
      }
      Path file = folder.resolve(stem(input.place()) + extension.apply(input));
      Input other = owners.put(file.toString().toLowerCase(Locale.ROOT), input);
      if (other != null) {
        throw refused(other.name() + " and " + input.name() + " would both be written to " + file
            + "; rename one of them, or use another folder for it");
      }
      files.put(input, file);
    }
    requireNoFileInFile(owners);
  }

  /** Refuses a file that another one needs as its folder. */
  private void requireNoFileInFile(Map<String, Input> owners) {
    for (Path file : files.values()) {
      for (Path above = file.getParent();
          above != null && !above.equals(folder);
          above = above.getParent()) {
        Input other = owners.get(above.toString().toLowerCase(Locale.ROOT));
        if (other != null) {
          throw refused(other.name() + " would be written to " + above + ", which " + file
              + " needs as its folder; rename one of them");
        }
      }
    }
  }

  /** Returns a name without the extension of a source or a payload. */
  private static String stem(String place) {
    String name = place.toLowerCase(Locale.ROOT);
    for (String extension : SOURCES) {
      if (name.endsWith(extension) && name.length() > extension.length()) {
        return place.substring(0, place.length() - extension.length());
      }
    }
    return place;
  }

  /** Refuses files in folders that are links to somewhere else. */
  private void requireInside() throws IOException {
    if (Files.notExists(folder)) {
      return;
    }
    Path real = folder.toRealPath();
    Set<Path> known = new HashSet<>();
    for (Path file : files.values()) {
      Path above = existing(file.getParent());
      if (above != null && known.add(above)) {
        requireInside(file, above, real);
      }
      if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
        throw refused(file + " is a folder; remove it, or choose another folder");
      }
    }
  }

  private static void requireInside(Path file, Path above, Path real) throws IOException {
    if (!Files.isDirectory(above)) {
      throw refused(above + " is not a folder, which " + file
          + " needs; remove it, or choose another folder");
    }
    if (!above.toRealPath().startsWith(real)) {
      throw refused(file + " would be outside the folder, because " + above
          + " is a link; remove the link, or choose another folder");
    }
  }

  /** Returns a folder, or the nearest one above it that exists. */
  private static @Nullable Path existing(@Nullable Path folder) {
    Path above = folder;
    while (above != null && Files.notExists(above, LinkOption.NOFOLLOW_LINKS)) {
      above = above.getParent();
    }
    return above;
  }

  private void requireNoInput(List<Input> inputs) throws IOException {
    Map<Path, Input> sources = new HashMap<>();
    for (Input input : inputs) {
      if (Files.exists(input.path())) {
        sources.put(input.path().toRealPath(), input);
      }
    }
    for (Path file : files.values()) {
      Input source = Files.exists(file) ? sources.get(file.toRealPath()) : null;
      if (source != null) {
        throw refused(file + " is itself an input; choose another folder");
      }
    }
  }
}
