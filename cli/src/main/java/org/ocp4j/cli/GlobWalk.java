package org.ocp4j.cli;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;

/**
 * Lists the files that match a pattern. Hidden folders and {@code node_modules} are skipped unless
 * the pattern starts with them, and links to folders are not followed. What cannot be read is
 * listed, so that reading it reports the reason.
 */
final class GlobWalk extends SimpleFileVisitor<Path> {
  private final Glob glob;
  private final Path root;
  private final List<Path> files = new ArrayList<>();
  private final List<Path> skipped = new ArrayList<>();

  private GlobWalk(Glob glob, Path root) {
    this.glob = glob;
    this.root = root;
  }

  static GlobWalk of(Glob glob) throws IOException {
    GlobWalk walk = new GlobWalk(glob, Path.of(glob.folder()).toRealPath());
    Files.walkFileTree(walk.root, EnumSet.noneOf(FileVisitOption.class), glob.depth(), walk);
    Collections.sort(walk.files);
    return walk;
  }

  /** Returns the names of the files, in order. Each starts with the folder of the pattern. */
  List<Path> files() {
    return files;
  }

  /** Returns the folders that were skipped. */
  List<Path> skipped() {
    return skipped;
  }

  @Override
  public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
    String name = String.valueOf(folder.getFileName());
    if (!folder.equals(root) && (name.startsWith(".") || name.equals(SkippedFolders.PACKAGES))) {
      skipped.add(named(folder));
      return FileVisitResult.SKIP_SUBTREE;
    }
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
    if (!attributes.isDirectory()
        && glob.matches(root.relativize(file))
        && Files.isRegularFile(file)) {
      files.add(named(file));
    }
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
    if (file.equals(root)) {
      throw e;
    }
    files.add(named(file));
    return FileVisitResult.CONTINUE;
  }

  private Path named(Path visited) {
    return Path.of(glob.folder()).resolve(root.relativize(visited));
  }
}
