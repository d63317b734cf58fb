package org.ocp4j.toolkit.links;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The files and folders below a root, which are looked up by names as the folders list them. So
 * upper and lower case matter on every file system. Folders are listed when they are needed, once.
 */
final class FileTree {
  private final Path realRoot;
  private final boolean allowsOutside;
  private final Entry root;

  /** What is at a path. */
  enum Kind {
    FILE,
    FOLDER,
    /** A symbolic link that leads out of the root. */
    OUTSIDE,
    MISSING
  }

  /** A file or a folder. */
  static final class Entry {
    private final Path path;
    private final Kind kind;
    private final Map<String, Entry> children = new HashMap<>();
    private @Nullable Set<String> names;

    Entry(Path path, Kind kind) {
      this.path = path;
      this.kind = kind;
    }

    Path path() {
      return path;
    }

    Kind kind() {
      return kind;
    }

    /** Returns the names in a folder; nothing for a file, and for a folder that is unreadable. */
    private Set<String> names() {
      Set<String> known = names;
      if (known == null) {
        known = kind == Kind.FOLDER ? list(path) : Set.of();
        names = known;
      }
      return known;
    }

    private static Set<String> list(Path folder) {
      Set<String> names = new HashSet<>();
      try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
        for (Path entry : entries) {
          names.add(String.valueOf(entry.getFileName()));
        }
      } catch (IOException | DirectoryIteratorException e) {
        return Set.of();
      }
      return names;
    }
  }

  FileTree(Path root, boolean allowsOutside) throws IOException {
    this.realRoot = root.toRealPath();
    this.allowsOutside = allowsOutside;
    this.root = new Entry(root, Kind.FOLDER);
  }

  /** Returns what is at a path. */
  Entry find(List<String> names) {
    Entry entry = root;
    for (int i = 0; i < names.size() && entry.kind != Kind.MISSING; i++) {
      entry = child(entry, names.get(i));
    }
    return entry;
  }

  /** Returns what a folder has under a name. */
  Entry child(Entry folder, String name) {
    if (folder.kind == Kind.OUTSIDE) {
      return folder;
    }
    if (!folder.names().contains(name)) {
      return new Entry(folder.path, Kind.MISSING);
    }
    Entry known = folder.children.get(name);
    if (known == null) {
      known = read(folder.path.resolve(name));
      folder.children.put(name, known);
    }
    return known;
  }

  private Entry read(Path path) {
    try {
      BasicFileAttributes attributes =
          Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      if (attributes.isSymbolicLink()) {
        if (!allowsOutside && !path.toRealPath().startsWith(realRoot)) {
          return new Entry(path, Kind.OUTSIDE);
        }
        attributes = Files.readAttributes(path, BasicFileAttributes.class);
      }
      return new Entry(path, attributes.isDirectory() ? Kind.FOLDER : Kind.FILE);
    } catch (IOException e) {
      return new Entry(path, Kind.MISSING);
    }
  }
}
