package org.ocp4j.render;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.ocp4j.NodeKind;
import org.ocp4j.OcpCursor;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpNode;
import org.ocp4j.render.Footnotes.Footnote;

/** Writes the calls of footnotes, and the footnotes after everything else. */
final class HtmlFootnotes {
  private static final int NONE = -1;

  private final FootnoteOptions options;
  private final OcpDocument document;
  private final Html out;
  private boolean any;
  private @Nullable Footnotes footnotes;

  /** The footnote that is being written, until the links back to its calls are written. */
  private @Nullable Footnote current;

  private int lastParagraph = NONE;

  /** Writes the content of a definition. */
  interface Definitions {
    void write(OcpNode definition) throws IOException;
  }

  HtmlFootnotes(FootnoteOptions options, OcpDocument document, Html out) {
    this.options = options;
    this.document = document;
    this.out = out;
  }

  /** Writes a call, or the source text of a call without a footnote. */
  void call(OcpNode call) throws IOException {
    any = true;
    Footnote footnote = footnotes().get(call);
    if (footnote == null) {
      out.text("[^" + call.label() + "]");
      return;
    }
    out.tag("<sup><a href=\"#");
    id("fn-", footnote, 1);
    out.tag("\" id=\"");
    id("fnref-", footnote, footnotes().ordinal(call));
    out.tag("\" data-footnote-ref=\"\" aria-describedby=\"footnote-label\">");
    out.tag(footnote.number() + "</a></sup>");
  }

  /** Visits a definition, which is written at the end of the document instead. */
  void skip() {
    any = true;
  }

  /** Writes the links back to the calls at the end of the last paragraph of a footnote. */
  void leaveParagraph(OcpCursor paragraph) throws IOException {
    if (current != null && paragraph.index() == lastParagraph) {
      out.tag(" ");
      linksBack(current);
      current = null;
    }
  }

  /** Writes the footnotes. */
  void section(Definitions definitions) throws IOException {
    if (!any || footnotes().called().isEmpty()) {
      return;
    }
    heading();
    out.block("<ol>\n");
    for (Footnote footnote : footnotes().called()) {
      out.block("<li id=\"");
      id("fn-", footnote, 1);
      out.tag("\">\n");
      current = footnote;
      lastParagraph = lastParagraph(footnote.definition());
      definitions.write(footnote.definition());
      if (current != null) {
        out.line();
        linksBack(footnote);
        current = null;
      }
      out.block("</li>\n");
    }
    out.block("</ol>\n</section>\n");
  }

  private void heading() throws IOException {
    out.block("<section data-footnotes=\"\" class=\"footnotes\">");
    out.tag("<h" + options.headingLevel() + " id=\"footnote-label\"");
    if (!options.headingClass().isEmpty()) {
      out.tag(" class=\"");
      out.text(options.headingClass());
      out.tag("\"");
    }
    out.tag(">");
    out.text(options.heading());
    out.tag("</h" + options.headingLevel() + ">\n");
  }

  private void linksBack(Footnote footnote) throws IOException {
    for (int call = 1; call <= footnote.calls(); call++) {
      out.tag(call > 1 ? " <a href=\"#" : "<a href=\"#");
      id("fnref-", footnote, call);
      out.tag("\" data-footnote-backref=\"\" aria-label=\"");
      out.text(options.backLabel().text(footnote.number(), call));
      out.tag("\" class=\"data-footnote-backref\">");
      out.raw("\u21a9");
      out.tag(call > 1 ? "<sup>" + call + "</sup></a>" : "</a>");
    }
  }

  private void id(String kind, Footnote footnote, int call) throws IOException {
    out.text(options.idPrefix());
    out.tag(kind);
    out.text(Urls.encode(footnote.identifier()));
    if (call > 1) {
      out.tag("-" + call);
    }
  }

  /** Returns the last child with visible content, if that is a paragraph. */
  private static int lastParagraph(OcpNode definition) {
    int last = NONE;
    for (OcpNode child : definition.children()) {
      if (child.kind() == NodeKind.PARAGRAPH) {
        last = child.index();
      } else if (!isHidden(child.kind())) {
        last = NONE;
      }
    }
    return last;
  }

  private static boolean isHidden(NodeKind kind) {
    return switch (kind) {
      case DEFINITION, FOOTNOTE_DEFINITION, YAML, TOML, MDXJS_ESM -> true;
      default -> false;
    };
  }

  private Footnotes footnotes() {
    Footnotes known = footnotes;
    if (known == null) {
      known = new Footnotes(document);
      footnotes = known;
    }
    return known;
  }
}
