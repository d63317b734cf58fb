package org.ocp4j.toolkit.links;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.ocp4j.Ocp;
import org.ocp4j.OcpEngine;
import org.ocp4j.ParseOptions;
import org.ocp4j.batch.OcpSource;
import org.ocp4j.toolkit.files.MarkdownFiles;
import org.ocp4j.toolkit.markdown.SharedData;

/** The checker on the documentation of four projects. It prints what it found, and the time. */
class CorpusLinksTest {
  private static final int ROUNDS = 5;

  @Test
  void checksTheCorpora() throws IOException {
    Path corpora = SharedData.folder().resolve("corpus");
    try (OcpEngine engine = Ocp.builder().engine("java").build()) {
      for (Path corpus : folders(corpora)) {
        LinkReport report = LinkChecker.DEFAULT.check(corpus, engine);
        List<Path> files = MarkdownFiles.in(corpus).files();
        assertEquals(files.size(), report.files());
        assertTrue(report.links() > 0, corpus.toString());
        assertEquals(0, engine.liveDocuments());
        System.out.println(corpus.getFileName() + ": " + report + ", " + problems(report));
      }
      assertPagesOfReact(corpora.resolve("react.dev"), engine);
      printTimes(corpora, engine);
    }
  }

  /** Most links of this site lead from page to page, as the site and not as GitHub has them. */
  private static void assertPagesOfReact(Path folder, OcpEngine engine) throws IOException {
    LinkChecker checker = LinkChecker.builder()
        .extensionless(true)
        .siteRoot(Path.of("src/content"))
        .build();
    LinkReport report = checker.check(folder, engine);
    System.out.println("react.dev as a site: " + report + ", " + problems(report));
    assertTrue(report.broken().size() < report.links() / 20, report.toString());
  }

  private static String problems(LinkReport report) {
    return report.broken().stream()
        .collect(Collectors.groupingBy(BrokenLink::problem, Collectors.counting()))
        .toString();
  }

  private static void printTimes(Path corpora, OcpEngine engine) throws IOException {
    List<OcpSource> sources =
        MarkdownFiles.in(corpora).files().stream().map(OcpSource::of).toList();
    long check = Long.MAX_VALUE;
    long parse = Long.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      long start = System.nanoTime();
      LinkChecker.DEFAULT.check(corpora, engine);
      long middle = System.nanoTime();
      engine.parseAll(sources, ParseOptions.DEFAULT).close();
      check = Math.min(check, middle - start);
      parse = Math.min(parse, System.nanoTime() - middle);
    }
    System.out.println(
        "checked in " + check / 1_000_000 + " ms, parsed in " + parse / 1_000_000 + " ms");
  }

  private static List<Path> folders(Path corpora) throws IOException {
    try (Stream<Path> entries = Files.list(corpora)) {
      return entries.filter(Files::isDirectory).sorted().toList();
    }
  }
}
