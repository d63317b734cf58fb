package org.ocp4j.render;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.ocp4j.Alert;
import org.ocp4j.NodeKind;
import org.ocp4j.OcpCursor;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpNode;

/** Writes nodes as HTML, like CommonMark's reference implementation. */
final class HtmlWriter extends TreeWalk {
  private final HtmlOptions options;
  private final Html out;
  private final HtmlHooks hooks;
  private final HtmlHeadings headings;
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

  /** The ends of the open JSX elements and link references that no hook writes. */
  private final Deque<String> endings = new ArrayDeque<>();

  /** The definition of the footnote that is being written; other definitions are left out. */
  private int footnote;

  HtmlWriter(HtmlOptions options, OcpDocument document, Html out) {
    super(options.unravel());
    this.options = options;
    this.out = out;
    this.headings = new HtmlHeadings(options, document, out);
    this.links = new HtmlLinks(options, headings, document, out);
    this.hooks = new HtmlHooks(options, headings, links, out);
    this.tables = new HtmlTables(out);
    this.lists = new HtmlLists(out);
    this.elements = new HtmlElements(out);
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
  }

  private void writeFootnote(OcpNode definition) throws IOException {
    footnote = definition.index();
    walk(definition);
  }

  @Override
  boolean enter(OcpCursor node) throws IOException {
    NodeKind kind = kind(node);
    if (kind == NodeKind.TABLE_ROW) {
      tables.beginRow(node.node());
    }
    NodeRenderer hook = hooks.find(node, kind);
    if (hook == null || !isPassedOn(node, kind)) {
      return enterStandard(node, kind);
    }
    return switch (hooks.enter(node, place(node, kind), hook)) {
      case NONE -> passOver(kind);
      case CHILDREN -> enterContent(node, kind);
      case STANDARD -> enterStandard(node, kind);
    };
  }

  @Override
  void leave(OcpCursor node) throws IOException {
    NodeKind kind = node.kind();
    HtmlHooks.Written written = hooks.leave(node);
    if (written == null) {
      leaveStandard(node, kind);
    } else {
      switch (written.content()) {
        case NONE -> {}
        case CHILDREN -> leaveContent(node, kind);
        case STANDARD -> leaveStandard(node, kind);
      }
      written.place().end(out, written.after());
    }
    if (kind == NodeKind.TABLE_ROW) {
      tables.endRow();
    }
  }

  /** Returns {@code true} if a node is written at this place, and so passed to a hook. */
  private boolean isPassedOn(OcpCursor node, NodeKind kind) {
    return switch (kind) {
      case PARAGRAPH -> !alertMarker.isAll(node) && !lists.isTight(node);
      case TEXT -> alertMarker.length(node.index()) == 0;
      case TABLE_CELL -> tables.hasRoom();
      case FOOTNOTE_DEFINITION -> node.index() == footnote;
      default -> true;
    };
  }

  /** Leaves out the content of a node that a hook has written. */
  private boolean passOver(NodeKind kind) {
    if (kind == NodeKind.TABLE_CELL) {
      tables.countCell();
    }
    return false;
  }

  /** Begins the content of a node whose tags a hook writes. */
  private boolean enterContent(OcpCursor node, NodeKind kind) throws IOException {
    switch (kind) {
      case PARAGRAPH -> lists.checkBox(node);
      case BLOCKQUOTE -> alert(node);
      case LIST -> lists.openList(node.node());
      case LIST_ITEM -> lists.openItem(node);
      case TABLE -> tables.openTable(node.node());
      case TABLE_CELL -> tables.countCell();
      default -> {}
    }
    return true;
  }

  /** Ends the content of a node whose tags a hook writes. */
  private void leaveContent(OcpCursor node, NodeKind kind) throws IOException {
    switch (kind) {
      case ROOT -> footnotes.section(this::writeFootnote);
      case PARAGRAPH -> footnotes.leaveParagraph(node);
      case LIST -> lists.closeList();
      case TABLE -> tables.closeTable(node.node());
      case TABLE_ROW -> tables.fillRow();
      default -> {}
    }
  }

