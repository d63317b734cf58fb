package org.ocp4j.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.ocp4j.Ocp;
import org.ocp4j.OcpEngine;
import org.ocp4j.ParseOptions;

/** Blocks are marked, links lead somewhere, and coordinates are those of artifacts. */
class PagesTest {
  /**
   * The languages that tests compile, run, parse or compare. SQL is run where Spark is, by {@code
   * SparkPageTest} in the module {@code spark}.
   */
  private static final Set<String> TESTED =
      Set.of("java", "sh", "xml", "kotlin", "mdx", "md", "text", "sql");

  private static final String PAGE_WITH_SQL = "docs/spark.md";

  /** Pages whose lines are narrow; rows of tables may be wide. */
  private static final Set<String> NARROW =
      Set.of("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "docs/guide.md");

  private static final int README_LINES = 120;
  private static final int COLUMNS = 100;
  private static final Pattern COORDINATES = Pattern.compile("\"org\\.ocp4j:([\\w-]+):([^\"]+)\"");
  private static final Pattern ELSEWHERE = Pattern.compile("[a-z]+:.*");

  private final List<String> problems = new ArrayList<>();

  private void check(boolean holds, String place, String problem) {
    if (!holds) {
      problems.add(place + ": " + problem);
    }
  }

  @Test
  void blocks_have_a_language_that_is_tested_or_a_marker() throws IOException {
    for (Page page : Pages.all()) {
      problems.addAll(page.problems());
      for (CodeBlock block : page.blocks()) {
        check(
            TESTED.contains(block.language()) || block.is(Marker.Kind.SKIPPED),
            block.place(),
            "nothing tests the language \"" + block.language() + "\": mark the block as skipped");
        check(
            !block.language().equals("sql") || page.name().equals(PAGE_WITH_SQL),
            block.place(),
            "SQL is tested in " + PAGE_WITH_SQL + " only");
      }
    }
    assertEquals(List.of(), problems);
  }

  @Test
  void excerpts_are_in_their_files() throws IOException {
    for (Page page : Pages.all()) {
      for (CodeBlock block : page.blocks()) {
        if (block.is(Marker.Kind.EXCERPT)) {
          Path file = Pages.ROOT.resolve(block.marker().detail());
          check(Files.isRegularFile(file), block.place(), "no file " + file);
          if (Files.isRegularFile(file)) {
            check(
                Excerpt.of(block.text()).isIn(Files.readString(file)),
                block.place(),
                "not an excerpt of " + block.marker().detail());
          }
        }
      }
    }
    assertEquals(List.of(), problems);
  }

  @Test
  void links_lead_somewhere() throws IOException {
    List<Page> pages = Pages.all();
    for (Page page : pages) {
      for (Page.Text link : page.links()) {
        if (!ELSEWHERE.matcher(link.text()).matches()) {
          link(pages, page, link);
        }
      }
    }
    assertEquals(List.of(), problems);
  }

  private void link(List<Page> pages, Page from, Page.Text link) throws IOException {
    String[] parts = link.text().split("#", 2);
    Path target =
        parts[0].isEmpty() ? from.file() : from.file().resolveSibling(parts[0]).normalize();
    String place = from.name() + ":" + link.line();
    // toRealPath, for names whose case is wrong are found on some systems
    boolean exists = Files.exists(target) && target.toRealPath().endsWith(target.getFileName());
    check(exists, place, "no file " + parts[0]);
    if (exists && parts.length == 2) {
      boolean isFound = pages.stream()
          .anyMatch(page -> page.file().equals(target) && page.anchors().contains(parts[1]));
      check(isFound, place, "no heading for #" + parts[1] + " in " + target.getFileName());
    }
  }

  @Test
  void sources_that_are_named_exist() throws IOException {
    SourceTree tree = new SourceTree();
    for (Page page : Pages.all()) {
      for (Page.Text code : page.inlineCode()) {
        check(
            tree.has(code.text()), page.name() + ":" + code.line(), "no source has " + code.text());
      }
    }
    assertEquals(List.of(), problems);
  }

  @Test
  void dependencies_are_artifacts_of_this_version() throws Exception {
    for (CodeBlock block : Pages.blocks("xml")) {
      var xml = DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(new ByteArrayInputStream(
              ("<all>" + block.text() + "</all>").getBytes(StandardCharsets.UTF_8)));
      var ids = xml.getElementsByTagName("artifactId");
      var versions = xml.getElementsByTagName("version");
      for (int i = 0; i < ids.getLength(); i++) {
        artifact(block, ids.item(i).getTextContent());
      }
      for (int i = 0; i < versions.getLength(); i++) {
        version(block, versions.item(i).getTextContent());
      }
    }
    for (CodeBlock block : Pages.blocks("kotlin")) {
      var found = COORDINATES.matcher(block.text()).results().toList();
      check(!found.isEmpty(), block.place(), "no coordinates of org.ocp4j");
      found.forEach(match -> artifact(block, match.group(1)));
      found.forEach(match -> version(block, match.group(2)));
    }
    assertEquals(List.of(), problems);
  }

  private void artifact(CodeBlock block, String id) {
    String module = id.replaceFirst("^ocp4j-", "");
    boolean exists = Stream.of(module, "adapters/" + module)
        .anyMatch(folder -> Files.isRegularFile(Pages.ROOT.resolve(folder).resolve("pom.xml")));
    boolean isTried = consumers().contains("<artifactId>" + id + "</artifactId>");
    check(exists || isTried, block.place(), "no artifact " + id);
  }

  private void version(CodeBlock block, String version) {
    boolean isTried = consumers().contains("<version>" + version + "</version>");
    check(
        version.equals(projectVersion()) || isTried,
        block.place(),
        "version " + version + " is not ours");
  }

  /** Returns the POMs of the project that tries the artifacts, with those of others it needs. */
  private static String consumers() {
    try (Stream<Path> files = Files.walk(Pages.ROOT.resolve("packaging/consumer"), 2)) {
      StringBuilder poms = new StringBuilder();
      for (Path pom : files.filter(path -> path.endsWith("pom.xml")).toList()) {
        poms.append(Files.readString(pom));
      }
      return poms.toString();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String projectVersion() {
    try {
      var pom = DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(Pages.ROOT.resolve("pom.xml").toFile());
      return XPathFactory.newInstance().newXPath().evaluate("/project/version", pom);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void documents_can_be_parsed() throws IOException {
    try (OcpEngine engine = Ocp.engine()) {
      for (CodeBlock block : Pages.blocks("mdx", "md")) {
        if (!block.is(Marker.Kind.SKIPPED)) {
          ParseOptions options =
              block.language().equals("md") ? ParseOptions.MARKDOWN : ParseOptions.MDX;
          engine.parse(block.text(), options).close();
        }
      }
    }
  }

  @Test
  void the_readme_is_short_and_starts_with_the_two_commands() throws IOException {
    String readme = Files.readString(Pages.ROOT.resolve("README.md"));
    long lines = readme.lines().count();
    assertTrue(lines <= README_LINES, lines + " lines");
    assertTrue(readme.contains("\n./ocp parse examples/tour.mdx\n"), "./ocp parse");
    assertTrue(readme.contains("\n./mvnw verify\n"), "./mvnw verify");
    assertTrue(readme.contains("](docs/guide.md"), "the guide");
  }

  @Test
  void lines_are_narrow() throws IOException {
    for (Page page : Pages.all()) {
      if (NARROW.contains(page.name())) {
        int number = 0;
        for (String line : Files.readAllLines(page.file())) {
          number++;
          boolean isNarrow = line.codePointCount(0, line.length()) <= COLUMNS;
          check(isNarrow || line.strip().startsWith("|"), page.name() + ":" + number, "too wide");
        }
      }
    }
    assertEquals(List.of(), problems);
  }
}
