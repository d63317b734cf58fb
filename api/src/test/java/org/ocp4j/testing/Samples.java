package org.ocp4j.testing;

import static org.ocp4j.NodeField.ALERT;
import static org.ocp4j.NodeField.ALT;
import static org.ocp4j.NodeField.IDENTIFIER;
import static org.ocp4j.NodeField.LABEL;
import static org.ocp4j.NodeField.LANG;
import static org.ocp4j.NodeField.META;
import static org.ocp4j.NodeField.TITLE;
import static org.ocp4j.NodeField.URL;
import static org.ocp4j.NodeKind.*;

import org.ocp4j.spi.PayloadFormat;

/** Payloads that several tests use. */
public final class Samples {
  /** The source of {@link #everything()}. */
  public static final String SOURCE = "Note b k=\"v\" caf\u00e9 \ud83d\ude00 url alt x1 code\n";

  private Samples() {}

  /**
   * Returns a small document with a node of every kind; the first element spans {@link #SOURCE}.
   */
  public static PayloadBuilder everything() {
    PayloadBuilder builder =
        new PayloadBuilder(SOURCE).message(PayloadFormat.SEVERITY_WARNING, 3, 1, 2, "caf\u00e9?");
    element(builder);
    builder.leaf(YAML, "x1").leaf(TOML, "").leaf(MDXJS_ESM, "code");
    builder.open(HEADING).number(2).leaf(TEXT, "Note").close();
    blocks(builder);
    builder.open(PARAGRAPH);
    inlines(builder);
    return builder.close();
  }

  private static void element(PayloadBuilder builder) {
    builder.open(MDX_JSX_FLOW_ELEMENT).text("Note");
    builder.attribute(0, "k", "v", 7, 12).attribute(1, "b", "code", 5, 6);
    builder.attribute(2, "url", null, 24, 27).attribute(3, null, "...x1", 5, 12);
    builder.open(PARAGRAPH).leaf(TEXT, "caf\u00e9 \ud83d\ude00").close().close();
  }

  private static void blocks(PayloadBuilder builder) {
    builder.open(THEMATIC_BREAK).close();
    builder.open(BLOCKQUOTE).open(PARAGRAPH).leaf(TEXT, "url").close().close();
    builder.open(BLOCKQUOTE).field(ALERT, "Note");
    builder.open(PARAGRAPH).leaf(TEXT, "[!Note]\nurl").close().close();
    builder.open(LIST).flags(PayloadFormat.LIST_ORDERED).number(3);
    builder.open(LIST_ITEM).flags(PayloadFormat.ITEM_TASK | PayloadFormat.ITEM_CHECKED);
    builder.open(PARAGRAPH).leaf(TEXT, "made up").close().close();
    builder.open(LIST_ITEM).flags(PayloadFormat.SPREAD).close().close();
    builder.open(CODE).flags(PayloadFormat.CODE_FENCED).text("code");
    builder.field(LANG, "x1").field(META, "alt").close();
    builder.leaf(HTML, "<hr onload=\"x\">");
    builder.open(DEFINITION).field(URL, "url").field(IDENTIFIER, "x1").field(LABEL, "X1");
    builder.field(TITLE, "").close();
    builder.open(TABLE);
    builder.open(TABLE_ROW).flags(PayloadFormat.ROW_HEADER);
    builder
        .open(TABLE_CELL)
        .flags(PayloadFormat.ALIGN_RIGHT)
        .leaf(TEXT, "alt")
        .close()
        .close();
    builder
        .open(TABLE_ROW)
        .open(TABLE_CELL)
        .flags(PayloadFormat.ALIGN_RIGHT)
        .close()
        .close();
    builder.close();
    builder.open(FOOTNOTE_DEFINITION).field(IDENTIFIER, "b").field(LABEL, "b");
    builder.open(PARAGRAPH).close().close();
    builder.open(MATH).text("x1").field(META, "k").close();
    builder.leaf(MDX_FLOW_EXPRESSION, "code");
  }

  private static void inlines(PayloadBuilder builder) {
    builder
        .open(EMPHASIS)
        .open(STRONG)
        .open(DELETE)
        .leaf(TEXT, "b")
        .close()
        .close()
        .close();
    builder.leaf(INLINE_CODE, "code").leaf(INLINE_MATH, "x1").open(BREAK).close();
    builder.open(LINK).field(URL, "url").field(TITLE, "alt").leaf(TEXT, "url").close();
    builder.open(IMAGE).field(URL, "javascript:x").field(ALT, "alt").close();
    builder.open(LINK_REFERENCE).flags(PayloadFormat.REFERENCE_FULL);
    builder.field(IDENTIFIER, "x1").field(LABEL, "X1").leaf(TEXT, "url").close();
    builder.open(IMAGE_REFERENCE).flags(PayloadFormat.REFERENCE_COLLAPSED);
    builder.field(ALT, "").field(IDENTIFIER, "none").field(LABEL, "none").close();
    builder.open(FOOTNOTE_REFERENCE).field(IDENTIFIER, "b").field(LABEL, "b").close();
    builder.leaf(MDX_TEXT_EXPRESSION, "");
    builder
        .open(MDX_JSX_TEXT_ELEMENT)
        .text("b")
        .flags(PayloadFormat.JSX_SELF_CLOSING)
        .close();
    builder.open(MDX_JSX_TEXT_ELEMENT).leaf(TEXT, "url").close();
  }
}
