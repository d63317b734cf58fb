package org.ocp4j.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The sources of the checkout: Java, Rust and the files of Maven. */
final class SourceTree {
  private static final Pattern FILE = Pattern.compile("(?:[\\w/.]*/)?(\\w+\\.(?:java|rs))");
  private static final Pattern MEMBER = Pattern.compile("([A-Z]\\w+)\\.(\\w+)(?:\\(.*)?");
  private static final Pattern NAME = Pattern.compile("\\.(?:java|rs)$|^pom\\.xml$");

  private final List<Path> files;
  private final Map<String, List<Path>> byName;

  /** Lists the files of the checkout, without what is built. */
  SourceTree() throws IOException {
    try (Stream<Path> tree = Files.walk(Pages.ROOT)) {
      files = tree.filter(file -> NAME.matcher(nameOf(file)).find())
          .filter(file -> !file.toString().contains("/target/"))
          .toList();
    }
    byName = files.stream().collect(Collectors.groupingBy(SourceTree::nameOf));
  }

  private static String nameOf(Path file) {
    return String.valueOf(file.getFileName());
  }

  boolean hasClass(String name) {
    return byName.containsKey(name + ".java");
  }

  /** Returns the text of all files that fit. */
  String texts(Predicate<Path> wanted) throws IOException {
    StringBuilder text = new StringBuilder();
    for (Path file : files) {
      if (wanted.test(file)) {
        text.append(Files.readString(file)).append('\n');
      }
    }
    return text.toString();
  }

  /**
   * Returns {@code false} for code that names a file that does not exist, or a member that the
   * class of this name does not have. Other code, and classes that are not ours, are fine.
   */
  boolean has(String code) throws IOException {
    Matcher file = FILE.matcher(code);
    if (file.matches()) {
      return byName.containsKey(file.group(1));
    }
    Matcher member = MEMBER.matcher(code);
    return !member.matches()
        || !hasClass(member.group(1))
        || hasMember(member.group(1), member.group(2));
  }

  /** Returns whether a class, or a class that it extends, mentions a name. */
  private boolean hasMember(String type, String name) throws IOException {
    for (Path file : byName.getOrDefault(type + ".java", List.of())) {
      String text = Files.readString(file);
      if (Pattern.compile("\\b" + name + "\\b").matcher(text).find()) {
        return true;
      }
      Matcher parent = Pattern.compile("class " + type + " extends (\\w+)").matcher(text);
      if (parent.find() && hasMember(parent.group(1), name)) {
        return true;
      }
    }
    return false;
  }
}
