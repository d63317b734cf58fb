package org.ocp4j.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ocp4j.NodeField;
import org.ocp4j.NodeKind;
import org.ocp4j.OcpDocument;
import org.ocp4j.testing.PayloadBuilder;

/** Tests rewritten URLs. */
class HtmlUrlsTest {
  private static HtmlRenderer to(@Nullable String url) {
    return HtmlRenderer.builder().rewriteUrls((node, from) -> url).build();
  }

  private static PayloadBuilder link(String url) {
    PayloadBuilder builder = new PayloadBuilder("x").open(NodeKind.LINK).field(NodeField.URL, url);
    return builder.leaf(NodeKind.TEXT, "a");
  }

  private static String html(HtmlRenderer renderer, PayloadBuilder builder) {
    try (OcpDocument document = builder.document()) {
      return renderer.render(document);
    }
  }

  @Test
  void linksImagesAndReferencesAreRewritten() {
    PayloadBuilder builder = new PayloadBuilder("x").open(NodeKind.PARAGRAPH);
    builder.open(NodeKind.LINK).field(NodeField.URL, "a b").close();
    builder
        .open(NodeKind.IMAGE)
        .field(NodeField.URL, "c")
        .field(NodeField.ALT, "")
        .close();
    builder.open(NodeKind.LINK_REFERENCE).field(NodeField.IDENTIFIER, "r");
    builder.field(NodeField.LABEL, "r").close();
    builder.open(NodeKind.IMAGE_REFERENCE).field(NodeField.IDENTIFIER, "r");
    builder.field(NodeField.LABEL, "r").field(NodeField.ALT, "").close().close();
    builder.open(NodeKind.DEFINITION).field(NodeField.URL, "d");
    builder.field(NodeField.IDENTIFIER, "r").field(NodeField.LABEL, "r").close();
    List<String> seen = new ArrayList<>();
    HtmlRenderer rewriting = HtmlRenderer.builder()
        .rewriteUrls((node, url) -> {
          seen.add(node.kind().type() + " " + url);
          return "/base/" + url;
        })
        .build();
    assertEquals(
        "<p><a href=\"/base/a%20b\"></a><img src=\"/base/c\" alt=\"\" />"
            + "<a href=\"/base/d\"></a><img src=\"/base/d\" alt=\"\" /></p>\n",
        html(rewriting, builder));
    assertEquals(List.of("link a b", "image c", "linkReference d", "imageReference d"), seen);
  }

  @Test
  void nullMakesAUrlEmpty() {
    assertEquals("<a href=\"\">a</a>", html(to(null), link("/a")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "javascript:alert(1)",
        " JavaScript:alert(1)",
        "java\nscript:alert(1)",
        "java\u0000script:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:x"
      })
  void aRewriterCannotMakeAnUnsafeUrl(String url) {
    assertEquals("<a href=\"\">a</a>", html(to(url), link("/safe")));
    assertEquals("<a href=\"/safe\">a</a>", html(to("/safe"), link(url)));
    HtmlRenderer same = HtmlRenderer.builder().rewriteUrls((node, from) -> from).build();
    assertEquals("<a href=\"\">a</a>", html(same, link(url)));
  }

  @Test
  void aRewriterCannotEndTheAttribute() {
    assertEquals(
        "<a href=\"/%22%20onclick=%22x%22%3E%3Cscript%3E\">a</a>",
        html(to("/\" onclick=\"x\"><script>"), link("/a")));
  }

  @Test
  void allowedSchemesHoldForRewrittenUrls() {
    HtmlRenderer app = HtmlRenderer.builder()
        .allowUrlSchemes("app")
        .rewriteUrls((node, url) -> url.replace("https", "app"))
        .build();
    assertEquals("<a href=\"app://x\">a</a>", html(app, link("https://x")));
    assertEquals("<a href=\"\">a</a>", html(app, link("http://x")));
  }

  @Test
  void anExceptionOfARewriterPassesThrough() {
    RuntimeException thrown = new RuntimeException("by the test");
    HtmlRenderer throwing = HtmlRenderer.builder()
        .rewriteUrls((node, url) -> {
          throw thrown;
        })
        .build();
    assertSame(thrown, assertThrows(RuntimeException.class, () -> html(throwing, link("/a"))));
  }
}
