package org.ocp4j.toolkit.edit;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ocp4j.NodeKind;
import org.ocp4j.OcpNode;

/** Inserts, replaces and wraps blocks. */
final class BlockEdits {
  private final Source source;

  BlockEdits(Source source) {
    this.source = source;
  }

  /**
   * A change of the children of a node.
   *
   * @param parent the index of the node
   * @param first the index of the first child that is replaced, or of the one after an insertion
   * @param after the index after the last child that is replaced; {@code first} for an insertion
   * @param left the index of the child before, or -1
   * @param right the index of the child after, or -1
   * @param isSticky whether the result depends on the children beside it
   * @param splices the bytes to change
   */
  record Change(
      int parent,
      int first,
      int after,
      int left,
      int right,
      boolean isSticky,
      List<Splice> splices) {
    /** Returns whether both change the same place, or depend on each other. */
    boolean conflicts(Change that) {
      return parent == that.parent
          && (isSticky || that.isSticky)
          && (has(that.left)
              || has(that.right)
              || that.has(left)
              || that.has(right)
              || (left == that.left && right == that.right));
    }

    private boolean has(int node) {
      return first <= node && node < after;
    }
  }

  private static int index(@Nullable OcpNode node) {
    return node == null ? -1 : node.index();
  }

  static Change change(
      OcpNode node,
      boolean isReplaced,
      @Nullable OcpNode left,
      @Nullable OcpNode right,
      boolean isSticky,
      Splice... splices) {
    int first = isReplaced ? node.index() : -1;
    int after = isReplaced ? node.index() + 1 : -1;
    return new Change(
        index(node.parent()), first, after, index(left), index(right), isSticky, List.of(splices));
  }

  private static boolean isSticky(Blocks blocks) {
    return Kinds.takesIndented(blocks.first) || Kinds.takesIndented(blocks.last);
  }

  Change insertBefore(OcpNode node, Markup markup, int edit) {
    BlockPlace place = new BlockPlace(source, node);
    place.requireFreeStart();
    Blocks blocks = Blocks.of(source, markup, node, place.parent, place.previous(), node);
    String text = place.lead() + blocks.lines(place.margin) + place.margin.gap();
    Splice splice = insertion(place.start, text, "insertBefore", edit);
    return change(node, false, place.previous(), node, isSticky(blocks), splice);
  }

  Change insertAfter(OcpNode node, Markup markup, int edit) {
    BlockPlace place = new BlockPlace(source, node);
    place.requireEnd();
    Blocks blocks = Blocks.of(source, markup, node, place.parent, node, place.next());
    requireNoIndented(blocks, place);
    String text = place.margin.gap() + blocks.lines(place.margin) + place.tail();
    Splice splice = insertion(place.end, text, "insertAfter", edit);
    return change(node, false, node, place.next(), isSticky(blocks), splice);
  }

  Change replace(OcpNode node, Markup markup, int edit) {
    BlockPlace place = new BlockPlace(source, node);
    place.requireFreeStart();
    place.requireEnd();
    Blocks blocks = Blocks.of(source, markup, node, place.parent, place.previous(), place.next());
    requireNoIndented(blocks, place);
    String text = place.lead() + blocks.lines(place.margin) + place.tail();
    Splice splice = new Splice(place.start, place.end, Source.bytes(text), "replace", edit);
    return change(node, true, place.previous(), place.next(), isSticky(blocks), splice);
  }

  private void requireNoIndented(Blocks blocks, BlockPlace place) {
    if (Kinds.takesIndented(blocks.last) && place.precedesIndented()) {
      throw source.failure(
          "what follows is indented and would become part of the " + blocks.last.type(),
          place.node);
    }
  }

  /** Inserts into an element or a document without children. */
  Change insertInto(OcpNode parent, Markup markup, int edit) {
    Blocks blocks = Blocks.of(source, markup, parent, parent, null, null);
    Margin margin = Margin.of(source, parent);
    if (parent.kind() == NodeKind.ROOT) {
      int end = source.b.length;
      String lead = end > 0 && !source.isBlankLine(end) ? margin.line() : "";
      Splice splice = insertion(end, lead + blocks.lines(margin) + source.eol, "insert", edit);
      return change(parent, false, null, null, true, splice);
    }
    String text = margin.gap() + blocks.lines(margin) + margin.gap();
    Splice splice = new Tag(source, parent).content(text, "insert", edit);
    return change(parent, false, null, null, true, splice);
  }

  /** Puts a block between two tags. */
  Change wrap(OcpNode node, String open, String close, int edit) {
    if (node.kind() == NodeKind.MDXJS_ESM) {
      throw source.failure("imports and exports stand outside of all other blocks only", node);
    }
    BlockPlace place = new BlockPlace(source, node);
    place.requireFreeStart();
    place.requireEnd();
    String before = place.lead() + open + place.margin.gap();
    String after = place.margin.gap() + close + place.tail();
    return change(
        node,
        true,
        place.previous(),
        place.next(),
        false,
        sealed(place.start, before, edit),
        sealed(place.end, after, edit));
  }

  static Splice sealed(int at, String text, int edit) {
    return new Splice(at, at, Source.bytes(text), "wrap", edit, true);
  }

  static Splice insertion(int at, String text, String what, int edit) {
    return new Splice(at, at, Source.bytes(text), what, edit);
  }
}
