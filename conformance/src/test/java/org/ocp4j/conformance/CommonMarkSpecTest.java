package org.ocp4j.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URL;
import java.util.List;
import java.util.Map;
import org.commonmark.testutil.TestResources;
import org.commonmark.testutil.example.Example;
import org.commonmark.testutil.example.ExampleReader;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.ocp4j.Format;
import org.ocp4j.ParseOptions;
import org.ocp4j.conformance.Tally.Difference;

/**
 * Tests with the examples of CommonMark's specification and the regressions of its reference
 * implementations.
 */
@Tag("shared")
class CommonMarkSpecTest {
  private static final ParseOptions COMMONMARK =
      ParseOptions.DEFAULT.withFormat(Format.MARKDOWN).withExtensions();

  /** Regressions with another result. The specification has no exceptions. */
  private static final Map<String, Why> EXCEPTIONS = Map.of(
      "cmark-regression.txt: a***b* c*\n", Why.MULTIPLE_OF_3,
      "commonmark.js-regression.txt: a***b* c*\n", Why.MULTIPLE_OF_3,
      "cmark-regression.txt: [link](url ((title))\n", Why.PARENTHESIS_IN_TITLE,
      "cmark-regression.txt: - <script>\n- some text\nsome other text\n</script>\n", Why.NORMALIZED,
      "commonmark.js-regression.txt: - <script>\n- some text\nsome other text\n</script>\n",
          Why.NORMALIZED);

  private enum Why implements Tally.Reason {
    /**
     * For a run of asterisks, remark counts the remaining ones and cmark the whole run; the engine
     * agrees with remark.
     */
    MULTIPLE_OF_3,
    /**
     * remark allows an opening parenthesis in a title in parentheses; the engine agrees with
     * remark.
     */
    PARENTHESIS_IN_TITLE,
    /** The reference implementations' tests compare HTML without the line ending after raw HTML. */
    NORMALIZED;

    @Override
    public Difference difference() {
      return Difference.OTHER_RESULT;
    }
  }

  @Test
  void examplesOfTheSpecification() throws IOException {
    List<Example> examples = ExampleReader.readExamples(TestResources.getSpec());
    assertEquals(652, examples.size());
    Tally tally = new Tally("CommonMark 0.31.2", Map.of());
    check("spec.txt", examples, tally);
    tally.report(652, 0);
  }

  @Test
  void regressionsOfTheReferenceImplementations() throws IOException {
    Tally tally = new Tally("cmark's and commonmark.js's regressions", EXCEPTIONS);
    for (URL url : TestResources.getRegressions()) {
      String file = url.getPath().substring(url.getPath().lastIndexOf('/') + 1);
      check(file, ExampleReader.readExamples(url), tally);
    }
    tally.report(30, 0);
  }

  private static void check(String file, List<Example> examples, Tally tally) throws IOException {
    for (Example example : examples) {
      // The reader replaces arrows by tabs in sources, but not in HTML.
      String expected = example.getHtml().replace('→', '\t');
      Parsed parsed = Parsed.of(example.getSource(), COMMONMARK);
      if (expected.equals(parsed.html())) {
        tally.equal();
      } else {
        tally.differs(
            file + ": " + example.getSource(),
            parsed.isRefused() ? Difference.REFUSED : Difference.OTHER_RESULT,
            "expected\n" + expected + "\nfound\n" + parsed.html());
      }
    }
  }
}
