package org.ocp4j.cli;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/** The files of the repository, without those that a build makes. */
final class SourceTree {
  static final Path ROOT = Path.of("..");

  private SourceTree() {}

  /** Returns the files whose name ends like this, in order. */
  static List<Path> files(String extension) throws IOException {
    List<Path> files = new ArrayList<>();
    Files.walkFileTree(ROOT, new SimpleFileVisitor<>() {
      @Override
      public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
        String name = folder.getFileName().toString();
        return name.equals("target") || (name.startsWith(".") && !folder.equals(ROOT))
            ? FileVisitResult.SKIP_SUBTREE
            : FileVisitResult.CONTINUE;
      }

      @Override
      public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        if (file.toString().endsWith(extension)) {
          files.add(file);
        }
        return FileVisitResult.CONTINUE;
      }
    });
    return files.stream().sorted().toList();
  }
}
