package org.ocp4j.toolkit.edit;

import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.ocp4j.NodeField;
import org.ocp4j.NodeKind;
import org.ocp4j.OcpAttribute;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpNode;
import org.ocp4j.toolkit.build.TreeBuilder;
import org.ocp4j.toolkit.markdown.MarkdownRenderer;

/** Changes the destinations and titles of links, images and definitions. */
final class LinkEdits {
  private static final String SHELL = "x[](";
  private static final Pattern URI =
      Pattern.compile("[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\\s<>\\x00-\\x20\\x7F|\\\\]*");
  private static final Pattern REFERENCE = Pattern.compile("&[#A-Za-z0-9]+;");
  private static final Pattern LITERAL =
      Pattern.compile("https?://[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+(/[A-Za-z0-9/=-]*)?");

  /** What ends an address that is just written. */
  private static final Pattern END = Pattern.compile("^[.,:;!?)]*(\\s|$)");

  private final Source source;

  LinkEdits(Source source) {
    this.source = source;
  }

  /** What a link is to get: a destination, a title, or both. */
  static final class Change {
    final OcpNode node;
    final int edit;

    @Nullable
    String url;

    @Nullable
    String title;

    boolean setsTitle;

    Change(OcpNode node, int edit) {
      this.node = node;
      this.edit = edit;
    }
  }

  /**
   * Checks that a node has a destination of its own.
   *
   * @throws EditException when it has none
   */
  void require(OcpNode node) {
    switch (node.kind()) {
      case LINK, IMAGE, DEFINITION -> {}
      case LINK_REFERENCE, IMAGE_REFERENCE ->
        throw source.failure(
            "a reference has no destination of its own: edit the definition of '"
                + node.identifier()
                + "'",
            node);
      default -> throw source.failure("a " + node.kind().type() + " has no destination", node);
    }
  }

  /** Returns what writes a change. */
  Splice splice(Change change) {
    OcpNode node = change.node;
    if (node.kind() == NodeKind.LINK && node.isAutolink()) {
      return autolink(change);
    }
    String url = change.url == null ? Objects.requireNonNull(node.url()) : change.url;
    String title = change.setsTitle ? change.title : node.title();
    Target target = node.kind() == NodeKind.DEFINITION ? ofDefinition(node) : ofLink(node);
    if (change.url == null && target.urlEnd > target.urlStart) {
      // The destination stays as it is written.
      String written = title == null ? "" : " " + written("u", title, node).substring(2);
      return splice(target.urlEnd, target.end, written, change);
    }
    if (!change.setsTitle && target.urlEnd > target.urlStart) {
      return splice(target.urlStart, target.urlEnd, written(url, null, node), change);
    }
    return splice(target.urlStart, target.end, written(url, title, node), change);
  }

  private static Splice splice(int start, int end, String text, Change change) {
    String what = change.url == null ? "setTitle" : "setUrl";
    return new Splice(start, end, Source.bytes(text), what, change.edit);
  }

  /** Where a destination and what follows it stand: a title, and white space before that. */
  private record Target(int urlStart, int urlEnd, int end) {}

  private Target ofLink(OcpNode node) {
    OcpAttribute url = field(node, NodeField.URL);
    OcpAttribute title = node.title() == null ? null : field(node, NodeField.TITLE);
    int start = url.start();
    int end = url.end();
    if (source.at(start - 1) == '<' && source.at(end) == '>') {
      start--;
      end++;
    }
    if (title == null) {
      return new Target(start, end, end);
    }
    // The mark after a title is the last one before the parenthesis.
    int close = title.end();
    while (source.at(close) != '"' && source.at(close) != '\'' && source.at(close) != ')') {
      close++;
    }
    return new Target(start, end, close + 1);
  }

  private static OcpAttribute field(OcpNode node, NodeField field) {
    for (OcpAttribute attribute : node.attributes()) {
      if (attribute.field() == field) {
        return attribute;
      }
    }
    throw new IllegalStateException(node + " has no " + field);
  }

  private Target ofDefinition(OcpNode node) {
    int at = node.start() + 1;
    while (source.at(at) != ']') {
      at += source.at(at) == '\\' ? 2 : 1;
    }
    at = skipLines(at + "]:".length(), node.end());
    int start = at;
    if (source.at(at) == '<') {
      while (source.at(at) != '>') {
        at += source.at(at) == '\\' ? 2 : 1;
      }
      at++;
    } else {
      while (at < node.end() && !source.isSpace(at) && !source.isEol(at)) {
        at++;
      }
    }
    int end = source.skipSpaceBack(node.end());
    return new Target(start, at, node.title() == null ? at : Math.max(at, end));
  }

  /** Passes over white space, and over margins of lines. */
  private int skipLines(int from, int to) {
    int at = from;
    while (at < to) {
      if (source.isEol(at)) {
        at = source.afterEol(at);
        while (at < to && (source.isSpace(at) || source.at(at) == '>')) {
          at++;
        }
      } else if (source.isSpace(at)) {
        at++;
      } else {
        break;
      }
    }
    return at;
  }

  /** Writes a destination and a title, as they stand in a link. */
  String written(String url, @Nullable String title, OcpNode place) {
    try (OcpDocument built = TreeBuilder.of(source.options)
        .paragraph(p -> p.text("x").link(url, title, link -> {}))
        .build()) {
      String text = MarkdownRenderer.DEFAULT.render(built);
      String inner = text.substring(SHELL.length(), text.length() - ")\n".length());
      String written = inner.isEmpty() ? "<>" : inner;
      return InlineEdits.isInCell(place) ? written.replace("|", "\\|") : written;
    }
  }

  /** Writes an autolink with another address, which is also its text. */
  private Splice autolink(Change change) {
    OcpNode node = change.node;
    String url = Objects.requireNonNull(change.url == null ? node.url() : change.url);
    boolean isAngled = source.at(node.start()) == '<';
    if (change.title != null || !(isAngled ? isUri(url) : isLiteral(node, url))) {
      throw source.failure(
          "this autolink cannot have this address or a title: replace it with a link", node);
    }
    return splice(node.start(), node.end(), isAngled ? "<" + url + ">" : url, change);
  }

  private static boolean isUri(String url) {
    return URI.matcher(url).matches() && !REFERENCE.matcher(url).find();
  }

  /** Returns whether an address can be written as it is, where another one stands. */
  private boolean isLiteral(OcpNode node, String url) {
    String old = source.text(node.start(), node.end());
    String rest = source.text(node.end(), source.lineEnd(node.end()));
    return old.startsWith("http")
        && LITERAL.matcher(url).matches()
        && END.matcher(rest).find();
  }
}