  private boolean enterStandard(OcpCursor node, NodeKind kind) throws IOException {
    switch (kind) {
      case PARAGRAPH -> {
        return enterParagraph(node);
      }
      case HEADING -> headings.open(node);
      case THEMATIC_BREAK -> out.block("<hr />\n");
      case BLOCKQUOTE -> enterQuote(node);
      case LIST -> lists.enterList(node.node());
      case LIST_ITEM -> lists.enterItem(node);
      case CODE -> code(node);
      case HTML -> html(node);
      case TEXT -> text.text(node, alertMarker.length(node.index()), escaped);
      case EMPHASIS -> out.tag("<em>");
      case STRONG -> out.tag("<strong>");
      case DELETE -> out.tag("<del>");
      case INLINE_CODE -> enclosed("<code>", node, oneLine, "</code>");
      case BREAK -> out.tag("<br />\n");
      case LINK -> links.open(node.node());
      case IMAGE -> links.image(node.node());
      case LINK_REFERENCE -> endings.push(links.openReference(node.node()));
      case IMAGE_REFERENCE -> links.imageReference(node.node());
      case FOOTNOTE_REFERENCE -> footnotes.call(node.node());
      case FOOTNOTE_DEFINITION -> {
        return enterFootnote(node);
      }
      case TABLE -> tables.enterTable(node.node());
      case TABLE_ROW -> out.block("<tr>\n");
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
      case MDX_JSX_FLOW_ELEMENT, MDX_JSX_TEXT_ELEMENT ->
        endings.push(elements.enter(node.node(), place(node, kind)));
      case ROOT, DEFINITION, YAML, TOML, MDXJS_ESM -> {}
    }
    return true;
  }

  private void leaveStandard(OcpCursor node, NodeKind kind) throws IOException {
    switch (kind) {
      case ROOT -> footnotes.section(this::writeFootnote);
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
      case TABLE_ROW -> {
        tables.fillRow();
        out.block("</tr>\n");
      }
      case TABLE_CELL -> tables.leaveCell();
      case MDX_JSX_FLOW_ELEMENT, MDX_JSX_TEXT_ELEMENT ->
        place(node, kind(node)).end(out, endings.pop());
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
    return options.alerts() && quote.alert() != null;
  }

  /** Returns the alert that a block quote is, whose marker is then left out. */
  private @Nullable Alert alert(OcpCursor quote) {
    return options.alerts() ? alertMarker.enter(quote) : null;
  }

  private void enterQuote(OcpCursor quote) throws IOException {
    Alert alert = alert(quote);
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

  private HtmlPlace place(OcpCursor node, NodeKind kind) {
    return HtmlPlace.of(node.node(), kind, isFreed());
  }

  private void code(OcpCursor node) throws IOException {
    String lang = node.lang();
    String highlighted = highlighted(node, lang);
    out.block("<pre><code");
    if (lang != null) {
      out.tag(" class=\"language-");
      out.text(lang);
      out.tag("\"");
    }
    if (highlighted == null) {
      enclosed(">", node, escaped, node.textLength() == 0 ? "" : "\n");
    } else {
      out.tag(">");
      out.raw(highlighted);
      out.tag(highlighted.isEmpty() || highlighted.endsWith("\n") ? "" : "\n");
    }
    out.tag("</code></pre>\n");
  }

  private @Nullable String highlighted(OcpCursor code, @Nullable String lang) {
    CodeHighlighter highlighter = options.highlighter();
    return highlighter == null
        ? null
        : highlighter.highlight(String.valueOf(code.value()), lang, code.meta());
  }

  private void html(OcpCursor node) throws IOException {
    boolean flow = HtmlPlace.isBetweenBlocks(node.node());
    if (flow) {
      out.line();
    }
    if (options.rawHtml() && filtersTags) {
      out.raw(TagFilter.filter(String.valueOf(node.value())));
    } else if (options.rawHtml()) {
      text.text(node, raw);
    } else {
      enclosed(flow ? "<p>" : "", node, escaped, flow ? "</p>" : "");
    }
    if (flow) {
      out.line();
    }
  }
}
