package org.ocp4j.render;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.ocp4j.Alert;
import org.ocp4j.NodeKind;
import org.ocp4j.OcpCursor;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpNode;

/** Writes nodes as HTML, like CommonMark's reference implementation. */
final class HtmlWriter extends TreeWalk {
  private final HtmlRenderer options;
  private final Html out;
  private final HtmlLinks links;
  private final HtmlTables tables;
  private final HtmlLists lists;
  private final HtmlElements elements;
  private final HtmlFootnotes footnotes;
  private final AlertMarker alertMarker = new AlertMarker();
  private final boolean filtersTags;
  private final CursorText text = new CursorText();
  private final CursorText.Consumer escaped;
  private final CursorText.Consumer oneLine;
  private final CursorText.Consumer raw;

  /** The ends of the open JSX elements and link references. */
  private final Deque<String> endings = new ArrayDeque<>();

  /** The definition of the footnote that is being written; other definitions are left out. */
  private int footnote;

  HtmlWriter(HtmlRenderer options, OcpDocument document, Html out) {
    super(options.unravels());
    this.options = options;
    this.out = out;
    this.links = new HtmlLinks(options, document, out);
    this.tables = new HtmlTables(out);
    this.lists = new HtmlLists(out);
    this.elements = new HtmlElements(options.components(), out);
    this.footnotes = new HtmlFootnotes(options.footnotes(), document, out);
    this.filtersTags = options.filtersTags(document);
    this.escaped = out::text;
    this.oneLine = out::oneLine;
    this.raw = out::raw;
  }

  /** Writes a node, and, after the root, the footnotes. */
  void write(OcpNode top) throws IOException {
    footnote = top.index();
    walk(top);
    if (top.kind() == NodeKind.ROOT) {
      footnotes.section(this::writeFootnote);
    }
  }

  private void writeFootnote(OcpNode definition) throws IOException {
    footnote = definition.index();
    walk(definition);
  }

  @Override
  boolean enter(OcpCursor node) throws IOException {
    switch (kind(node)) {
      case PARAGRAPH -> {
        return enterParagraph(node);
      }
      case HEADING -> out.block("<h" + node.depth() + ">");
      case THEMATIC_BREAK -> out.block("<hr />\n");
      case BLOCKQUOTE -> enterQuote(node);
      case LIST -> lists.enterList(node.node());
      case LIST_ITEM -> lists.enterItem(node);
      case CODE -> code(node);
      case HTML -> html(node);
      case TEXT -> text.text(node, alertMarker.length(node), escaped);
      case EMPHASIS -> out.tag("<em>");
      case STRONG -> out.tag("<strong>");
      case DELETE -> out.tag("<del>");
      case INLINE_CODE -> enclosed("<code>", node, oneLine, "</code>");
      case BREAK -> out.tag("<br />\n");
      case LINK -> links.open(node.node());
      case IMAGE -> links.image(node.node(), node.alt());
      case LINK_REFERENCE -> endings.push(links.openReference(node.node()));
      case IMAGE_REFERENCE -> links.imageReference(node.node());
      case FOOTNOTE_REFERENCE -> footnotes.call(node.node());
      case FOOTNOTE_DEFINITION -> {
        return enterFootnote(node);
      }
      case TABLE -> tables.enterTable(node.node());
      case TABLE_ROW -> tables.enterRow(node.node());
      case TABLE_CELL -> {
        return tables.enterCell(node);
      }
      case MATH -> {
        out.line();
        enclosed("<div class=\"math math-display\">", node, escaped, "</div>\n");
      }
      case INLINE_MATH -> enclosed("<span class=\"math math-inline\">", node, oneLine, "</span>");
      case MDX_FLOW_EXPRESSION -> {
        out.line();
        enclosed("<p>{", node, escaped, "}</p>\n");
      }
      case MDX_TEXT_EXPRESSION -> enclosed("{", node, escaped, "}");
      case MDX_JSX_FLOW_ELEMENT, MDX_JSX_TEXT_ELEMENT -> {
        HtmlElements.Rest rest = elements.enter(node.node(), place(node));
        endings.push(rest.ending());
        return rest.children();
      }
      case ROOT, DEFINITION, YAML, TOML, MDXJS_ESM -> {}
    }
    return true;
  }

