package org.ocp4j.toolkit.markdown;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.commonmark.testutil.TestResources;
import org.commonmark.testutil.example.Example;
import org.commonmark.testutil.example.ExampleReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ocp4j.Extension;
import org.ocp4j.Format;
import org.ocp4j.Ocp;
import org.ocp4j.OcpEngine;
import org.ocp4j.ParseOptions;

/**
 * Sources parsed, written, parsed and written again: the trees are equal but for positions, and so
 * are the bytes. No source is an exception.
 */
class RoundTripTest {
  private static final ParseOptions MDX = ParseOptions.DEFAULT.withFormat(Format.MDX);
  private static final ParseOptions MARKDOWN = ParseOptions.DEFAULT.withFormat(Format.MARKDOWN);

  private final OcpEngine engine = Ocp.builder().engine("java").build();

  @AfterEach
  void close() {
    engine.close();
  }

  @Test
  void examplesOfCommonMark() throws IOException {
    List<Example> examples = ExampleReader.readExamples(TestResources.getSpec());
    Map<String, ParseOptions> grammars = Map.of(
        "CommonMark", MARKDOWN.withExtensions(),
        "GFM", MARKDOWN.withExtensions(Extension.GFM),
        "all extensions", MARKDOWN);
    for (Map.Entry<String, MarkdownRenderer> style : Styles.ALL.entrySet()) {
      for (Map.Entry<String, ParseOptions> grammar : grammars.entrySet()) {
        Tally tally = new Tally("examples as " + grammar.getKey() + ", style " + style.getKey());
        for (Example example : examples) {
          tally.add(
              engine, example.getSource(), grammar.getValue(), style.getValue(), "" + example);
        }
        tally.report(652);
      }
    }
  }

  @Test
  void inputsOfSuites() throws IOException {
    checkSuites("default");
  }

  /** Sources that MDX refuses are documents, too, when they are parsed leniently. */
  @Test
  void inputsOfSuitesThatAreParsedLeniently() throws IOException {
    Set<String> different = new TreeSet<>();
    int parsed = 0;
    for (String input : SharedData.suiteInputs()) {
      RoundTrip trip = RoundTrip.of(engine, input, MDX.withLenient(true), MarkdownRenderer.DEFAULT);
      if (trip != null) {
        parsed++;
        if (!trip.isFaithful()) {
          different.add(KnownDifferences.shortened(KnownDifferences.escaped(input)));
        }
      }
    }
    System.out.printf("suites as lenient MDX: %d, of which %d differ%n", parsed, different.size());
    assertTrue(parsed > 2200, "too few sources");
    assertEquals(KnownDifferences.listed("/lenient.txt", "mdx"), different);
  }

  @Tag("full")
  @ParameterizedTest
  @ValueSource(strings = {"other", "third", "narrow"})
  void inputsOfSuitesInOtherStyles(String style) throws IOException {
    checkSuites(style);
  }

  private void checkSuites(String style) throws IOException {
    Set<String> inputs = SharedData.suiteInputs();
    check(inputs, "suites as Markdown", MARKDOWN, style, 2400);
    check(inputs, "suites as MDX", MDX, style, 1900);
  }

  private void check(
      Set<String> inputs, String name, ParseOptions options, String style, int atLeast) {
    Tally tally = new Tally(name + ", style " + style);
    for (String input : inputs) {
      tally.add(engine, input, options, Styles.ALL.get(style), input);
    }
    tally.report(atLeast);
  }

  /** Every file in the default style, some of them in the other ones. */
  @ParameterizedTest
  @CsvSource({"mdx, 47", "react.dev, 240", "shadcn-ui, 374", "vercel-ai, 751"})
  void documentsOfCorpora(String corpus, int documents) throws IOException {
    checkCorpus(corpus, documents, 20);
  }

  @Tag("full")
  @ParameterizedTest
  @CsvSource({"mdx, 47", "react.dev, 240", "shadcn-ui, 374", "vercel-ai, 751"})
  void documentsOfCorporaInAllStyles(String corpus, int documents) throws IOException {
    checkCorpus(corpus, documents, 1);
  }

  private void checkCorpus(String corpus, int documents, int step) throws IOException {
    List<Path> files = SharedData.corpus(corpus);
    for (Map.Entry<String, MarkdownRenderer> style : Styles.ALL.entrySet()) {
      Tally tally = new Tally("corpus " + corpus + ", style " + style.getKey());
      int every = style.getKey().equals("default") ? 1 : step;
      for (int i = 0; i < files.size(); i += every) {
        Path file = files.get(i);
        boolean mdx = file.toString().endsWith(".mdx") || corpus.equals("react.dev");
        String source = Files.readString(file);
        tally.add(engine, source, mdx ? MDX : MARKDOWN, style.getValue(), file.toString());
      }
      tally.report(documents / every);
    }
  }
}
