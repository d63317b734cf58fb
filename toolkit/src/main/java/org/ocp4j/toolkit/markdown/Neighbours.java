package org.ocp4j.toolkit.markdown;

import org.ocp4j.NodeField;
import org.ocp4j.NodeKind;
import org.ocp4j.OcpCursor;

/** Tells where a block would be read as part of its neighbours, or as another block. */
final class Neighbours {
  private final OcpCursor cursor;
  private final Grammar grammar;
  private final BlockState state;
  private final Frames frames;
  private final CodeWriter codes;
  private final Lists lists;
  private final Texts texts = new Texts();

  Neighbours(OcpCursor cursor, Grammar grammar, BlockState state, CodeWriter codes, Lists lists) {
    this.cursor = cursor;
    this.grammar = grammar;
    this.state = state;
    this.codes = codes;
    this.lists = lists;
    frames = state.frames;
  }

  /**
   * Returns whether the current code has to be a lazy line after a block quote: such a line is a
   * block of its own, while other lines would be one with the code or text that follows.
   */
  boolean isLazyCode() {
    int last = frames.get(BlockState.LAST);
    boolean afterQuote = last == NodeKind.BLOCKQUOTE.code();
    if ((!afterQuote && last != NodeKind.CODE.code()) || !codes.canBeIndented()) {
      return false;
    }
    return afterQuote ? mustBeLazy() : state.lastIsIndented;
  }

  boolean mustBeLazy() {
    int code = cursor.index();
    boolean result = false;
    if (cursor.toNextSibling()) {
      result = cursor.kind() == NodeKind.CODE
          ? codes.canBeIndented()
          : cursor.kind() == NodeKind.LIST && !lists.canInterrupt();
      cursor.moveTo(code);
    }
    return result;
  }

  /** Returns whether the block quote on top is followed by code that has to be a lazy line. */
  boolean precedesLazyCode() {
    if (grammar.mdx() || state.next >= frames.below(BlockState.END)) {
      return false;
    }
    cursor.moveTo(state.next);
    return cursor.kind() == NodeKind.CODE && codes.canBeIndented() && mustBeLazy();
  }

  /**
   * Returns whether the current paragraph starts with HTML that would be a block of its own, unless
   * it were indented, which is possible right after a definition.
   */
  boolean isIndented() {
    return frames.get(BlockState.LAST) == NodeKind.DEFINITION.code() && startsWithHtml();
  }

  /**
   * Returns whether the current definition would be a footnote's, unless it were indented, which is
   * possible right after another.
   */
  boolean isIndentedDefinition() {
    return grammar.gfm()
        && !grammar.mdx()
        && state.isAfterDefinition
        && texts.load(cursor, NodeField.IDENTIFIER)
        && texts.b[0] == '^';
  }

  /** Returns whether the current paragraph, not the first child of its item, has its check box. */
  boolean hasBox() {
    return frames.get(BlockState.LAST) != 0
        && frames.get(BlockState.STARTS) != 0
        && frames.get(BlockState.BOX) > 0;
  }

  boolean startsWithHtml() {
    boolean result = false;
    if (!grammar.mdx() && cursor.toFirstChild()) {
      if (cursor.kind() == NodeKind.HTML) {
        texts.load(cursor);
        result = HtmlBlocks.canInterrupt(texts.b, texts.n)
            || !cursor.toNextSibling()
            || (cursor.kind() == NodeKind.TEXT && Chars.isEol(texts.first(cursor)));
      }
      cursor.toParent();
    }
    return result;
  }

  /**
   * Returns whether the current HTML can follow the paragraph before it only where it continues no
   * container.
   */
  boolean isLazyTag() {
    int last = frames.get(BlockState.LAST);
    if (last != NodeKind.PARAGRAPH.code() && last != NodeKind.DEFINITION.code()) {
      return false;
    }
    texts.load(cursor);
    return !HtmlBlocks.canInterrupt(texts.b, texts.n);
  }

  /** Returns whether a block right below the last one would become part of it. */
  boolean needsBlank(NodeKind kind) {
    int last = frames.get(BlockState.LAST);
    if (last == NodeKind.MDXJS_ESM.code() || kind == NodeKind.MDXJS_ESM) {
      return true;
    }
    return switch (kind) {
      case PARAGRAPH ->
        state.lastLeaf == NodeKind.PARAGRAPH.code() || last == NodeKind.TABLE.code();
      case TABLE -> last == NodeKind.TABLE.code();
      case BLOCKQUOTE -> last == NodeKind.BLOCKQUOTE.code();
      case CODE -> state.lastLeaf == NodeKind.PARAGRAPH.code() && codes.canBeIndented();
      case LIST -> last == NodeKind.PARAGRAPH.code() && !lists.canInterrupt();
      default -> false;
    };
  }
}
