package org.ocp4j.toolkit.edit;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.ocp4j.NodeKind;
import org.ocp4j.OcpNode;

/** Deletes blocks that stand side by side. */
final class BlockDeletion {
  private final Source source;
  private final OcpNode first;
  private final OcpNode last;
  private final @Nullable OcpNode left;
  private final @Nullable OcpNode right;
  private final BlockPlace start;
  private final BlockPlace end;

  BlockDeletion(Source source, OcpNode first, OcpNode last) {
    this.source = source;
    this.first = first;
    this.last = last;
    left = Kinds.previous(first);
    right = last.nextSibling();
    start = new BlockPlace(source, first);
    end = first.equals(last) ? start : new BlockPlace(source, last);
  }

  BlockEdits.Change change(int edit) {
    if (!Kinds.isFrontMatter(first.kind())) {
      start.requireFreeStart();
    }
    OcpNode parent = Objects.requireNonNull(first.parent());
    boolean needsContent =
        parent.kind() == NodeKind.FOOTNOTE_DEFINITION || parent.kind() == NodeKind.LIST_ITEM;
    if (left == null && right == null && needsContent) {
      String type = parent.kind().type();
      throw source.failure("this is all that the " + type + " has: delete the " + type, first);
    }
    if (left != null
        && Kinds.takesIndented(left.kind())
        && right == null
        && end.precedesIndented()) {
      throw source.failure(
          "what follows is indented and would become part of the " + left.kind().type(), first);
    }
    boolean sticks = sticks(left) || sticks(right) || start.followsMarker;
    return new BlockEdits.Change(
        parent.index(),
        first.index(),
        last.subtreeEnd(),
        left == null ? -1 : left.index(),
        right == null ? -1 : right.index(),
        sticks,
        List.of(splice(edit)));
  }

  private boolean sticks(@Nullable OcpNode node) {
    return node != null && (Kinds.takesIndented(node.kind()) || Blocks.isIndented(source, node));
  }

  private Splice splice(int edit) {
    if (needsSeparator()) {
      return separator(edit);
    }
    if (!start.startsLine || !end.endsLine) {
      return cut(first.start(), last.end(), "", edit);
    }
    if (start.followsMarker) {
      return right == null ? cut(start.start, end.end, "", edit) : moveUp(right, edit);
    }
    return lines(edit);
  }

  private static Splice cut(int from, int to, String text, int edit) {
    return new Splice(from, to, Source.bytes(text), "delete", edit);
  }

  /** Returns whether the blocks around would become one without something between them. */
  private boolean needsSeparator() {
    if (right == null) {
      return false;
    }
    if (left == null) {
      return first.parent() != null
          && first.parent().kind() == NodeKind.ROOT
          && (source.startsWith(right.start(), "---") || source.startsWith(right.start(), "+++"));
    }
    if (Blocks.isList(left) && Blocks.isList(right)) {
      return Blocks.delimiter(source, left) == Blocks.delimiter(source, right);
    }
    boolean isCode = left.kind() == NodeKind.CODE && !left.isFenced();
    return (Kinds.takesIndented(left.kind()) || isCode) && Blocks.isIndented(source, right);
  }

  private Splice separator(int edit) {
    String comment = source.mdx ? "{/* */}" : "<!-- -->";
    String text = start.lead() + comment + end.tail();
    return cut(start.start, end.end, text, edit);
  }

  /** Lets the next block take the place of a first block, beside the mark of its parent. */
  private Splice moveUp(OcpNode next, int edit) {
    Integer content = start.margin.ownLine(next.start());
    boolean isPlain = content != null && content == next.start();
    boolean changes = next.kind() == NodeKind.THEMATIC_BREAK
        || next.kind() == NodeKind.HTML
        || source.at(next.start()) == '['
        || Blocks.isIndented(source, next);
    if (!isPlain || changes) {
      throw source.failure(
          "the next block would be read as something else in the place of this one:"
              + " replace this one instead",
          first);
    }
    return cut(start.start, next.start(), "", edit);
  }

  /** Deletes whole lines, and leaves one blank line or none of those around. */
  private Splice lines(int edit) {
    int from = source.lineStart(start.start);
    int to = source.afterEol(end.end);
    boolean isBlankBefore = source.isBlankLineBefore(from);
    boolean isBlankAfter = source.isBlankLineAfter(end.end);
    if (!isBlankBefore && !isBlankAfter) {
      return cut(start.start, end.end, "", edit);
    }
    if (right != null && isBlankBefore) {
      to = Math.max(to, source.lineStart(right.start()));
    } else if (right == null && first.parent() != null && first.parent().parent() == null) {
      from = startOfBlankLines(from);
    }
    return cut(from, to, "", edit);
  }

  private int startOfBlankLines(int line) {
    int from = line;
    while (!source.isFirstLine(from) && source.isBlankLineBefore(from)) {
      int before = source.lineStart(source.endOfLineBefore(from));
      if (left != null && before < left.end()) {
        break;
      }
      from = before;
    }
    return from;
  }
}
