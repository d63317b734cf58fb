package org.ocp4j.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ocp4j.Extension;
import org.ocp4j.Format;
import org.ocp4j.ParseOptions;
import org.ocp4j.conformance.Tally.Difference;
import org.ocp4j.render.HtmlRenderer;

/**
 * Tests with the suites of micromark's extensions for GFM and math. Each suite tests one extension
 * alone, in micromark's own output. For each exception, remark must accept the input; {@link
 * PairsTest} compares its tree.
 */
@Tag("shared")
class MicromarkGfmTest {
  /** The only input that is not one of the pairs: single characters before a link. */
  private static final String NO_PAIR = "gfm-autolink-literal 43: Last non-markdown ASCII whites…";

  private static final Map<String, Why> EXCEPTIONS = Map.ofEntries(
      Map.entry("gfm-autolink-literal 1: www.a.com", Why.DISABLED),
      Map.entry("gfm-autolink-literal 2: http://a.com", Why.DISABLED),
      Map.entry("gfm-autolink-literal 3: a@b.com", Why.DISABLED),
      Map.entry("gfm-autolink-literal 29: H0.", Why.FINISHED_TEXT),
      Map.entry("gfm-autolink-literal 30: Image start.", Why.FINISHED_TEXT),
      Map.entry("gfm-autolink-literal 31: Link start.", Why.FINISHED_TEXT),
      Map.entry(NO_PAIR, Why.FINISHED_TEXT),
      Map.entry("gfm-autolink-literal 44: # HTTP", Why.FINISHED_TEXT),
      Map.entry("gfm-autolink-literal 47: # wwwtf?", Why.FINISHED_TEXT),
      Map.entry("gfm-footnote 4: A call.[^a]", Why.DISABLED),
      Map.entry("gfm-footnote 35: *emphasis[^1]*", Why.CALL_IN_IMAGE),
      Map.entry("gfm-strikethrough 9: a ~b~ ~~c~~ d", Why.SETTING),
      Map.entry("gfm-strikethrough 11: a ~~b~~", Why.DISABLED),
      Map.entry("gfm-table 2: 123", Why.DISABLED),
      Map.entry("gfm-table 32: | a |", Why.DISABLED),
      Map.entry("gfm-task-list-item 1: * [ ] foo", Why.DISABLED),
      Map.entry("math 1: $a$, $$b$$", Why.DISABLED),
      Map.entry("math 3: $a$, $$b$$, $$$c$$$", Why.SETTING),
      Map.entry("math 5: a $b\\$", Why.KATEX),
      Map.entry("math 7: a $$ $ $$", Why.KATEX),
      Map.entry("math 23: $$", Why.KATEX),
      Map.entry("math 26:       $$", Why.DISABLED));

  private enum Why implements Tally.Reason {
    /** The test disables a construct of the extension or of CommonMark. */
    DISABLED(Difference.OTHER_RESULT),
    /**
     * The test sets {@code singleTilde} or {@code singleDollarTextMath}; remark uses the defaults.
     */
    SETTING(Difference.OTHER_RESULT),
    /** mdast-util-gfm-autolink-literal finds more autolinks, in parsed text. */
    FINISHED_TEXT(Difference.OTHER_RESULT),
    /** In mdast the alt text of an image is a string, so a footnote call in it is text. */
    CALL_IN_IMAGE(Difference.OTHER_RESULT),
    /** KaTeX, which renders the math, refuses it. */
    KATEX(Difference.ACCEPTED);

    private final Difference difference;

    Why(Difference difference) {
      this.difference = difference;
    }

    @Override
    public Difference difference() {
      return difference;
    }
  }

  /** A task's check box, with its attributes in any order, and the white space that mdast drops. */
  private static final Pattern BOX = Pattern.compile("<input ([^>]*?)( /)?>[ \t\n]");

  @ParameterizedTest
  @CsvSource({
    "gfm-autolink-literal, 40",
    "gfm-footnote, 47",
    "gfm-strikethrough, 14",
    "gfm-table, 54",
    "gfm-task-list-item, 3",
    "math, 28"
  })
  void htmlIsThatOfTheSuite(String extension, int equal) throws IOException {
    String suite = "micromark-extension-" + extension;
    Map<String, Why> exceptions = new HashMap<>(EXCEPTIONS);
    exceptions.keySet().removeIf(name -> !name.startsWith(extension + " "));
    RemarkVerdicts remark = new RemarkVerdicts("md");
    Tally tally = new Tally(suite, exceptions);
    SharedData.lines("suites/micromark_" + suite + ".jsonl", (number, line) -> {
      String input = SharedData.input(line);
      Parsed parsed = Parsed.of(input, options(line), renderer(line));
      assertFalse(parsed.isRefused(), "Markdown is never refused");
      boolean ok = line.path("ok").booleanValue();
      String expected = ok ? boxes(Katex.toTex(line.path("out").textValue())) : "an error";
      String found = boxes(String.valueOf(parsed.html()));
      if (found.equals(expected)) {
        tally.equal();
      } else {
        String name = extension + " " + number + ": " + Mdast.shortened(firstLine(input), 30);
        assertEquals(name.equals(NO_PAIR) ? null : false, remark.refuses(input), name);
        tally.differs(
            name,
            ok ? Difference.OTHER_RESULT : Difference.ACCEPTED,
            found + " instead of " + expected);
      }
    });
    tally.report(equal, 0);
  }

  /** Returns HTML in which check boxes have one notation, without the line ending at its end. */
  private static String boxes(String html) {
    return BOX.matcher(html)
        .replaceAll(box -> "<input " + (box.group(1).contains("checked") ? "checked" : "") + "> ")
        .stripTrailing();
  }

  private static String firstLine(String input) {
    return input.lines().findFirst().orElse("");
  }

  private static ParseOptions options(JsonNode line) {
    ParseOptions options = ParseOptions.DEFAULT.withFormat(Format.MARKDOWN).withExtensions();
    for (JsonNode extension : line.path("exts")) {
      String name = extension.path("name").textValue();
      if (name.startsWith("gfm")) {
        options = options.with(Extension.GFM, true);
      } else if (name.equals("math")) {
        options = options.with(Extension.MATH, true);
      }
    }
    return options;
  }

  private static HtmlRenderer renderer(JsonNode line) {
    HtmlRenderer.Builder builder = HtmlRenderer.builder()
        .tagFilter(false)
        .allowRawHtml(line.path("opt").path("allowDangerousHtml").booleanValue())
        .allowAnyUrl(line.path("opt").path("allowDangerousProtocol").booleanValue());
    JsonNode footnotes = line.path("html").path(0).path("opts").path(0);
    if (footnotes.has("label")) {
      builder.footnotesHeading(footnotes.path("label").textValue());
    }
    if (footnotes.has("backLabel")) {
      String label = footnotes.path("backLabel").textValue();
      builder.footnoteBackLabel((footnote, call) -> label);
    }
    if (footnotes.path("labelTagName").asText().equals("h1")) {
      builder.footnotesHeadingLevel(1);
    }
    if (footnotes.path("labelAttributes").asText("none").isEmpty()) {
      builder.footnotesHeadingClass("");
    }
    if (footnotes.has("clobberPrefix")) {
      builder.idPrefix(footnotes.path("clobberPrefix").textValue());
    }
    return builder.build();
  }
}
