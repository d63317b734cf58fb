package org.ocp4j.toolkit.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MarkdownFilesTest {
  @TempDir
  private Path folder;

  @Test
  void findsMarkdownAndMdxInOrder() throws IOException {
    write("b/z.mdx", "b/a.MD", "c.markdown", "a.md", "a.txt", "md", "b/c/d/e.md");
    MarkdownFiles found = MarkdownFiles.in(folder);
    assertEquals(
        List.of("a.md", "b/a.MD", "b/c/d/e.md", "b/z.mdx", "c.markdown"), names(found.files()));
    assertEquals(List.of(), found.skipped());
    assertEquals(folder, found.folder());
  }

  @Test
  void skipsHiddenFoldersAndNodeModules() throws IOException {
    write(".git/a.md", "a/node_modules/b/c.md", "a/.cache/d.md", "a/e.md", ".f.md");
    MarkdownFiles found = MarkdownFiles.in(folder);
    assertEquals(List.of(".f.md", "a/e.md"), names(found.files()));
    assertEquals(List.of(".git", "a/.cache", "a/node_modules"), names(found.skipped()));
  }

  @Test
  void searchesTheFolderItselfWhateverItsName() throws IOException {
    write(".github/a.md", "node_modules/b.md");
    assertEquals(1, MarkdownFiles.in(folder.resolve(".github")).files().size());
    assertEquals(1, MarkdownFiles.in(folder.resolve("node_modules")).files().size());
  }

  @Test
  void followsNoSymbolicLinksButThatOfTheFolder() throws IOException {
    write("a/b.md", "c.txt");
    Files.createSymbolicLink(folder.resolve("link"), folder.resolve("a"));
    Files.createSymbolicLink(folder.resolve("a/loop"), folder);
    Files.createSymbolicLink(folder.resolve("d.md"), folder.resolve("a/b.md"));
    Files.createSymbolicLink(folder.resolve("e.txt"), folder.resolve("c.txt"));
    MarkdownFiles found = MarkdownFiles.in(folder);
    assertEquals(List.of("a/b.md"), names(found.files()));
    assertEquals(List.of("a/loop", "d.md", "link"), names(found.skipped()));
    MarkdownFiles linked = MarkdownFiles.in(folder.resolve("link"));
    assertEquals(List.of("link/b.md"), names(linked.files()));
    assertEquals(List.of("link/loop"), names(linked.skipped()));
  }

  @Test
  void saysWhatIsNoFolder() throws IOException {
    write("a.md");
    assertThrows(NotDirectoryException.class, () -> MarkdownFiles.in(folder.resolve("a.md")));
    assertThrows(NoSuchFileException.class, () -> MarkdownFiles.in(folder.resolve("b")));
  }

  private void write(String... names) throws IOException {
    for (String name : names) {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, "# A\n");
    }
  }

  private List<String> names(List<Path> paths) {
    return paths.stream()
        .map(path -> folder.relativize(path).toString().replace('\\', '/'))
        .toList();
  }
}
