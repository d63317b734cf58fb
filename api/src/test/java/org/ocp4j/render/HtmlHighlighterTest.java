package org.ocp4j.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ocp4j.NodeField;
import org.ocp4j.NodeKind;
import org.ocp4j.OcpDocument;
import org.ocp4j.testing.PayloadBuilder;

class HtmlHighlighterTest {
  private static PayloadBuilder code(String text) {
    PayloadBuilder builder = new PayloadBuilder("x").open(NodeKind.CODE).text(text);
    return builder.field(NodeField.LANG, "java").field(NodeField.META, "{1}").close();
  }

  private static String html(CodeHighlighter highlighter, PayloadBuilder builder) {
    try (OcpDocument document = builder.document()) {
      return HtmlRenderer.builder().highlighter(highlighter).build().render(document);
    }
  }

  @Test
  void aHighlighterWritesTheCode() {
    List<String> seen = new ArrayList<>();
    CodeHighlighter bold = (code, lang, meta) -> {
      seen.add(code + " " + lang + " " + meta);
      return "<b>1 &lt; 2</b>";
    };
    PayloadBuilder builder = code("1 < 2").leaf(NodeKind.CODE, "");
    assertEquals("""
        <pre><code class="language-java"><b>1 &lt; 2</b>
        </code></pre>
        <pre><code><b>1 &lt; 2</b>
        </code></pre>
        """, html(bold, builder));
    assertEquals(List.of("1 < 2 java {1}", " null null"), seen);
  }

  @Test
  void nullWritesTheCodeWithoutColors() {
    try (OcpDocument document = code("<b>").document()) {
      assertEquals(document.toHtml(), html((code, lang, meta) -> null, code("<b>")));
    }
  }

  @Test
  void theLineEndingAtTheEndIsNotDoubled() {
    String html = "<pre><code class=\"language-java\">%s</code></pre>\n";
    assertEquals(html.formatted("a\n"), html((code, lang, meta) -> "a\n", code("a")));
    assertEquals(html.formatted(""), html((code, lang, meta) -> "", code("a")));
  }

  @Test
  void aLanguageCannotEndTheAttribute() {
    PayloadBuilder builder = new PayloadBuilder("x").open(NodeKind.CODE).text("a");
    builder.field(NodeField.LANG, "\"><script>").close();
    assertEquals(
        "<pre><code class=\"language-&quot;&gt;&lt;script&gt;\">b\n</code></pre>\n",
        html((code, lang, meta) -> "b", builder));
  }

  @Test
  void anExceptionPassesThroughAndNothingOfTheCodeIsWritten() throws IOException {
    RuntimeException thrown = new RuntimeException("by the test");
    CodeHighlighter throwing = (code, lang, meta) -> {
      throw thrown;
    };
    assertSame(thrown, assertThrows(RuntimeException.class, () -> html(throwing, code("a"))));
    StringBuilder target = new StringBuilder();
    HtmlRenderer renderer = HtmlRenderer.builder().highlighter(throwing).build();
    try (OcpDocument document = code("a").document()) {
      assertThrows(RuntimeException.class, () -> renderer.render(document, target));
    }
    assertEquals("", target.toString());
  }
}
