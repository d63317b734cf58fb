package org.ocp4j.toolkit.links;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.ocp4j.OcpEngine;
import org.ocp4j.Ownership;
import org.ocp4j.ParseOptions;
import org.ocp4j.toolkit.files.MarkdownFiles;

/**
 * Checks the links between the Markdown and MDX files of a folder, with their fragments.
 *
 * <pre>{@code
 * LinkReport report = LinkChecker.DEFAULT.check(folder, engine);
 * report.broken().forEach(System.out::println);
 * }</pre>
 *
 * <p>All links and images that {@link Links} finds are checked. A target is resolved as GitHub
 * does:
 *
 * <ul>
 *   <li>A target with a scheme, or that starts with {@code //}, is external. It is counted, and
 *       never fetched.
 *   <li>Percent-encoding is decoded, and the query is cut. What is left is relative to the file
 *       that has the link, or to the {@linkplain Builder#siteRoot site's root} if it starts with a
 *       slash. It must be a file or a folder, in upper and lower case as it is written.
 *   <li>A fragment must be the slug of a heading, the id that a heading has at its end, or an
 *       {@code id} or {@code name} of an element. An id of a heading is written as
 *       <code>{#id}</code>, or in MDX as <code>{/*id*&#47;}</code>. Fragments are checked if the
 *       target is a Markdown or MDX file, or a folder, which stands for its README.
 *   <li>A target may not leave the folder, neither by {@code ..} nor by a symbolic link.
 * </ul>
 *
 * <p>Each file is parsed once, and its document is closed at once. A file that cannot be parsed is
 * reported, and links to it are checked without their fragments. A file that is not in the list,
 * but in the folder, is parsed if a link has a fragment for it.
 *
 * <p>Immutable; any number of threads may use one checker. Files are parsed on the threads of the
 * {@linkplain java.util.concurrent.ForkJoinPool#commonPool() common pool}. A check keeps the
 * anchors of each file, and its links that are not external.
 */
public final class LinkChecker {
  /** A checker that resolves links as GitHub does. */
  public static final LinkChecker DEFAULT = builder().build();

  private final ParseOptions parseOptions;
  private final Path siteRoot;
  private final boolean extensionless;
  private final boolean allowsOutside;

  private LinkChecker(Builder builder) {
    this.parseOptions = builder.parseOptions.withOwnership(Ownership.CONFINED);
    this.siteRoot = builder.siteRoot;
    this.extensionless = builder.extensionless;
    this.allowsOutside = builder.allowsOutside;
  }

  /** Returns a builder of a checker that resolves links as GitHub does. */
  public static Builder builder() {
    return new Builder();
  }

  boolean isExtensionless() {
    return extensionless;
  }

  boolean allowsOutside() {
    return allowsOutside;
  }

  /**
   * Checks the links of all files that {@link MarkdownFiles#in} finds in a folder.
   *
   * @throws IOException when the folder cannot be searched
   * @throws IllegalArgumentException when the site's root is not in the folder
   */
  public LinkReport check(Path folder, OcpEngine engine) throws IOException {
    MarkdownFiles found = MarkdownFiles.in(folder);
    return check(folder, found.files(), found.skipped(), engine);
  }

  /**
   * Checks the links of some files.
   *
   * @param folder the folder that the links may not leave
   * @param files the files, which are in the folder
   * @throws IOException when the folder does not exist
   * @throws IllegalArgumentException when a file or the site's root is not in the folder
   */
  public LinkReport check(Path folder, List<Path> files, OcpEngine engine) throws IOException {
    return check(folder, List.copyOf(files), List.of(), engine);
  }

