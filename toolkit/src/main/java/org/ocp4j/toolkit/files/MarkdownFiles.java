package org.ocp4j.toolkit.files;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * The Markdown and MDX files in a folder and in the folders below it: those whose names end in
 * {@code .md}, {@code .mdx} or {@code .markdown}, in upper or lower case.
 *
 * <pre>{@code
 * for (Path file : MarkdownFiles.in(Path.of("docs")).files()) {
 *   System.out.println(file);
 * }
 * }</pre>
 *
 * <p>Folders whose names start with a dot, and folders named {@code node_modules}, are skipped.
 * Symbolic links are not followed.
 *
 * @param folder the folder that was searched
 * @param files the files, sorted; each path starts with that of the folder
 * @param skipped the folders that were skipped and the symbolic links to folders or to Markdown
 *     that were not followed, sorted; each path starts with that of the folder
 */
public record MarkdownFiles(Path folder, List<Path> files, List<Path> skipped) {
  private static final List<String> SUFFIXES = List.of(".md", ".mdx", ".markdown");

  /** Copies the lists. */
  public MarkdownFiles {
    Objects.requireNonNull(folder, "folder");
    files = List.copyOf(files);
    skipped = List.copyOf(skipped);
  }

  /**
   * Returns the Markdown and MDX files in a folder. The folder itself is searched whatever its
   * name.
   *
   * @throws NoSuchFileException when the folder does not exist
   * @throws NotDirectoryException when it is not a folder
   * @throws IOException when the folder, or one below it, cannot be read
   */
  public static MarkdownFiles in(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      throw new NoSuchFileException(folder.toString());
    }
    if (!Files.isDirectory(folder)) {
      throw new NotDirectoryException(folder.toString());
    }
    Path start = Files.isSymbolicLink(folder) ? folder.toRealPath() : folder;
    Search search = new Search(folder, start);
    Files.walkFileTree(start, search);
    Collections.sort(search.files);
    Collections.sort(search.skipped);
    return new MarkdownFiles(folder, search.files, search.skipped);
  }

  /** Returns {@code true} if the name of a file is that of a Markdown or MDX file. */
  public static boolean isMarkdown(Path file) {
    String name = nameOf(file).toLowerCase(Locale.ROOT);
    return SUFFIXES.stream().anyMatch(name::endsWith);
  }

  private static String nameOf(Path file) {
    Path name = file.getFileName();
    return name == null ? "" : name.toString();
  }

  private static final class Search extends SimpleFileVisitor<Path> {
    private final List<Path> files = new ArrayList<>();
    private final List<Path> skipped = new ArrayList<>();
    private final Path folder;
    private final Path start;

    /**
     * Creates a search.
     *
     * @param folder the folder as the caller names it
     * @param start the same folder, with a path that is not a symbolic link
     */
    Search(Path folder, Path start) {
      this.folder = folder;
      this.start = start;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path visited, BasicFileAttributes attributes) {
      if (visited.equals(start)) {
        return FileVisitResult.CONTINUE;
      }
      String name = nameOf(visited);
      if (name.startsWith(".") || name.equals("node_modules")) {
        skipped.add(inFolder(visited));
        return FileVisitResult.SKIP_SUBTREE;
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (attributes.isSymbolicLink()) {
        if (isMarkdown(file) || Files.isDirectory(file)) {
          skipped.add(inFolder(file));
        }
      } else if (attributes.isRegularFile() && isMarkdown(file)) {
        files.add(inFolder(file));
      }
      return FileVisitResult.CONTINUE;
    }

    private Path inFolder(Path visited) {
      return folder.resolve(start.relativize(visited));
    }
  }
}
