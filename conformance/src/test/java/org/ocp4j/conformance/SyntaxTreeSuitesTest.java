package org.ocp4j.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ocp4j.ParseOptions;
import org.ocp4j.conformance.Tally.Difference;

/** Tests with the suites of mdast's utilities for MDX: the expected trees, with positions. */
@Tag("shared")
class SyntaxTreeSuitesTest {
  /**
   * The exceptions; for each, the test checks that remark as a whole, which has acorn, refuses it.
   */
  private static final Map<String, Why> EXCEPTIONS = new TreeMap<>(Map.of(
      "mdx-expression 4: { a { b } c }", Why.WITHOUT_ACORN,
      "mdx-expression 8: { a { b } c }.", Why.WITHOUT_ACORN,
      "mdx-jsx 11: a <b {1 + 1} /> c", Why.WITHOUT_ACORN,
      "mdx-jsx 55: > a <b c={d\n> e} /> f", Why.WITHOUT_ACORN,
      "mdx-jsx 56: > a <b {c\n> d} /> e", Why.WITHOUT_ACORN));

  private enum Why implements Tally.Reason {
    /** Without acorn, micromark accepts any code between braces. */
    WITHOUT_ACORN;

    @Override
    public Difference difference() {
      return Difference.REFUSED;
    }
  }

  @ParameterizedTest
  @CsvSource({"mdx-expression, 12, 0", "mdx-jsx, 86, 24", "mdx, 5, 0", "mdxjs-esm, 2, 0"})
  void treesAreThoseOfTheSuite(String utility, int equal, int refused) throws IOException {
    Map<String, Why> exceptions = new TreeMap<>(EXCEPTIONS);
    exceptions.keySet().removeIf(name -> !name.startsWith(utility + " "));
    Tally tally = new Tally("mdast-util-" + utility, exceptions);
    SharedData.lines("suites/syntax-tree_mdast-util-" + utility + ".jsonl", (number, line) -> {
      String input = line.path("input").textValue();
      String name = utility + " " + number + ": " + input;
      Parsed parsed = Parsed.of(input, ParseOptions.DEFAULT.withExtensions());
      boolean ok = line.path("ok").booleanValue();
      if (!ok && parsed.isRefused()) {
        tally.refused();
      } else if (!ok || parsed.isRefused()) {
        tally.differs(name, ok ? Difference.REFUSED : Difference.ACCEPTED, parsed.toString());
      } else {
        JsonNode expected = line.path("out");
        Mdast.strip(expected);
        positionsOfSpreads(expected, parsed.tree());
        String difference = Mdast.difference(expected, parsed.tree());
        if (difference == null) {
          tally.equal();
        } else {
          tally.differs(name, Difference.OTHER_RESULT, difference);
        }
      }
    });
    tally.report(equal, refused);
  }

  /**
   * Copies the positions of spreads from the engine's tree to an expected tree, because these
   * suites omit them. {@link PairsTest} and {@link CorpusTest} check these positions.
   */
  private static void positionsOfSpreads(JsonNode expected, JsonNode actual) {
    if (expected instanceof ObjectNode spread
        && spread.path("type").asText().equals("mdxJsxExpressionAttribute")
        && !spread.has("position")
        && actual.has("position")) {
      spread.set("position", actual.path("position"));
    }
    for (String list : new String[] {"children", "attributes"}) {
      for (int i = 0; i < expected.path(list).size(); i++) {
        positionsOfSpreads(expected.path(list).path(i), actual.path(list).path(i));
      }
    }
  }

  @Test
  void exceptionsAreWhatRemarkAsAWholeDoes() throws IOException {
    RemarkVerdicts remark = new RemarkVerdicts("mdx");
    for (String name : EXCEPTIONS.keySet()) {
      assertEquals(true, remark.refuses(name.substring(name.indexOf(": ") + 2)), name);
    }
  }
}
