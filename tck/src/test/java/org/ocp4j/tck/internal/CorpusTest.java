package org.ocp4j.tck.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.ocp4j.DiagnosticCode;
import org.ocp4j.NodeKind;
import org.ocp4j.Ocp;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpEngine;
import org.ocp4j.OcpNode;
import org.ocp4j.engine.java.JavaEngineProvider;

/** Tests of the kit's corpora: they are complete, and the Java engine's results are up to date. */
class CorpusTest {
  @Test
  void writerChangesNothing() throws IOException {
    String text;
    try (var file = Corpus.class.getResourceAsStream(Corpus.FILE)) {
      text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
    assertEquals(text, CorpusWriter.rewritten(text));
  }

  @Test
  void everyKindOfNodeAndEveryCodeIsThere() {
    Set<NodeKind> kinds = EnumSet.allOf(NodeKind.class);
    Set<String> codes = new HashSet<>();
    try (OcpEngine engine = Ocp.builder().provider(new JavaEngineProvider()).build()) {
      for (Corpus.Case each : Corpus.cases()) {
        if (each.isRefused()) {
          codes.add(each.expected().split(" ", -1)[1]);
          continue;
        }
        try (OcpDocument document = engine.parse(each.source(), each.options())) {
          for (int i = 0; i < document.nodeCount(); i++) {
            OcpNode node = document.node(i);
            kinds.remove(node.kind());
          }
        }
      }
    }
    assertEquals(Set.of(), kinds, "kinds of nodes that no source has");
    for (DiagnosticCode code : DiagnosticCode.values()) {
      assertTrue(codes.contains(code.id()), "no source is refused for " + code);
    }
  }

  @Test
  void escapesAreRead() {
    List<Corpus.Case> cases = Corpus.read(
        "# words\n\n== a name\n\\xEF\\\\\\n\nb\n--\nmdx -gfm: 1 2\n\n== b\n--\nmdx: \n");
    assertEquals(2, cases.size());
    assertEquals("\"a name\" [mdx -gfm]", cases.get(0).toString());
    assertEquals("\u00EF\\\n\nb", new String(cases.get(0).source(), StandardCharsets.ISO_8859_1));
    assertEquals(0, cases.get(1).source().length);
  }
}
