package org.ocp4j.toolkit.build;

import org.jspecify.annotations.Nullable;
import org.ocp4j.Extension;
import org.ocp4j.Format;
import org.ocp4j.NodeKind;
import org.ocp4j.ParseOptions;

/** What may stand in what, as mdast has it, and which grammar has which nodes. */
final class ContentModel {
  private ContentModel() {}

  /** What the children of a node are. */
  private enum Content {
    FLOW("flow content, such as a paragraph"),
    PHRASING("phrasing content, such as a text"),
    /** Flow content, or what the MDX compiler unravels from paragraphs. */
    UNRAVELLED("flow content, such as a paragraph"),
    ITEMS("list items"),
    ROWS("table rows"),
    CELLS("table cells"),
    NONE("no children");

    final String title;

    Content(String title) {
      this.title = title;
    }
  }

  /**
   * Returns why a node cannot be a child of another, or null if it can.
   *
   * @param first whether it would be the parent's first child
   */
  static @Nullable String objection(NodeKind parent, NodeKind child, boolean first) {
    Content content = content(parent);
    boolean fits = switch (content) {
      case FLOW -> isFlow(child) || (isOnlyAtTop(child) && parent == NodeKind.ROOT);
      case PHRASING -> isPhrasing(child);
      case UNRAVELLED -> isFlow(child) || isPhrasing(child) || child == NodeKind.MDXJS_ESM;
      case ITEMS -> child == NodeKind.LIST_ITEM;
      case ROWS -> child == NodeKind.TABLE_ROW;
      case CELLS -> child == NodeKind.TABLE_CELL;
      case NONE -> false;
    };
    if (!fits) {
      return child.type() + " in " + parent.type() + ": expected " + content.title;
    }
    if (isFrontMatter(child) && !first) {
      return child.type() + " after other nodes: front matter is the first child of the root";
    }
    return null;
  }

  private static Content content(NodeKind parent) {
    return switch (parent) {
      case ROOT, BLOCKQUOTE, LIST_ITEM, FOOTNOTE_DEFINITION -> Content.FLOW;
      case PARAGRAPH,
          HEADING,
          EMPHASIS,
          STRONG,
          DELETE,
          LINK,
          LINK_REFERENCE,
          TABLE_CELL,
          MDX_JSX_TEXT_ELEMENT -> Content.PHRASING;
      case MDX_JSX_FLOW_ELEMENT -> Content.UNRAVELLED;
      case LIST -> Content.ITEMS;
      case TABLE -> Content.ROWS;
      case TABLE_ROW -> Content.CELLS;
      default -> Content.NONE;
    };
  }

  /** Returns whether nodes of a kind have children. */
  static boolean isParent(NodeKind kind) {
    return content(kind) != Content.NONE;
  }

  private static boolean isFlow(NodeKind kind) {
    return switch (kind) {
      case PARAGRAPH,
          HEADING,
          THEMATIC_BREAK,
          BLOCKQUOTE,
          LIST,
          CODE,
          HTML,
          DEFINITION,
          TABLE,
          FOOTNOTE_DEFINITION,
          MATH,
          MDX_FLOW_EXPRESSION,
          MDX_JSX_FLOW_ELEMENT -> true;
      default -> false;
    };
  }

  private static boolean isOnlyAtTop(NodeKind kind) {
    return isFrontMatter(kind) || kind == NodeKind.MDXJS_ESM;
  }

  private static boolean isFrontMatter(NodeKind kind) {
    return kind == NodeKind.YAML || kind == NodeKind.TOML;
  }

  private static boolean isPhrasing(NodeKind kind) {
    return switch (kind) {
      case TEXT,
          EMPHASIS,
          STRONG,
          INLINE_CODE,
          BREAK,
          LINK,
          IMAGE,
          LINK_REFERENCE,
          IMAGE_REFERENCE,
          DELETE,
          FOOTNOTE_REFERENCE,
          HTML,
          INLINE_MATH,
          MDX_TEXT_EXPRESSION,
          MDX_JSX_TEXT_ELEMENT -> true;
      default -> false;
    };
  }

  /** Returns whether only MDX has nodes of a kind. */
  static boolean isMdx(NodeKind kind) {
    return switch (kind) {
      case MDXJS_ESM,
          MDX_FLOW_EXPRESSION,
          MDX_TEXT_EXPRESSION,
          MDX_JSX_FLOW_ELEMENT,
          MDX_JSX_TEXT_ELEMENT -> true;
      default -> false;
    };
  }

  /** Returns why a grammar has no nodes of a kind, or null if it has. */
  static @Nullable String objection(NodeKind kind, ParseOptions grammar) {
    if (isMdx(kind) && grammar.format() != Format.MDX) {
      return kind.type() + " in Markdown: only MDX has it";
    }
    if (kind == NodeKind.HTML && grammar.format() == Format.MDX) {
      return "html in MDX: only Markdown has it";
    }
    Extension extension = extension(kind);
    return extension == null || grammar.has(extension)
        ? null
        : kind.type() + " needs the extension " + extension;
  }

  private static @Nullable Extension extension(NodeKind kind) {
    return switch (kind) {
      case TABLE, TABLE_ROW, TABLE_CELL, DELETE, FOOTNOTE_DEFINITION, FOOTNOTE_REFERENCE ->
        Extension.GFM;
      case MATH, INLINE_MATH -> Extension.MATH;
      case YAML, TOML -> Extension.FRONTMATTER;
      default -> null;
    };
  }
}
