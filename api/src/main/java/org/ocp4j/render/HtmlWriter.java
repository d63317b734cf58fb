package org.ocp4j.render;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.ocp4j.NodeKind;
import org.ocp4j.OcpCursor;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpNode;

/** Writes each node as CommonMark's reference implementation does. */
final class HtmlWriter extends TreeWalk {
  private final HtmlRenderer options;
  private final Html out;
  private final HtmlLinks links;
  private final HtmlTables tables;
  private final HtmlElements elements;
  private final CursorText text = new CursorText();
  private final CursorText.Consumer escaped;
  private final CursorText.Consumer oneLine;
  private final CursorText.Consumer raw;

  /** What ends each open JSX element and each open link reference. */
  private final Deque<String> endings = new ArrayDeque<>();

  /** For each open list, whether it is loose. */
  private final BitSet looseLists = new BitSet();

  private int openLists;

  HtmlWriter(HtmlRenderer options, OcpDocument document, Html out) {
    this.options = options;
    this.out = out;
    this.links = new HtmlLinks(options, document, out);
    this.tables = new HtmlTables(out);
    this.elements = new HtmlElements(options.components(), out);
    this.escaped = out::text;
    this.oneLine = out::oneLine;
    this.raw = out::raw;
  }

  @Override
  boolean enter(OcpCursor node) throws IOException {
    switch (node.kind()) {
      case PARAGRAPH -> enterParagraph(node);
      case HEADING -> out.block("<h" + node.depth() + ">");
      case THEMATIC_BREAK -> out.block("<hr />\n");
      case BLOCKQUOTE -> out.block("<blockquote>\n");
      case LIST -> enterList(node.node());
      case LIST_ITEM -> out.block("<li>");
      case CODE -> code(node);
      case HTML -> html(node);
      case TEXT -> text.text(node, escaped);
      case EMPHASIS -> out.tag("<em>");
      case STRONG -> out.tag("<strong>");
      case DELETE -> out.tag("<del>");
      case INLINE_CODE -> enclosed("<code>", node, oneLine, "</code>");
      case BREAK -> out.tag("<br />\n");
      case LINK -> links.open(node.node());
      case IMAGE -> links.image(node.node(), node.alt());
      case LINK_REFERENCE -> endings.push(links.openReference(node.node()));
      case IMAGE_REFERENCE -> links.imageReference(node.node());
      case FOOTNOTE_REFERENCE -> out.text("[^" + node.label() + "]");
      case TABLE -> out.block("<table>\n");
      case TABLE_ROW -> tables.enterRow(node.node());
      case TABLE_CELL -> tables.enterCell(node);
      case MATH -> {
        out.line();
        enclosed(
            "<pre><code class=\"language-math math-display\">", node, escaped, "</code></pre>\n");
      }
      case INLINE_MATH ->
        enclosed("<code class=\"language-math math-inline\">", node, oneLine, "</code>");
      case MDX_FLOW_EXPRESSION -> {
        out.line();
        enclosed("<p>{", node, escaped, "}</p>\n");
      }
      case MDX_TEXT_EXPRESSION -> enclosed("{", node, escaped, "}");
      case MDX_JSX_FLOW_ELEMENT, MDX_JSX_TEXT_ELEMENT -> {
        HtmlElements.Rest rest = elements.enter(node.node());
        endings.push(rest.ending());
        return rest.children();
      }
      case ROOT, DEFINITION, FOOTNOTE_DEFINITION, YAML, TOML, MDXJS_ESM -> {}
    }
    return node.kind() != NodeKind.FOOTNOTE_DEFINITION;
  }

  @Override
  void leave(OcpCursor node) throws IOException {
    switch (node.kind()) {
      case PARAGRAPH -> out.tag(isTight(node) ? "" : "</p>\n");
      case HEADING -> out.tag("</h" + node.depth() + ">\n");
      case BLOCKQUOTE -> out.block("</blockquote>\n");
      case LIST -> {
        openLists--;
        out.block(node.ordered() ? "</ol>\n" : "</ul>\n");
      }
      case LIST_ITEM -> out.tag("</li>\n");
      case EMPHASIS -> out.tag("</em>");
      case STRONG -> out.tag("</strong>");
      case DELETE -> out.tag("</del>");
      case LINK -> out.tag("</a>");
      case LINK_REFERENCE -> out.raw(endings.pop());
      case TABLE -> tables.leaveTable(node.node());
      case TABLE_ROW -> tables.leaveRow();
      case TABLE_CELL -> tables.leaveCell();
      case MDX_JSX_FLOW_ELEMENT, MDX_JSX_TEXT_ELEMENT -> elements.leave(node.node(), endings.pop());
      default -> {}
    }
  }

  private void enclosed(String before, OcpCursor node, CursorText.Consumer how, String after)
      throws IOException {
    out.tag(before);
    text.text(node, how);
    out.tag(after);
  }

  private void enterParagraph(OcpCursor node) throws IOException {
    if (!isTight(node)) {
      out.block("<p>");
    }
    OcpNode item = itemOf(node);
    if (item != null && item.index() + 1 == node.index() && item.checked() != null) {
      String checked = Boolean.TRUE.equals(item.checked()) ? "checked=\"\" " : "";
      out.tag("<input " + checked + "disabled=\"\" type=\"checkbox\"> ");
    }
  }

  private boolean isTight(OcpCursor paragraph) {
    return openLists > 0 && !looseLists.get(openLists - 1) && itemOf(paragraph) != null;
  }

  private static @Nullable OcpNode itemOf(OcpCursor paragraph) {
    OcpNode parent = paragraph.node().parent();
    return parent != null && parent.kind() == NodeKind.LIST_ITEM ? parent : null;
  }

  private void enterList(OcpNode list) throws IOException {
    boolean loose = list.spread();
    for (OcpNode item : list.children()) {
      loose |= item.spread();
    }
    looseLists.set(openLists++, loose);
    if (!list.ordered()) {
      out.block("<ul>\n");
    } else if (list.listStart() == 1) {
      out.block("<ol>\n");
    } else {
      out.block("<ol start=\"" + list.listStart() + "\">\n");
    }
  }

  private void code(OcpCursor node) throws IOException {
    String lang = node.lang();
    out.block("<pre><code");
    if (lang != null) {
      out.tag(" class=\"language-");
      out.text(lang);
      out.tag("\"");
    }
    enclosed(">", node, escaped, node.textLength() == 0 ? "" : "\n");
    out.tag("</code></pre>\n");
  }

  private void html(OcpCursor node) throws IOException {
    boolean flow = isFlow(node);
    if (flow) {
      out.line();
    }
    if (options.allowsRawHtml()) {
      text.text(node, raw);
    } else {
      enclosed(flow ? "<p>" : "", node, escaped, flow ? "</p>" : "");
    }
    if (flow) {
      out.line();
    }
  }

  /** Whether raw HTML stands between blocks, not in text. */
  private static boolean isFlow(OcpCursor html) {
    OcpNode parent = html.node().parent();
    return parent == null
        || switch (parent.kind()) {
          case ROOT, BLOCKQUOTE, LIST_ITEM, FOOTNOTE_DEFINITION, MDX_JSX_FLOW_ELEMENT -> true;
          default -> false;
        };
  }
}