  @Override
  void leave(OcpCursor node) throws IOException {
    switch (node.kind()) {
      case PARAGRAPH -> leaveParagraph(node);
      case HEADING -> out.tag("</h" + node.depth() + ">\n");
      case BLOCKQUOTE -> out.block(isAlert(node) ? "</div>\n" : "</blockquote>\n");
      case LIST -> lists.leaveList(node);
      case LIST_ITEM -> out.tag("</li>\n");
      case EMPHASIS -> out.tag("</em>");
      case STRONG -> out.tag("</strong>");
      case DELETE -> out.tag("</del>");
      case LINK -> out.tag("</a>");
      case LINK_REFERENCE -> out.raw(endings.pop());
      case TABLE -> tables.leaveTable(node.node());
      case TABLE_ROW -> tables.leaveRow();
      case TABLE_CELL -> tables.leaveCell();
      case MDX_JSX_FLOW_ELEMENT, MDX_JSX_TEXT_ELEMENT -> elements.leave(place(node), endings.pop());
      default -> {}
    }
  }

  private void enclosed(String before, OcpCursor node, CursorText.Consumer how, String after)
      throws IOException {
    out.tag(before);
    text.text(node, how);
    out.tag(after);
  }

  private boolean enterParagraph(OcpCursor node) throws IOException {
    if (alertMarker.isAll(node)) {
      return false;
    }
    if (!lists.isTight(node)) {
      out.block("<p>");
    }
    lists.checkBox(node);
    return true;
  }

  private void leaveParagraph(OcpCursor node) throws IOException {
    if (!alertMarker.isAll(node)) {
      footnotes.leaveParagraph(node);
      out.tag(lists.isTight(node) ? "" : "</p>\n");
    }
  }

  @Override
  void pass(OcpCursor paragraph) throws IOException {
    lists.checkBox(paragraph);
  }

  private boolean isAlert(OcpCursor quote) {
    return options.showsAlerts() && quote.alert() != null;
  }

  private void enterQuote(OcpCursor quote) throws IOException {
    Alert alert = options.showsAlerts() ? alertMarker.enter(quote) : null;
    if (alert == null) {
      out.block("<blockquote>\n");
    } else {
      out.block("<div class=\"markdown-alert markdown-alert-" + alert.type() + "\">\n");
      out.tag("<p class=\"markdown-alert-title\">" + alert.title() + "</p>\n");
    }
  }

  private boolean enterFootnote(OcpCursor definition) {
    footnotes.skip();
    return definition.index() == footnote;
  }

  private HtmlElements.Place place(OcpCursor element) {
    if (isFreed()) {
      return HtmlElements.Place.FREED;
    }
    return element.kind() == NodeKind.MDX_JSX_FLOW_ELEMENT
        ? HtmlElements.Place.FLOW
        : HtmlElements.Place.TEXT;
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
    if (options.allowsRawHtml() && filtersTags) {
      out.raw(TagFilter.filter(String.valueOf(node.value())));
    } else if (options.allowsRawHtml()) {
      text.text(node, raw);
    } else {
      enclosed(flow ? "<p>" : "", node, escaped, flow ? "</p>" : "");
    }
    if (flow) {
      out.line();
    }
  }

  /** Returns {@code true} if raw HTML is between blocks, not in text. */
  private static boolean isFlow(OcpCursor html) {
    OcpNode parent = html.node().parent();
    return parent == null
        || switch (parent.kind()) {
          case ROOT, BLOCKQUOTE, LIST_ITEM, FOOTNOTE_DEFINITION, MDX_JSX_FLOW_ELEMENT -> true;
          default -> false;
        };
  }
}
