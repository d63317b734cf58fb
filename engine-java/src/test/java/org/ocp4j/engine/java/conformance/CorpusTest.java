package org.ocp4j.engine.java.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ocp4j.Format;
import org.ocp4j.ParseOptions;
import org.ocp4j.engine.java.conformance.Tally.Difference;

/**
 * Real documentation: the engine accepts and refuses what remark does, in every file; where a file
 * has no GFM or math, the trees are the same, positions included.
 */
class CorpusTest {
  @ParameterizedTest
  @CsvSource({"mdx, 47, 0", "react.dev, 225, 6", "shadcn-ui, 264, 0", "vercel-ai, 590, 0"})
  void treesAreThoseOfRemark(String corpus, int equal, int refused) throws IOException {
    Tally tally = new Tally("corpus " + corpus, Map.of());
    SharedData.lines("corpus-mdast/" + corpus + ".ndjson.gz", (number, line) -> {
      String name = corpus + "/" + line.path("file").textValue();
      byte[] bytes = Files.readAllBytes(SharedData.file("corpus/" + name));
      String source = new String(bytes, StandardCharsets.UTF_8);
      boolean mdx = line.path("format").textValue().equals("mdx");
      Parsed parsed =
          Parsed.of(source, ParseOptions.DEFAULT.withFormat(mdx ? Format.MDX : Format.MARKDOWN));
      JsonNode expected = line.path("tree");
      if (expected.isMissingNode() || parsed.isRefused()) {
        // Agreement on refusals holds for all files.
        if (expected.isMissingNode() && parsed.isRefused()) {
          tally.refused();
        } else {
          tally.differs(
              name, parsed.isRefused() ? Difference.REFUSED : Difference.ACCEPTED, "" + parsed);
        }
      } else if (Mdast.hasGfmOrMath(expected, bytes, Mdast.byteOffsets(source))) {
        tally.skipped();
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
    tally.requireEqual(0.995);
  }
}
