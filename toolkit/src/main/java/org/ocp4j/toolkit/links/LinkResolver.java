package org.ocp4j.toolkit.links;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.ocp4j.toolkit.files.MarkdownFiles;

/** Finds out whether the targets of links exist. */
final class LinkResolver {
  /** No file system has longer paths, and a source may have paths of many megabytes. */
  private static final int LONGEST_PATH = 1 << 16;

  private static final List<String> SUFFIXES = List.of(".md", ".mdx", ".markdown");
  private static final List<String> READMES =
      List.of("README.md", "readme.md", "Readme.md", "README.markdown", "README.mdx");
  private static final List<String> INDEXES = List.of("index.md", "index.mdx", "index.markdown");

  private final Path root;
  private final LinkChecker options;
  private final Function<Path, FileScan> reader;
  private final FileTree tree;
  private final List<String> rootNames;
  private final List<String> siteNames;
  private final Map<Path, FileScan> scans = new HashMap<>();

  /**
   * Creates a resolver.
   *
   * @param root the folder that the links may not leave, absolute and normalized
   * @param site the folder that targets starting with a slash are relative to
   * @param reader reads a file that is in the folder but was not checked
   */
  LinkResolver(Path root, Path site, LinkChecker options, Function<Path, FileScan> reader)
      throws IOException {
    this.root = root;
    this.options = options;
    this.reader = reader;
    this.tree = new FileTree(root, options.allowsOutside());
    this.rootNames = names(root);
    this.siteNames = names(site);
  }

  /** Makes known what was read of a file that was checked. */
  void add(Path file, FileScan scan) {
    scans.put(file, scan);
  }

  static List<String> names(Path path) {
    List<String> names = new ArrayList<>(path.getNameCount());
    path.forEach(name -> {
      if (!name.toString().isEmpty()) {
        names.add(name.toString());
      }
    });
    return names;
  }

  /**
   * Returns what is wrong with a target, or null.
   *
   * @param own what was read of the file that has the link
   * @param folder the names of the absolute path of that file's folder
   */
  @Nullable
  LinkProblem problem(FileScan own, List<String> folder, String target) {
    LinkTarget parts = LinkTarget.of(target);
    if (parts == null) {
      return LinkProblem.MALFORMED_URL;
    }
    String path = parts.path();
    if (path.isEmpty()) {
      return anchorProblem(own, parts.fragment());
    }
    if (path.length() > LONGEST_PATH) {
      return LinkProblem.NO_SUCH_FILE;
    }
    List<String> names = resolve(path.startsWith("/") ? siteNames : folder, path);
    int depth = rootNames.size();
    if (names.size() < depth || !names.subList(0, depth).equals(rootNames)) {
      return outsideProblem(names);
    }
    return problem(find(names.subList(depth, names.size())), parts.fragment());
  }

  private static List<String> resolve(List<String> folder, String path) {
    List<String> names = new ArrayList<>(folder);
    int next;
    for (int from = 0; from < path.length(); from = next + 1) {
      int slash = path.indexOf('/', from);
      next = slash < 0 ? path.length() : slash;
      String name = path.substring(from, next);
      if (name.equals("..")) {
        if (!names.isEmpty()) {
          names.remove(names.size() - 1);
        }
      } else if (!name.isEmpty() && !name.equals(".")) {
        names.add(name);
      }
    }
    return names;
  }

  private @Nullable LinkProblem outsideProblem(List<String> names) {
    if (!options.allowsOutside()) {
      return LinkProblem.OUTSIDE_ROOT;
    }
    Path path = root.getRoot();
    try {
      for (String name : names) {
        path = path.resolve(name);
      }
    } catch (InvalidPathException e) {
      return LinkProblem.NO_SUCH_FILE;
    }
    return Files.exists(path) ? null : LinkProblem.NO_SUCH_FILE;
  }

  private FileTree.Entry find(List<String> names) {
    FileTree.Entry entry = tree.find(names);
    boolean isPage = options.isExtensionless()
        && !names.isEmpty()
        && (entry.kind() == FileTree.Kind.MISSING || entry.kind() == FileTree.Kind.FOLDER);
    if (isPage) {
      int last = names.size() - 1;
      FileTree.Entry folder = tree.find(names.subList(0, last));
      for (String suffix : SUFFIXES) {
        FileTree.Entry page = tree.child(folder, names.get(last) + suffix);
        if (page.kind() == FileTree.Kind.FILE) {
          return page;
        }
      }
    }
    return entry;
  }

  private @Nullable LinkProblem problem(FileTree.Entry entry, @Nullable String fragment) {
    return switch (entry.kind()) {
      case MISSING -> LinkProblem.NO_SUCH_FILE;
      case OUTSIDE -> LinkProblem.OUTSIDE_ROOT;
      case FILE -> fileProblem(entry.path(), fragment);
      case FOLDER -> folderProblem(entry, fragment);
    };
  }

  private @Nullable LinkProblem fileProblem(Path file, @Nullable String fragment) {
    if (fragment == null || !MarkdownFiles.isMarkdown(file)) {
      return null;
    }
    return anchorProblem(scans.computeIfAbsent(file, reader), fragment);
  }

  private @Nullable LinkProblem folderProblem(FileTree.Entry folder, @Nullable String fragment) {
    if (options.isExtensionless()) {
      FileTree.Entry index = first(folder, INDEXES);
      FileTree.Entry page = index == null ? first(folder, READMES) : index;
      return page == null ? LinkProblem.NO_SUCH_FILE : fileProblem(page.path(), fragment);
    }
    if (fragment == null) {
      return null;
    }
    FileTree.Entry readme = first(folder, READMES);
    return readme == null ? LinkProblem.NO_SUCH_ANCHOR : fileProblem(readme.path(), fragment);
  }

  private FileTree.@Nullable Entry first(FileTree.Entry folder, List<String> names) {
    for (String name : names) {
      FileTree.Entry found = tree.child(folder, name);
      if (found.kind() == FileTree.Kind.FILE) {
        return found;
      }
    }
    return null;
  }

  private static @Nullable LinkProblem anchorProblem(FileScan scan, @Nullable String fragment) {
    return fragment == null || scan.hasAnchor(fragment) ? null : LinkProblem.NO_SUCH_ANCHOR;
  }
}
