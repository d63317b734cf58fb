package org.ocp4j.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The pages of the documentation, and the checkout that they are in. */
final class Pages {
  /** The root of the checkout; tests run in the folder of their module. */
  static final Path ROOT = Path.of("").toAbsolutePath().getParent();

  private Pages() {}

  /** Returns the pages at the root and in {@code docs/}, in order. */
  static List<Page> all() throws IOException {
    List<Path> files = new ArrayList<>();
    for (Path folder : List.of(ROOT, ROOT.resolve("docs"))) {
      try (Stream<Path> entries = Files.list(folder)) {
        entries
            .filter(file -> file.getFileName().toString().endsWith(".md"))
            .sorted()
            .forEach(files::add);
      }
    }
    List<Page> pages = new ArrayList<>();
    for (Path file : files) {
      pages.add(Page.read(file));
    }
    return pages;
  }

  /** Returns the blocks of all pages that are in one of these languages. */
  static List<CodeBlock> blocks(String... languages) throws IOException {
    List<String> wanted = List.of(languages);
    return all().stream()
        .flatMap(page -> page.blocks().stream())
        .filter(block -> wanted.contains(block.language()))
        .toList();
  }

  /** Returns whether the build runs every test, as {@code -Pfull} does. */
  static boolean isFullBuild() {
    return Boolean.getBoolean("ocp.tests.full");
  }
}
