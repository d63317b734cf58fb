package org.ocp4j.toolkit.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ocp4j.Alert;
import org.ocp4j.Format;
import org.ocp4j.OcpDocument;
import org.ocp4j.ParseOptions;
import org.ocp4j.render.JsonRenderer;
import org.ocp4j.toolkit.testing.TreeText;

class MdastTest {
  private static final JsonRenderer PLAIN = JsonRenderer.DEFAULT.positions(false);

  static String root(String children) {
    return "{\"type\":\"root\",\"children\":[" + children + "]}";
  }

  private static void assertTree(String children, String lines) {
    try (OcpDocument document = TreeBuilder.fromMdast(root(children))) {
      assertEquals("root\n" + lines.indent(2), TreeText.of(document));
    }
  }

  @ParameterizedTest
  @MethodSource("org.ocp4j.toolkit.build.Samples#all")
  void whatDocumentsWriteIsReadAgain(Samples.Sample sample) {
    try (OcpDocument document = sample.parse();
        OcpDocument made = TreeBuilder.fromMdast(document.toJson(), sample.options())) {
      assertEquals(PLAIN.render(document), PLAIN.render(made));
      assertEquals(withoutFlags(document), withoutFlags(made));
      assertEquals(document.format(), made.format());
      assertEquals(document.extensions(), made.extensions());
    }
  }

  /** Returns a tree without what JSON does not have. */
  private static String withoutFlags(OcpDocument document) {
    return TreeText.of(document)
        .replaceAll("(?m)^( *)(code|link|mdxJsx\\w+) (fenced|auto|/)", "$1$2");
  }

  @Test
  void theFormatIsThatOfTheNodes() {
    try (OcpDocument markdown = TreeBuilder.fromMdast(root(""));
        OcpDocument mdx =
            TreeBuilder.fromMdast(root("{\"type\":\"mdxFlowExpression\",\"value\":\"1\"}"))) {
      assertEquals(Format.MARKDOWN, markdown.format());
      assertEquals(Format.MDX, mdx.format());
    }
  }

  @Test
  void alertsComeFromTheirMarkers() {
    String source =
        "> [!note]\n> a\n\n> [!TIP]\n\n> [!WARNING] b\n\n> > [!NOTE]\n> > c\n\n> [!TIP]\n> - d\n";
    try (OcpDocument document = parse(source)) {
      for (JsonRenderer renderer : new JsonRenderer[] {PLAIN, PLAIN.alerts(true)}) {
        try (OcpDocument made = TreeBuilder.fromMdast(renderer.render(document))) {
          assertEquals(TreeText.of(document), TreeText.of(made));
          assertEquals(Alert.NOTE, made.root().firstChild().alert());
        }
      }
    }
  }

  private static OcpDocument parse(String source) {
    return new Samples.Sample(source, ParseOptions.MARKDOWN).parse();
  }

  @Test
  void fieldsInAnyOrder() {
    String json = """
        {"children": [
          {"children": [{"value": "a", "type": "text"}], "depth": 2, "type": "heading"},
          {"align": ["left", null], "children": [
            {"children": [
              {"children": [], "type": "tableCell"},
              {"children": [], "type": "tableCell"}], "type": "tableRow"}],
            "type": "table"},
          {"attributes": [{"name": "c", "type": "mdxJsxAttribute", "value": {"data": {"estree": {}},
              "type": "mdxJsxAttributeValueExpression", "value": "d"}}],
            "children": [], "name": "b", "type": "mdxJsxFlowElement"}],
         "type": "root"}
        """;
    try (OcpDocument document = TreeBuilder.fromMdast(json)) {
      assertEquals("""
          root
            heading 2
              text "a"
            table
              tableRow
                tableCell left
                tableCell
            mdxJsxFlowElement / <b>
              expression c "d"
          """, TreeText.of(document));
    }
  }

