package org.ocp4j.conformance;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ocp4j.Format;
import org.ocp4j.ParseOptions;
import org.ocp4j.conformance.Tally.Difference;

/**
 * Tests with the inputs from the tests of micromark, markdown-rs, mdast-util-mdx*, the
 * specifications and others: the engine must agree with remark, as MDX and as Markdown.
 */
@Tag("shared")
class PairsTest {
  /** The inputs with other results, with their line numbers, by format. */
  private static final Map<String, Map<String, Why>> EXCEPTIONS = Map.of(
      "mdx",
      Map.of(
          "124: * [ ] foo\n* [x] bar\n\n- [x] foo\n …", Why.TASK_BOX_BEFORE_LINE_ENDING,
          "389: export {a}\n", Why.ACORN,
          "578: [foo]: /url\nbar\n===\n[foo]\n", Why.HEADING_OVER_DEFINITION,
          "928: [foo]: /url\nbar\n===\n[foo]", Why.HEADING_OVER_DEFINITION,
          "2079: * [ ]\na", Why.TASK_BOX_BEFORE_LINE_ENDING,
          "2153: * [x]\r\n  a\n* [ ]   b\n* [x]\t \r*c*", Why.TASK_BOX_BEFORE_LINE_ENDING),
      "md",
      Map.of(
          "124: * [ ] foo\n* [x] bar\n\n- [x] foo\n …", Why.TASK_BOX_BEFORE_LINE_ENDING,
          "578: [foo]: /url\nbar\n===\n[foo]\n", Why.HEADING_OVER_DEFINITION,
          "928: [foo]: /url\nbar\n===\n[foo]", Why.HEADING_OVER_DEFINITION,
          "1958: - <script>\n- foo\nbar\n</script>\n", Why.ITEM_OVER_ITEM,
          "2079: * [ ]\na", Why.TASK_BOX_BEFORE_LINE_ENDING,
          "2153: * [x]\r\n  a\n* [ ]   b\n* [x]\t \r*c*", Why.TASK_BOX_BEFORE_LINE_ENDING));

  private enum Why implements Tally.Reason {
    /** acorn refuses JavaScript that ocp4j, which has no JavaScript parser, does not examine. */
    ACORN(Difference.ACCEPTED),
    /**
     * In remark, a setext heading starts where the definition above it starts; in ocp4j, at its
     * text.
     */
    HEADING_OVER_DEFINITION(Difference.OTHER_RESULT),
    /**
     * In remark, an item that ends in HTML ends inside the next item; in ocp4j, before the next
     * item.
     */
    ITEM_OVER_ITEM(Difference.OTHER_RESULT),
    /**
     * After a task box before a line ending, remark moves the paragraph's start by one offset and
     * one column, but not to the next line: offset and line contradict each other.
     */
    TASK_BOX_BEFORE_LINE_ENDING(Difference.OTHER_RESULT);

    private final Difference difference;

    Why(Difference difference) {
      this.difference = difference;
    }

    @Override
    public Difference difference() {
      return difference;
    }
  }

  @ParameterizedTest
  @CsvSource({"mdx, 1830, 445", "md, 2275, 0"})
  void treesAreThoseOfRemark(String format, int equal, int refused) throws IOException {
    ParseOptions options =
        ParseOptions.DEFAULT.withFormat(format.equals("mdx") ? Format.MDX : Format.MARKDOWN);
    Tally tally = new Tally("pairs as " + format, EXCEPTIONS.get(format));
    SharedData.lines("suites/pairs.ndjson.gz", (number, line) -> {
      String input = line.path("input").textValue();
      JsonNode expected = line.path(format);
      assertNotNull(input, "line " + number);
      String name = number + ": " + Mdast.shortened(input, 32);
      Parsed parsed = Parsed.of(input, options);
      if (expected.has("error")) {
        if (parsed.isRefused()) {
          tally.refused();
        } else {
          tally.differs(name, Difference.ACCEPTED, parsed + " instead of " + expected);
        }
      } else if (parsed.isRefused()) {
        tally.differs(name, Difference.REFUSED, parsed.toString());
      } else {
        Mdast.mapOffsets(parsed.tree(), Mdast.byteOffsets(input));
        String difference = Mdast.difference(expected, parsed.tree());
        if (difference == null) {
          tally.equal();
        } else {
          tally.differs(name, Difference.OTHER_RESULT, difference);
        }
      }
    });
    tally.report(equal, refused);
    tally.requireEqual(0.995);
  }
}
