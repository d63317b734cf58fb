package org.ocp4j.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.ocp4j.OcpEngine;
import org.ocp4j.ParseOptions;
import org.ocp4j.toolkit.links.BrokenLink;
import org.ocp4j.toolkit.links.Link;
import org.ocp4j.toolkit.links.LinkChecker;
import org.ocp4j.toolkit.links.LinkReport;

/** Checks the links of files and prints those that are broken. */
final class LinkCheck {
  private final OcpEngine engine;
  private final ParseOptions options;
  private final @Nullable Path siteRoot;
  private final boolean extensionless;

  /**
   * Makes a check.
   *
   * @param engine parses the files
   * @param options the options for files; without a format, their names decide
   * @param siteRoot the folder of targets that start with a slash; null for the one of all files
   * @param extensionless whether targets may leave out the extension of a file
   */
  LinkCheck(
      OcpEngine engine, ParseOptions options, @Nullable String siteRoot, boolean extensionless) {
    this.engine = engine;
    this.options = options;
    this.siteRoot = siteRoot == null ? null : absolute(Path.of(siteRoot));
    this.extensionless = extensionless;
  }

  /**
   * Checks files, prints broken links and files that failed, and returns {@code true} if there are
   * none of either.
   */
  boolean print(List<Input> inputs, boolean json, Console console, InputReporter reporter)
      throws IOException {
    LinkReport report = check(inputs);
    if (json) {
      printJson(report, console.out(), reporter);
    } else {
      printLines(report, console.out(), reporter);
    }
    console.err().println("ocp: " + numbers(report));
    return report.isClean();
  }

  private LinkReport check(List<Input> inputs) throws IOException {
    Path folder = siteRoot;
    for (Input input : inputs) {
      Path base = base(input);
      folder = folder == null ? base : common(folder, base);
    }
    Path root = folder == null ? absolute(Path.of("")) : folder;
    return LinkChecker.builder()
        .parseOptions(options)
        .siteRoot(siteRoot == null ? root : siteRoot)
        .extensionless(extensionless)
        .allowOutside(true)
        .build()
        .check(root, inputs.stream().map(Input::path).toList(), engine);
  }

  private static Path absolute(Path path) {
    return path.toAbsolutePath().normalize();
  }

  /** Returns the folder that an input was found in: the one that the user named, if any. */
  private static Path base(Input input) {
    Path base = absolute(input.path());
    for (int i = Path.of(input.place()).getNameCount(); i > 0 && base.getParent() != null; i--) {
      base = base.getParent();
    }
    return base;
  }

  /** Returns the innermost folder that has both folders. */
  private static Path common(Path a, Path b) {
    Path folder = a;
    while (!b.startsWith(folder) && folder.getParent() != null) {
      folder = folder.getParent();
    }
    return folder;
  }

  private static void printLines(LinkReport report, OutputStream out, InputReporter reporter)
      throws IOException {
    StringBuilder lines = new StringBuilder();
    for (BrokenLink broken : report.broken()) {
      lines
          .append(LinksPrinter.place(broken.file().toString(), broken.link()))
          .append("error: ")
          .append(broken.problem().description())
          .append(": ")
          .append(Excerpt.line(broken.target()))
          .append(" [")
          .append(id(broken))
          .append("]\n");
    }
    out.write(lines.toString().getBytes(StandardCharsets.UTF_8));
    out.flush();
    for (LinkReport.Failure failure : report.failures()) {
      reporter.failure(new Input(failure.file().toString()), Failure.of(failure.error()));
    }
  }

  private static void printJson(LinkReport report, OutputStream out, InputReporter reporter)
      throws IOException {
    JsonList list = new JsonList(out);
    for (BrokenLink broken : report.broken()) {
      Link link = broken.link();
      list.add(new JsonObject()
          .string("file", broken.file().toString())
          .number("line", link.line())
          .number("column", link.column())
          .string("kind", LinksPrinter.kind(link))
          .bool("image", link.image())
          .string("target", link.target())
          .string("problem", id(broken)));
    }
    for (LinkReport.Failure failure : report.failures()) {
      Failure reason = Failure.of(failure.error());
      reporter.trace(reason);
      list.add(NdjsonLine.object(new Input(failure.file().toString()), reason));
    }
    list.finish();
  }

  private static String id(BrokenLink broken) {
    return broken.problem().name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String numbers(LinkReport report) {
    int failed = report.failures().size();
    return report.files()
        + (report.files() == 1 ? " file, " : " files, ")
        + report.links()
        + (report.links() == 1 ? " link, " : " links, ")
        + report.externalLinks()
        + " external and not checked, "
        + report.broken().size()
        + " broken"
        + (failed == 0 ? "" : ", " + failed + (failed == 1 ? " file" : " files") + " failed");
  }
}
