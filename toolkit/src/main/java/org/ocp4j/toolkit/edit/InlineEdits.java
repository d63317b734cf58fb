package org.ocp4j.toolkit.edit;

import java.util.List;
import java.util.Objects;
import org.ocp4j.NodeKind;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpNode;
import org.ocp4j.toolkit.build.PhrasingBuilder;
import org.ocp4j.toolkit.build.TreeBuilder;
import org.ocp4j.toolkit.markdown.MarkdownRenderer;

/** Changes what stands in paragraphs, headings and cells. */
final class InlineEdits {
  private static final String HEADING = "###### ";
  private static final String CELL = "| ";
  private static final String LINK_URL = "u";
  private static final String LINK_END = "](u)";

  private final Source source;

  InlineEdits(Source source) {
    this.source = source;
  }

  static boolean isInCell(OcpNode node) {
    OcpNode leaf = Kinds.leafOf(node);
    return leaf != null && leaf.kind() == NodeKind.TABLE_CELL;
  }

  /** Replaces a node in text. */
  BlockEdits.Change replace(OcpNode node, Markup markup, int edit) {
    Joint joint = new Joint(source, node, node.start(), node.end(), node);
    String text = written(joint, markup);
    Splice splice =
        new Splice(node.start(), joint.end(), Source.bytes(text), "replace", edit, true);
    return BlockEdits.change(node, true, null, null, false, splice);
  }

  /** Inserts before a node in text, or after it. */
  BlockEdits.Change insert(OcpNode node, boolean after, Markup markup, int edit) {
    int at = after ? node.end() : node.start();
    Joint joint = new Joint(source, node, at, at, null);
    String text = written(joint, markup);
    String what = after ? "insertAfter" : "insertBefore";
    int place = joint.end();
    Splice splice = new Splice(place, place, Source.bytes(text), what, edit, true);
    return BlockEdits.change(node, false, null, null, false, splice);
  }

  /** Replaces the content of a node, which may be empty. */
  Splice setContent(OcpNode node, Markup markup, int edit) {
    OcpNode first = node.firstChild();
    OcpNode last = Kinds.lastChild(node);
    if (first == null || last == null) {
      throw source.failure(
          "this " + node.kind().type() + " has no content to replace: replace the node", node);
    }
    Joint joint = new Joint(source, first, first.start(), last.end(), node);
    String text = written(joint, markup);
    return new Splice(first.start(), joint.end(), Source.bytes(text), "setText", edit, true);
  }

  /** Writes what takes the place of a node. */
  String written(OcpNode node, Markup markup) {
    return written(new Joint(source, node, node.start(), node.end(), node), markup);
  }

  private String written(Joint joint, Markup markup) {
    if (markup.isBlocks()) {
      throw joint.failure("blocks cannot stand in text: insert them beside the paragraph");
    }
    joint.requireEditable();
    String before = joint.sentinelBefore();
    String after = joint.sentinelAfter();
    String text;
    Content content = paragraph -> {
      add(paragraph, before);
      markup.addTo(paragraph);
      add(paragraph, after);
    };
    boolean isInLink = joint.isInLink();
    try (OcpDocument built =
        build(joint.leaf(), isInLink ? p -> p.link(LINK_URL, content::addTo) : content)) {
      Facts facts = Facts.of(built.root());
      if (facts.isEmpty) {
        throw joint.failure("nothing to insert: delete the node instead");
      }
      joint.requireSafe(facts);
      String rendered = render(joint.leaf(), built);
      text = isInLink ? rendered.substring(1, rendered.length() - LINK_END.length()) : rendered;
    }
    if (!text.startsWith(before)
        || !text.endsWith(after)
        || text.length() < before.length() + after.length()) {
      throw joint.failure("this text would be read together with what is around it");
    }
    String written = text.substring(before.length(), text.length() - after.length());
    joint.requireSafe(written);
    return joint.leaf().kind() == NodeKind.PARAGRAPH
        ? Blocks.lines(source, written + "\n", joint.margin())
        : written;
  }

