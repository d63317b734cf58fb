package org.ocp4j.toolkit.edit;

import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.ocp4j.NodeKind;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpNode;
import org.ocp4j.ParseOptions;
import org.ocp4j.toolkit.build.PhrasingBuilder;
import org.ocp4j.toolkit.build.TreeBuilder;

/**
 * What an edit inserts: a text or a tree, which is escaped for its place, or source as it is.
 *
 * <pre>{@code
 * Markup.text("1. *x*");
 * Markup.inline(p -> p.text("See ").link("guide.md", "the guide"));
 * Markup.blocks(b -> b.heading(2, "News").paragraph("None."));
 * Markup.raw("**as** _it_ is");
 * }</pre>
 *
 * <p>A value may be used for any number of edits and documents. The lambdas are called once for
 * each edit.
 */
public final class Markup {
  private final @Nullable String raw;
  private final @Nullable Consumer<? super PhrasingBuilder> inline;
  private final @Nullable Consumer<? super TreeBuilder> blocks;

  private Markup(
      @Nullable String raw,
      @Nullable Consumer<? super PhrasingBuilder> inline,
      @Nullable Consumer<? super TreeBuilder> blocks) {
    this.raw = raw;
    this.inline = inline;
    this.blocks = blocks;
  }

  /**
   * Returns source that is inserted as it is, at the start or the end of a node. The caller takes
   * care of escapes, blank lines, and what the lines start with.
   */
  public static Markup raw(String source) {
    return new Markup(Objects.requireNonNull(source, "source"), null, null);
  }

  /**
   * Returns a text, which is not Markdown: an asterisk stays one. Between blocks, the text is a
   * paragraph.
   */
  public static Markup text(String text) {
    Objects.requireNonNull(text, "text");
    return inline(content -> content.text(text));
  }

  /** Returns the content of a paragraph. Between blocks, it is a paragraph of its own. */
  public static Markup inline(Consumer<? super PhrasingBuilder> content) {
    return new Markup(null, Objects.requireNonNull(content, "content"), null);
  }

  /** Returns blocks, which have a blank line before and after them. */
  public static Markup blocks(Consumer<? super TreeBuilder> content) {
    return new Markup(null, null, Objects.requireNonNull(content, "content"));
  }

  /**
   * Returns a copy of a node with all below it; of the root, a copy of its children. The node's
   * document has to be open when an edit uses this.
   *
   * @throws EditException for a node that is neither a block nor content of a paragraph
   */
  public static Markup copyOf(OcpNode node) {
    if (node.kind() == NodeKind.ROOT || Kinds.isBlock(node)) {
      return blocks(target -> target.copy(node));
    }
    if (Kinds.isInline(node)) {
      return inline(target -> target.copy(node));
    }
    throw new Source(node.document())
        .failure("a " + node.kind().type() + " stands in its parent only: copy the parent", node);
  }

  boolean isRaw() {
    return raw != null;
  }

  String source() {
    return Objects.requireNonNull(raw);
  }

  boolean isBlocks() {
    return blocks != null;
  }

  /** Adds this to a paragraph. */
  void addTo(PhrasingBuilder paragraph) {
    Objects.requireNonNull(inline).accept(paragraph);
  }

  /** Builds a document with this as blocks. */
  OcpDocument build(ParseOptions options) {
    TreeBuilder target = TreeBuilder.of(options);
    if (blocks != null) {
      blocks.accept(target);
    } else {
      target.paragraph(this::addTo);
    }
    return target.build();
  }
}
