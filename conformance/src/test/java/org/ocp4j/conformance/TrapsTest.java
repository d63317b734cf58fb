package org.ocp4j.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ocp4j.Alignment;
import org.ocp4j.DiagnosticCode;
import org.ocp4j.Format;
import org.ocp4j.NodeKind;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpEngine;
import org.ocp4j.OcpNode;
import org.ocp4j.OcpParseException;
import org.ocp4j.ParseOptions;

/** Tests with sources that other parsers have misread, and their right results. */
class TrapsTest {
  private static final ParseOptions MARKDOWN = ParseOptions.DEFAULT.withFormat(Format.MARKDOWN);

  private static final OcpEngine ENGINE = EngineUnderTest.open();

  @Test
  void eightThousandNestedTemplates() {
    String code = "`${".repeat(8_000) + "1" + "}`".repeat(8_000);
    assertEquals(code, onlyValue("{" + code + "}", NodeKind.MDX_FLOW_EXPRESSION));
  }

  @Test
  void bracesInStringsAndTemplates() {
    String string = '"' + "}".repeat(1_000) + '"';
    assertEquals(string, onlyValue("{" + string + "}", NodeKind.MDX_FLOW_EXPRESSION));
    String template = "`" + "{ ".repeat(1_000) + "`";
    assertEquals(template, onlyValue("{" + template + "}", NodeKind.MDX_FLOW_EXPRESSION));
  }

  @Test
  void attributesNestedInAttributes() {
    String unclosed = "<a b={".repeat(20);
    assertEquals(DiagnosticCode.UNEXPECTED_EOF, refusal(unclosed).code());
    try (OcpDocument document = ENGINE.parse(unclosed + "1" + "}/>".repeat(20))) {
      OcpNode element = document.root().firstChild();
      assertEquals("a", element.name());
      assertEquals(
          "<a b={".repeat(19) + "1" + "}/>".repeat(19), element.attribute("b").value());
    }
  }

  @Test
  void anUnclosedTagAboveAnUnderline() {
    assertEquals(DiagnosticCode.END_TAG_MISMATCH, refusal("a <B> c\n---").code());
  }

  @Test
  void blankLinesInAnExportedArray() {
    String code = "export const a=[\n\n1,\n\n2]";
    assertEquals(code, onlyValue(code + "\n\n", NodeKind.MDXJS_ESM));
  }

  @Test
  void aLongTemplateInAnAttribute() {
    String code = "`" + "x\n".repeat(100_000) + "`";
    try (OcpDocument document = ENGINE.parse("<A b={" + code + "}/>")) {
      assertEquals(code, document.root().firstChild().attribute("b").value());
    }
  }

  @Test
  void referencesDoNotMakeHtmlGrowWithTheSquareOfTheSource() {
    for (int n : new int[] {1_000, 10_000, 100_000}) {
      String source = "[x]: " + "x".repeat(n) + "\n" + "[x]".repeat(n);
      try (OcpDocument document = ENGINE.parse(source, MARKDOWN)) {
        int size = document.toHtml().length();
        assertTrue(size < 100_000 + 10 * source.length(), n + " references: " + size);
      }
    }
  }

  @Test
  void nulByteOrderMarkCarriageReturnAndTabs() {
    for (Format format : Format.values()) {
      assertEquals("a\uFFFDb", textOf("a\0b", format));
      assertEquals("a", textOf("\uFEFF# a", format));
      assertEquals("\uFEFFa", textOf("\uFEFF\uFEFFa", format));
      try (OcpDocument document =
          ENGINE.parse("a\rb\r\rc", ParseOptions.DEFAULT.withFormat(format))) {
        assertEquals(2, document.find(NodeKind.PARAGRAPH).count());
        assertEquals(
            4, document.find(NodeKind.TEXT).toList().get(1).position().start().line());
      }
    }
    // Two columns of indentation are removed, which splits the first tab.
    assertEquals("`\n  \ta\n`", onlyValue("{`\n\t\ta\n`}", NodeKind.MDX_FLOW_EXPRESSION));
  }

  private static String textOf(String source, Format format) {
    try (OcpDocument document = ENGINE.parse(source, ParseOptions.DEFAULT.withFormat(format))) {
      return document.find(NodeKind.TEXT).findFirst().orElseThrow().value();
    }
  }

  /** Returns the value of the only node of a kind in an MDX source. */
  private static String onlyValue(String source, NodeKind kind) {
    try (OcpDocument document = ENGINE.parse(source)) {
      List<OcpNode> nodes = document.find(kind).toList();
      assertEquals(1, nodes.size());
      return nodes.get(0).value();
    }
  }

  private static OcpParseException refusal(String source) {
    return assertThrows(OcpParseException.class, () -> ENGINE.parse(source));
  }

  /** Tests lines with more columns than 16 bits can count, as another parser counts them. */
  @Test
  void moreColumnsThanSixteenBitsCount() {
    int columns = 70_000;
    String source = "|a".repeat(columns) + "\n" + "|-".repeat(columns - 1) + "|-:\n|b\n";
    try (OcpDocument document = ENGINE.parse(source, MARKDOWN)) {
      List<OcpNode> cells = document.find(NodeKind.TABLE_CELL).toList();
      assertEquals(columns + 1, cells.size());
      assertEquals(
          columns, document.find(NodeKind.TABLE_ROW).findFirst().orElseThrow().childCount());
      assertEquals(Alignment.NONE, cells.get(columns - 2).alignment());
      assertEquals(Alignment.RIGHT, cells.get(columns - 1).alignment());
    }
  }
}
