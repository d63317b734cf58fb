package org.ocp4j.toolkit.edit;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.ocp4j.NodeKind;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpNode;
import org.ocp4j.toolkit.markdown.MarkdownRenderer;

/** Blocks to insert, as source that can stand between two other blocks. */
final class Blocks {
  /** The kinds of the first and the last block. */
  final NodeKind first;

  final NodeKind last;

  private final Source source;
  private final String rendered;

  private Blocks(Source source, NodeKind first, NodeKind last, String rendered) {
    this.source = source;
    this.first = first;
    this.last = last;
    this.rendered = rendered;
  }

  /**
   * Returns the blocks of some markup.
   *
   * @param place the node where they are inserted, for messages
   * @param parent the node that they become children of
   * @param before the block before them, or null
   * @param after the block after them, or null
   * @throws EditException when they cannot stand there
   */
  static Blocks of(
      Source source,
      Markup markup,
      OcpNode place,
      OcpNode parent,
      @Nullable OcpNode before,
      @Nullable OcpNode after) {
    try (OcpDocument built = markup.build(source.options)) {
      OcpNode first = built.root().firstChild();
      OcpNode last = Kinds.lastChild(built.root());
      if (first == null || last == null) {
        throw source.failure("no blocks to insert: delete the node instead", place);
      }
      check(source, Facts.of(built.root()), first, place, parent);
      checkLists(source, built, first, last, place, before, after);
      MarkdownRenderer renderer = renderer(source, parent, before, after);
      return new Blocks(source, first.kind(), last.kind(), renderer.render(built));
    }
  }

  private static void check(
      Source source, Facts facts, OcpNode first, OcpNode place, OcpNode parent) {
    if (facts.hasFrontMatter) {
      throw source.failure("front matter stands at the start only: use setFrontMatter", place);
    }
    if (facts.hasEmptyParagraph) {
      throw source.failure("a paragraph without content, which Markdown does not have", place);
    }
    if (facts.hasEsm && parent.kind() != NodeKind.ROOT) {
      throw source.failure("imports and exports stand outside of all other blocks only", place);
    }
    if (facts.hasIndentedCode) {
      throw source.failure("indented code depends on what is around it: insert fenced code", place);
    }
    if (facts.hasAlerts && !isTop(parent)) {
      throw source.failure("an alert stands outside of quotes, lists and footnotes only", place);
    }
    if (first.kind() == NodeKind.HTML && parent.kind() != NodeKind.ROOT) {
      throw source.failure(
          "HTML in other blocks depends on what is around it: insert raw source", place);
    }
    facts.undefined.removeAll(Facts.of(source.document.root()).defined);
    if (!facts.undefined.isEmpty()) {
      throw source.failure("no definition of " + facts.undefined + ": insert one first", place);
    }
  }

  private static boolean isTop(OcpNode parent) {
    OcpNode node = parent;
    while (node != null && Kinds.isElement(node.kind())) {
      node = node.parent();
    }
    return node == null || node.kind() == NodeKind.ROOT;
  }

  private static void checkLists(
      Source source,
      OcpDocument built,
      OcpNode first,
      OcpNode last,
      OcpNode place,
      @Nullable OcpNode before,
      @Nullable OcpNode after) {
    boolean besideList = isList(before) || isList(after);
    boolean isLast = false;
    for (OcpNode child : built.root().children()) {
      if (besideList && isLast && isList(child)) {
        throw source.failure("lists side by side, beside another list: insert raw source", place);
      }
      isLast = isList(child);
    }
    int beforeMark = orderedMark(source, before);
    int afterMark = orderedMark(source, after);
    boolean areBoth = beforeMark != 0 && afterMark != 0 && beforeMark != afterMark;
    if (areBoth && isList(first) && isList(last) && first.ordered()) {
      throw source.failure(
          "an ordered list between two others that have both kinds of marks: insert raw source",
          place);
    }
    if (after != null && Kinds.takesIndented(last.kind()) && isIndented(source, after)) {
      throw source.failure(
          "what follows is indented and would become part of the " + last.kind().type(), place);
    }
  }

  static boolean isList(@Nullable OcpNode node) {
    return node != null && node.kind() == NodeKind.LIST;
  }

  /** Returns whether the first line of a block is indented in its parent. */
  static boolean isIndented(Source source, OcpNode node) {
    OcpNode parent = node.parent();
    if (parent == null || (node.kind() == NodeKind.CODE && !node.isFenced())) {
      return true;
    }
    Integer content = Margin.of(source, parent).ownLine(node.start());
    return content == null || node.start() - content > 1 || source.at(content) == '\t';
  }

  /** Returns the character after the number, or the bullet, of a list's first item. */
  static int delimiter(Source source, OcpNode list) {
    int at = list.start();
    while (source.at(at) >= '0' && source.at(at) <= '9') {
      at++;
    }
    return source.at(at);
  }

  private static MarkdownRenderer renderer(
      Source source, OcpNode parent, @Nullable OcpNode before, @Nullable OcpNode after) {
    String used = marker(source, before) + marker(source, after);
    MarkdownRenderer.Builder builder = MarkdownRenderer.builder().bullet(other("-*+", used));
    builder.orderedDelimiter(used.contains(".") ? ')' : '.');
    if (parent.kind() == NodeKind.LIST_ITEM) {
      builder.thematicBreak('_');
    }
    return builder.build();
  }

  /** Returns the character after the numbers of an ordered list, or 0 for anything else. */
  private static int orderedMark(Source source, @Nullable OcpNode node) {
    boolean isOrdered = node != null && node.kind() == NodeKind.LIST && node.ordered();
    return isOrdered ? delimiter(source, Objects.requireNonNull(node)) : 0;
  }

  /** Returns the mark of a list, or nothing for anything else. */
  private static String marker(Source source, @Nullable OcpNode node) {
    return node != null && node.kind() == NodeKind.LIST
        ? String.valueOf((char) delimiter(source, node))
        : "";
  }

  private static char other(String choices, String used) {
    for (int i = 0; i < choices.length(); i++) {
      if (used.indexOf(choices.charAt(i)) < 0) {
        return choices.charAt(i);
      }
    }
    return choices.charAt(0);
  }

  /** Returns the lines, without the end of the last one; those after the first have a margin. */
  String lines(Margin margin) {
    return lines(source, rendered, margin);
  }

  /** Returns lines with the line endings of a source and a margin, without the end of the last. */
  static String lines(Source source, String text, Margin margin) {
    return lines(source, text, margin.prefix(), margin.whitePrefix());
  }

  /** Returns lines with the line endings of a source and a prefix, without the end of the last. */
  static String lines(Source source, String text, String prefix, String whitePrefix) {
    StringBuilder out = new StringBuilder();
    int length = text.endsWith("\n") ? text.length() - 1 : text.length();
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c != '\n' && c != '\r') {
        out.append(c);
        continue;
      }
      if (c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n') {
        i++;
      }
      int content = i + 1;
      while (content < length && " \t".indexOf(text.charAt(content)) >= 0) {
        content++;
      }
      boolean isWhite = content == length || "\r\n".indexOf(text.charAt(content)) >= 0;
      String start = isWhite ? whitePrefix : prefix;
      out.append(source.eol).append(isWhite && content == i + 1 ? start.stripTrailing() : start);
    }
    return out.toString();
  }
}
