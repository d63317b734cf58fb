package org.ocp4j.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.ocp4j.Extension;
import org.ocp4j.Format;
import org.ocp4j.ParseOptions;
import org.ocp4j.conformance.Tally.Difference;

/** Tests with the examples of GitHub's specification: CommonMark 0.29 and its extensions. */
@Tag("shared")
class GfmSpecTest {
  private static final ParseOptions CORE =
      ParseOptions.DEFAULT.withFormat(Format.MARKDOWN).withExtensions();

  /** Examples that CommonMark has changed since 0.29. */
  private static final Map<String, Why> NEWER = Map.of(
      "645: foo <!-- not a comment -- two hyphens -->\n", Why.COMMENTS,
      "646: foo <!--> foo -->\n\nfoo <!-- foo--->\n", Why.COMMENTS);

  /** Core examples that an extension changes, and one example of the extensions. */
  private static final Map<String, Why> EXTENDED = Map.ofEntries(
      Map.entry("140: <script type=\"text/javascript\">\n// JavaScript…", Why.TAG_FILTER),
      Map.entry("141: <style\n  type=\"text/css\">\nh1 {color:red;}\n\np …", Why.TAG_FILTER),
      Map.entry("142: <style\n  type=\"text/css\">\n\nfoo\n", Why.TAG_FILTER),
      Map.entry("145: <style>p{color:red;}</style>\n*foo*\n", Why.TAG_FILTER),
      Map.entry("147: <script>\nfoo\n</script>1. *bar*\n", Why.TAG_FILTER),
      Map.entry("610: <http://foo.bar/baz bim>\n", Why.LITERAL_AUTOLINK),
      Map.entry("614: <foo\\+@bar.example.com>\n", Why.LITERAL_AUTOLINK),
      Map.entry("616: < http://foo.bar >\n", Why.LITERAL_AUTOLINK),
      Map.entry("619: http://example.com\n", Why.LITERAL_AUTOLINK),
      Map.entry("620: foo@bar.example.com\n", Why.LITERAL_AUTOLINK),
      Map.entry("628: http://commonmark.org\n\n(Visit https://encrypt…", Why.FTP),
      Map.entry("645: foo <!-- not a comment -- two hyphens -->\n", Why.COMMENTS),
      Map.entry("646: foo <!--> foo -->\n\nfoo <!-- foo--->\n", Why.COMMENTS));

  private enum Why implements Tally.Reason {
    /**
     * Since CommonMark 0.31, comments may contain two hyphens, and may be as short as {@code
     * <!-->}.
     */
    COMMENTS,
    /** The tag filter changes HTML blocks that serve to show where such blocks end. */
    TAG_FILTER,
    /** Text that lacks proper angle brackets is a literal autolink. */
    LITERAL_AUTOLINK,
    /** remark finds no literal autolinks with the scheme ftp; the engine agrees with remark. */
    FTP;

    @Override
    public Difference difference() {
      return Difference.OTHER_RESULT;
    }
  }

  /** Renders with all extensions, also in the examples of the core, as GitHub does. */
  @Test
  void examplesWithTheExtensions() throws IOException {
    Tally tally = new Tally("GFM 0.29", EXTENDED);
    check(tally, CORE.withExtensions(Extension.GFM), example -> true);
    tally.report(660, 0);
  }

  /** Shows that the differences above come from the extensions. */
  @Test
  void examplesOfTheCoreWithoutTheExtensions() throws IOException {
    Tally tally = new Tally("GFM 0.29, its core alone", NEWER);
    check(tally, CORE, example -> example.path("extensions").isEmpty());
    tally.report(647, 0);
  }

  private static void check(Tally tally, ParseOptions options, Predicate<JsonNode> chosen)
      throws IOException {
    JsonNode examples =
        SharedData.json(Files.readString(SharedData.file("suites/gfm-spec-0.29.json")));
    assertEquals(673, examples.size());
    for (JsonNode example : examples) {
      if (!chosen.test(example)) {
        continue;
      }
      String source = example.path("markdown").textValue();
      String expected = example.path("html").textValue();
      Parsed parsed = Parsed.of(source, options);
      if (expected.equals(parsed.html())) {
        tally.equal();
      } else {
        tally.differs(
            example.path("example") + ": " + Mdast.shortened(source, 45),
            parsed.isRefused() ? Difference.REFUSED : Difference.OTHER_RESULT,
            "expected\n" + expected + "\nfound\n" + parsed.html());
      }
    }
  }
}
