package org.ocp4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests which files the arguments of a command name. */
class InputFinderTest {
  @TempDir
  private Path folder;

  private void file(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "x");
  }

  private String at(String name) {
    return folder + "/" + name;
  }

  /** Returns the names of the inputs that are found, relative to the folder, with slashes. */
  private List<String> found(String... arguments) {
    List<String> names = new ArrayList<>();
    for (Input input : InputFinder.ofMarkdown().find(List.of(arguments))) {
      names.add(input
          .name()
          .replace(folder.toString() + File.separatorChar, "")
          .replace(folder + "/", "")
          .replace('\\', '/'));
    }
    return names;
  }

  private List<String> places(String... arguments) {
    return InputFinder.ofMarkdown().find(List.of(arguments)).stream()
        .map(input -> input.place().replace('\\', '/'))
        .toList();
  }

  @Test
  void files_of_folders_are_in_order() throws IOException {
    file("docs/b/c.mdx");
    file("docs/b.md");
    file("docs/a.MARKDOWN");
    file("docs/notes.txt");
    assertEquals(List.of("docs/a.MARKDOWN", "docs/b.md", "docs/b/c.mdx"), found(at("docs")));
    assertEquals(List.of("a.MARKDOWN", "b.md", "b/c.mdx"), places(at("docs")));
    assertEquals(List.of("notes.txt"), places(at("docs/notes.txt")));
  }

  @Test
  void patterns_match_any_names() throws IOException {
    file("docs/a.md");
    file("docs/a.txt");
    file("docs/x/b.md");
    file("docs/x/y/c.md");
    file("docs/x/y/c.mdx");
    assertEquals(List.of("docs/a.md"), found(at("docs/*.md")));
    assertEquals(List.of("docs/a.md", "docs/a.txt"), found(at("docs/a.*")));
    assertEquals(List.of("docs/x/b.md"), found(at("docs/*/*.md")));
    assertEquals(List.of("docs/a.md", "docs/x/b.md", "docs/x/y/c.md"), found(at("docs/**/*.md")));
    assertEquals(List.of("docs/x/y/c.md", "docs/x/y/c.mdx"), found(at("docs/x/**/c.{md,mdx}")));
    assertEquals(List.of("docs/x/y/c.md"), found(at("**/y/?.md")));
    assertEquals(List.of("x/b.md", "x/y/c.md"), places(at("docs/**/[bc].md")));
    assertEquals(List.of("b.md"), places(at("docs/x/*.md")));
  }

  @Test
  void hidden_folders_and_packages_are_skipped_and_counted() throws IOException {
    file("a.md");
    file(".git/b.md");
    file(".idea/b.md");
    file("node_modules/p/README.md");
    InputFinder finder = InputFinder.ofMarkdown();
    assertEquals(1, finder.find(List.of(folder.toString())).size());
    assertEquals(
        "skipped 2 hidden folders, 1 node_modules folder; to read one, name it",
        finder.skipped().notice());
    InputFinder patterns = InputFinder.ofMarkdown();
    assertEquals(1, patterns.find(List.of(at("**/*.md"))).size());
    assertEquals(finder.skipped().notice(), patterns.skipped().notice());
    assertEquals(List.of(".git/b.md"), found(at(".git")));
    assertEquals(List.of("node_modules/p/README.md"), found(at("node_modules/*/*.md")));
  }

  @Test
  void what_was_skipped_is_said_on_the_standard_error() throws IOException {
    file("a.md");
    file(".git/b.md");
    Cli.Result result = new Cli().run("parse", "--to", "text", folder.toString());
    assertEquals("x\n", result.out());
    assertEquals(
        "ocp: skipped 1 hidden folder; to read one, name it", result.err().strip());
    assertEquals(0, result.code());
    assertEquals("", new Cli().run("parse", at("a.md")).err());
  }

  @Test
  void files_that_are_found_again_are_one_input() throws IOException {
    file("docs/a.md");
    file("docs/b.md");
    assertEquals(
        List.of("docs/b.md", "docs/a.md"), found(at("docs/b.md"), at("docs"), at("docs/*.md")));
    assertEquals(List.of("docs/a.md", "docs/b.md"), found(at("docs"), at("docs/a.md")));
    assertEquals(List.of("docs/a.md", "docs/a.md"), found(at("docs/a.md"), at("docs/a.md")));
  }

  @Test
  void files_whose_names_look_like_patterns_are_files() throws IOException {
    assumeTrue(File.separatorChar == '/', "names cannot have these characters here");
    file("[a].md");
    file("a.md");
    file("what?.md");
    assertEquals(List.of("[a].md"), found(at("[a].md")));
    assertEquals(List.of("what?.md"), found(at("what?.md")));
    assertEquals(List.of("a.md"), found(at("[ab].md")));
  }

  @Test
  void missing_files_are_inputs_that_fail() {
    assertEquals(List.of("missing.md"), found(at("missing.md")));
  }

  @Test
  void links_to_folders_are_not_followed_but_can_be_named() throws IOException {
    file("docs/a.md");
    file("other/b.md");
    Files.createSymbolicLink(folder.resolve("docs/link"), folder.resolve("other"));
    Files.createSymbolicLink(folder.resolve("docs/loop"), folder.resolve("docs"));
    InputFinder finder = InputFinder.ofMarkdown();
    assertEquals(1, finder.find(List.of(at("docs"))).size());
    assertEquals(
        "skipped 2 symbolic links; to read one, name it", finder.skipped().notice());
    assertEquals(List.of("docs/a.md"), found(at("docs/**")));
    assertEquals(List.of("docs/link/b.md"), found(at("docs/link")));
  }
}
