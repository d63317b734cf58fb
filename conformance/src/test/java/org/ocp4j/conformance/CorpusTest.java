package org.ocp4j.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ocp4j.Format;
import org.ocp4j.ParseOptions;
import org.ocp4j.conformance.Tally.Difference;

/**
 * Tests with real documentation: the engine accepts and refuses the same files as remark, and the
 * trees are equal, including positions.
 */
@Tag("shared")
class CorpusTest {
  @ParameterizedTest
  @CsvSource({"mdx, 47, 0", "react.dev, 240, 6", "shadcn-ui, 374, 0", "vercel-ai, 751, 0"})
  void treesAreThoseOfRemark(String corpus, int equal, int refused) throws IOException {
    Tally tally = new Tally("corpus " + corpus, Map.of());
    SharedData.lines("corpus-mdast/" + corpus + ".ndjson.gz", (number, line) -> {
      String name = corpus + "/" + line.path("file").textValue();
      String source = Files.readString(SharedData.file("corpus/" + name));
      boolean mdx = line.path("format").textValue().equals("mdx");
      Parsed parsed =
          Parsed.of(source, ParseOptions.DEFAULT.withFormat(mdx ? Format.MDX : Format.MARKDOWN));
      JsonNode expected = line.path("tree");
      if (expected.isMissingNode() || parsed.isRefused()) {
        if (expected.isMissingNode() && parsed.isRefused()) {
          tally.refused();
        } else {
          tally.differs(
              name, parsed.isRefused() ? Difference.REFUSED : Difference.ACCEPTED, "" + parsed);
        }
      } else {
        String difference = Mdast.difference(expected, parsed.tree());
        if (difference == null) {
          tally.equal();
        } else {
          tally.differs(name, Difference.OTHER_RESULT, difference);
        }
      }
    });
    tally.report(equal, refused);
    tally.requireEqual(0.998);
  }
}