  private LinkReport check(Path folder, List<Path> files, List<Path> skipped, OcpEngine engine)
      throws IOException {
    Path root = folder.toAbsolutePath().normalize();
    Path site = inside(root, root.resolve(siteRoot), "the root of the site");
    List<Path> places = new ArrayList<>(files.size());
    for (Path file : files) {
      places.add(inside(root, file.toAbsolutePath(), "the file"));
    }
    LinkResolver resolver = new LinkResolver(
        root, site, this, file -> FileScan.of(file, engine, parseOptions).withoutLinks());
    List<FileScan> scans = files.parallelStream()
        .map(file -> FileScan.of(file, engine, parseOptions))
        .toList();
    for (int i = 0; i < places.size(); i++) {
      resolver.add(places.get(i), scans.get(i));
    }
    return report(places, scans, skipped, resolver);
  }

  private static Path inside(Path root, Path path, String what) {
    Path place = path.normalize();
    if (!place.startsWith(root)) {
      throw new IllegalArgumentException(
          what + " " + path + " is not in the folder " + root + "; name a folder that has both");
    }
    return place;
  }

  private static LinkReport report(
      List<Path> places, List<FileScan> scans, List<Path> skipped, LinkResolver resolver) {
    List<BrokenLink> broken = new ArrayList<>();
    List<LinkReport.Failure> failures = new ArrayList<>();
    long links = 0;
    long local = 0;
    for (int i = 0; i < scans.size(); i++) {
      FileScan scan = scans.get(i);
      Exception error = scan.error();
      if (error != null) {
        failures.add(new LinkReport.Failure(scan.file(), error));
      }
      links += scan.links();
      local += scan.local().size();
      addBroken(scan, places.get(i), resolver, broken);
    }
    return new LinkReport(scans.size(), links, links - local, broken, failures, skipped);
  }

  private static void addBroken(
      FileScan scan, Path place, LinkResolver resolver, List<BrokenLink> broken) {
    List<String> names = LinkResolver.names(place);
    List<String> folder = names.subList(0, names.size() - 1);
    // References share their target, which may be long.
    Map<String, Optional<LinkProblem>> problems = new HashMap<>();
    for (Link link : scan.local()) {
      problems
          .computeIfAbsent(
              link.target(), target -> Optional.ofNullable(resolver.problem(scan, folder, target)))
          .ifPresent(problem -> broken.add(new BrokenLink(scan.file(), link, problem)));
    }
  }

  /** Builds a checker. A builder is not thread-safe. */
  public static final class Builder {
    private ParseOptions parseOptions = ParseOptions.DEFAULT;
    private Path siteRoot = Path.of("");
    private boolean extensionless;
    private boolean allowsOutside;

    private Builder() {}

    /**
     * Sets the options that files are parsed with. Their ownership has no effect. Default: {@link
     * ParseOptions#DEFAULT}, with which the name of a file decides its format.
     */
    public Builder parseOptions(ParseOptions options) {
      parseOptions = Objects.requireNonNull(options, "options");
      return this;
    }

    /**
     * Sets the folder that targets which start with a slash are relative to. Default: the folder
     * that is checked.
     *
     * @param folder an absolute path, or one relative to the folder that is checked
     */
    public Builder siteRoot(Path folder) {
      siteRoot = Objects.requireNonNull(folder, "folder");
      return this;
    }

    /**
     * Sets whether targets may leave out the extension of a Markdown or MDX file: {@code guide} is
     * {@code guide.md}, {@code guide.mdx} or {@code guide.markdown}, and a folder is its {@code
     * index} or README, which must exist. So do Docusaurus, VitePress, Starlight, Nextra and
     * GitHub Pages, but not GitHub. Default: false.
     */
    public Builder extensionless(boolean value) {
      extensionless = value;
      return this;
    }

    /**
     * Sets whether targets may leave the folder. Such a target must exist, in upper and lower case
     * as the file system has it; its fragment is not checked. Default: false.
     */
    public Builder allowOutside(boolean value) {
      allowsOutside = value;
      return this;
    }

    /** Returns a new checker. */
    public LinkChecker build() {
      return new LinkChecker(this);
    }
  }
}
