package org.ocp4j.toolkit.edit;

import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.ocp4j.NodeKind;
import org.ocp4j.OcpNode;

/** Where a block stands in the source, and what is around it. */
final class BlockPlace {
  final OcpNode node;
  final OcpNode parent;
  final Margin margin;

  /** Where source can be inserted before and after the block. */
  final int start;

  final int end;

  /** Whether nothing but margins stands before the block on its line; after it on its last line. */
  final boolean startsLine;

  final boolean endsLine;

  /** Whether a quote, an item or a footnote starts on the block's first line. */
  final boolean followsMarker;

  private final Source source;

  /** Finds the place of a block. */
  BlockPlace(Source source, OcpNode node) {
    this.source = source;
    this.node = node;
    parent = Objects.requireNonNull(node.parent());
    margin = Margin.of(source, parent);
    Integer content = margin.ownLine(node.start());
    startsLine = content != null;
    start = content == null ? node.start() : content;
    followsMarker = margin.startsOnLine(node.start());
    int rest = source.skipSpace(node.end());
    endsLine = source.isEol(rest);
    end = endsLine ? rest : node.end();
  }

  /**
   * Checks that blocks may take the place before this one, or that of this one.
   *
   * @throws EditException when that would change what is around
   */
  void requireFreeStart() {
    if (!node.equals(parent.firstChild())) {
      requireLine(startsLine);
      return;
    }
    if (parent.kind() == NodeKind.LIST_ITEM && parent.checked() != null) {
      throw source.failure("the check box belongs to this block: replace the item", node);
    }
    if (parent.kind() == NodeKind.BLOCKQUOTE && parent.alert() != null) {
      throw source.failure("the mark of the alert is part of this block: replace the alert", node);
    }
    if (Kinds.isFrontMatter(node.kind())) {
      throw source.failure("front matter stands at the start: use setFrontMatter", node);
    }
    requireLine(startsLine);
  }

  /** Checks that a block has its line for itself; in MDX, tags may stand beside each other. */
  private void requireLine(boolean isAlone) {
    if (!isAlone && !source.mdx) {
      throw source.failure(
          "this block shares a line with what is around it: insert raw source instead", node);
    }
  }

  /**
   * Checks that blocks may follow this one.
   *
   * @throws EditException when this one would not end before them
   */
  void requireEnd() {
    requireLine(endsLine);
    if (isOpen()) {
      throw source.failure("this block has no end of its own, so nothing can follow it", node);
    }
  }

  /** Returns whether the block has no closing fence or mark, so that it ends with its parent. */
  private boolean isOpen() {
    NodeKind kind = node.kind();
    if (kind == NodeKind.HTML) {
      return isOpenHtml(Objects.requireNonNull(node.value()));
    }
    boolean isFenced = (kind == NodeKind.CODE && node.isFenced()) || kind == NodeKind.MATH;
    if (!isFenced) {
      return false;
    }
    int mark = source.at(node.start());
    int open = node.start();
    while (source.at(open) == mark) {
      open++;
    }
    int close = source.skipSpaceBack(node.end());
    int end = close;
    while (close > open && source.at(close - 1) == mark) {
      close--;
    }
    boolean isAlone = source.lineStart(close) > node.start();
    for (int at = source.lineStart(close); at < close; at++) {
      isAlone &= source.isSpace(at) || source.at(at) == '>';
    }
    return !isAlone || end - close < open - node.start();
  }

  private static boolean isOpenHtml(String html) {
    String start = html.stripLeading();
    String lower = start.toLowerCase(Locale.ROOT);
    if (start.startsWith("<!--")) {
      return !start.contains("-->");
    }
    if (start.startsWith("<?")) {
      return !start.contains("?>");
    }
    if (start.startsWith("<![CDATA[")) {
      return !start.contains("]]>");
    }
    if (start.startsWith("<!")) {
      return !start.contains(">");
    }
    for (String name : new String[] {"script", "pre", "style", "textarea"}) {
      if (lower.startsWith("<" + name)) {
        return !lower.contains("</script>")
            && !lower.contains("</pre>")
            && !lower.contains("</style>")
            && !lower.contains("</textarea>");
      }
    }
    return false;
  }

  /** Returns whether the next line that is not blank is indented in the parent. */
  boolean precedesIndented() {
    int line = source.afterEol(source.lineEnd(end));
    while (line < source.b.length && source.isBlankLine(line)) {
      line = source.afterEol(source.lineEnd(line));
    }
    if (line >= source.b.length) {
      return false;
    }
    int content = margin.contentStart(line);
    return content >= 0 && (source.at(content) == '\t' || source.skipSpace(content) - content > 1);
  }

  /** Returns what has to stand between what is before the block's place and new blocks there. */
  String lead() {
    if (!startsLine) {
      return margin.gap();
    }
    boolean isTight = !followsMarker && !source.isBlankLineBefore(node.start());
    return isTight ? margin.line() : "";
  }

  /** Returns what has to stand between new blocks at the block's end and what follows there. */
  String tail() {
    if (!endsLine) {
      return margin.gap();
    }
    return source.isBlankLineAfter(end) ? "" : source.eol + margin.blank();
  }

  @Nullable
  OcpNode previous() {
    return Kinds.previous(node);
  }

  @Nullable
  OcpNode next() {
    return node.nextSibling();
  }
}