  @Test
  void fieldsThatMayBeAbsentOrNull() {
    assertTree("""
        {"type":"list","children":[{"type":"listItem","children":[]}]},
        {"type":"list","ordered":true,"start":null,"spread":null,"children":[
          {"type":"listItem","spread":null,"checked":null,"children":[]}]},
        {"type":"code","value":"a"},
        {"type":"code","value":"b","lang":null,"meta":null},
        {"type":"definition","identifier":"c","url":"d"},
        {"type":"paragraph","children":[
          {"type":"image","url":"e"},
          {"type":"link","url":"f","title":null,"children":[]},
          {"type":"imageReference","identifier":"g","referenceType":"shortcut","alt":null},
          {"type":"text","value":""},{"type":"text","value":""}]},
        {"type":"table","children":[]},
        {"type":"mdxJsxFlowElement","name":null,"children":[]},
        {"type":"mdxJsxFlowElement","name":"h","attributes":null,"children":[]}
        """, """
        list
          listItem
        list from 1
          listItem
        code fenced "a"
        code fenced "b"
        definition
          .identifier "c"
          .label "c"
          .url "d"
        paragraph
          image
            .alt ""
            .url "e"
          link
            .url "f"
          imageReference shortcut
            .alt ""
            .identifier "g"
            .label "g"
          text ""
          text ""
        table
        mdxJsxFlowElement
        mdxJsxFlowElement / <h>
        """);
  }

  @Test
  void whatIsIgnored() {
    assertTree("""
        {"type":"paragraph","depth":"deep","attributes":7,"x":[{"y":[]}],"data":{"alert":1,"z":[]},
         "position":{"start":{"line":1,"column":1,"offset":0},"end":null},
         "children":[{"type":"text","value":"a","children":[]}]},
        {"type":"blockquote","data":[],"children":[]},
        {"type":"blockquote","data":{"hName":"div","alert":null},"children":[]}
        """, """
        paragraph
          text "a"
        blockquote
        blockquote
        """);
  }

  @Test
  void whatTheMdxCompilerUnravels() {
    try (OcpDocument document = new Samples.Sample("<a>b</a>\n\n{c}", ParseOptions.MDX).parse();
        OcpDocument made = TreeBuilder.fromMdast(PLAIN.unravel(true).render(document))) {
      assertEquals("""
          root
            mdxJsxFlowElement <a>
              text "b"
            mdxFlowExpression "c"
          """, TreeText.of(made));
    }
  }

  @Test
  void readersAndStreams() throws IOException {
    String json = root("{\"type\":\"html\",\"value\":\"\\u00e9\u00e9\"}");
    byte[] utf8 = ("\uFEFF" + json).getBytes(StandardCharsets.UTF_8);
    String lines = "root\n  html \"éé\"\n";
    boolean[] closed = new boolean[1];
    InputStream stream = new ByteArrayInputStream(utf8) {
      @Override
      public void close() {
        closed[0] = true;
      }
    };
    try (OcpDocument one = TreeBuilder.fromMdast(stream);
        OcpDocument two =
            TreeBuilder.fromMdast(new ByteArrayInputStream(utf8), ParseOptions.MARKDOWN);
        OcpDocument three = TreeBuilder.fromMdast(new StringReader(json));
        OcpDocument four = TreeBuilder.fromMdast(new StringReader(json), ParseOptions.MARKDOWN)) {
      assertEquals(lines, TreeText.of(one));
      assertEquals(lines, TreeText.of(two));
      assertEquals(lines, TreeText.of(three));
      assertEquals(lines, TreeText.of(four));
    }
    assertTrue(!closed[0]);
  }

  @Test
  void exceptionsOfReadersPass() {
    IOException broken = new IOException("broken");
    Reader reader = new Reader() {
      @Override
      public int read(char[] target, int at, int length) throws IOException {
        throw broken;
      }

      @Override
      public void close() {}
    };
    assertSame(broken, assertThrows(IOException.class, () -> TreeBuilder.fromMdast(reader)));
  }

  @Test
  void surrogatesThatJsonEscapes() {
    assertTree("{\"type\":\"html\",\"value\":\"\\ud83d\\ude00\"}", "html \"\\u{1f600}\"\n");
  }
}