  private static void add(PhrasingBuilder target, String text) {
    if (!text.isEmpty()) {
      target.text(text);
    }
  }

  private interface Content {
    void addTo(PhrasingBuilder paragraph);
  }

  private OcpDocument build(OcpNode leaf, Content content) {
    TreeBuilder builder = TreeBuilder.of(source.options);
    return switch (leaf.kind()) {
      case HEADING -> builder.heading(6, content::addTo).build();
      case TABLE_CELL -> builder.table(t -> t.row(r -> r.cell(content::addTo))).build();
      default -> builder.paragraph(content::addTo).build();
    };
  }

  private static String render(OcpNode leaf, OcpDocument built) {
    String text = MarkdownRenderer.builder().alignTables(false).build().render(built);
    return switch (leaf.kind()) {
      case HEADING -> text.substring(HEADING.length(), text.length() - 1);
      case TABLE_CELL -> text.substring(CELL.length(), text.indexOf("\n") - " |".length());
      default -> text.substring(0, text.length() - 1);
    };
  }

  /** Deletes a node in text; a comment stays where what is around would be read as one. */
  Splice delete(OcpNode node, int edit) {
    Joint joint = new Joint(source, node, node.start(), node.end(), node);
    joint.requireEditable();
    OcpNode parent = Objects.requireNonNull(node.parent());
    if (isOnly(node, parent)) {
      joint.requireEmptiable(parent);
      if (parent.kind() == NodeKind.MDX_JSX_TEXT_ELEMENT) {
        joint.requireText();
      }
      return new Splice(node.start(), node.end(), new byte[0], "delete", edit, true);
    }
    joint.requireUnpaired(Facts.none());
    joint.requireText();
    if (joint.canClose()) {
      int start = joint.endsLine() ? source.skipSpaceBack(node.start()) : node.start();
      int end = joint.startsLine() ? source.skipSpace(joint.end()) : joint.end();
      return new Splice(start, end, new byte[0], "delete", edit, true);
    }
    String comment = source.mdx ? "{/* */}" : "<!-- -->";
    joint.requireSafe(comment);
    return new Splice(node.start(), joint.end(), Source.bytes(comment), "delete", edit, true);
  }

  static boolean isOnly(OcpNode node, OcpNode parent) {
    return node.equals(parent.firstChild()) && node.nextSibling() == null;
  }

  /** Puts a node in text between a start and an end. */
  List<Splice> wrap(OcpNode node, String open, String close, boolean isLink, int edit) {
    Joint joint = new Joint(source, node, node.start(), node.end(), node);
    joint.requireEditable();
    joint.requireWrappable(isLink);
    joint.requireSafe(open + "x" + close);
    return List.of(
        BlockEdits.sealed(node.start(), open, edit), BlockEdits.sealed(node.end(), close, edit));
  }

  /** Replaces the text of an image for those who do not see it. */
  Splice setAlt(OcpNode image, String alt, int edit) {
    int paren = image.start() + "![".length();
    OcpNode leaf = Objects.requireNonNull(Kinds.leafOf(image));
    int from = paren;
    int to = altEnd(image);
    try (OcpDocument built = build(leaf, p -> p.text("x").image("u", alt).text("x"))) {
      String text = render(leaf, built);
      String written = text.substring("x![".length(), text.length() - "](u)x".length());
      String lines = leaf.kind() == NodeKind.PARAGRAPH
          ? Blocks.lines(source, written + "\n", Margin.of(source, parent(leaf)))
          : written;
      return new Splice(from, to, Source.bytes(lines), "setAlt", edit);
    }
  }

  static OcpNode parent(OcpNode node) {
    return Objects.requireNonNull(node.parent());
  }

  /** Returns where the bracket is that ends the text of an image. */
  private int altEnd(OcpNode image) {
    int at = image.kind() == NodeKind.IMAGE
        ? Objects.requireNonNull(image.attribute("url")).start()
        : image.end() - 1;
    String mark = image.kind() == NodeKind.IMAGE ? "](" : "][";
    while (!source.startsWith(at, mark) && at > image.start()) {
      at--;
    }
    return at;
  }
}
