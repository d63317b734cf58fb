package org.ocp4j.engine.java.internal;

import org.ocp4j.NodeKind;

/**
 * The block phase: one pass over the lines, which writes {@link Rows}. Each line first continues
 * the containers that it can, then opens new ones; the rest of the line is part of a leaf.
 */
final class Blocks {
  final Rows rows;
  final Ints segments;
  final Definitions definitions;
  final Footnotes footnotes;
  final Tables tables;

  private final Flow flow;
  private final Containers containers;
  private final OpenLeaf leaf;
  private final Line line = new Line();
  private final Runnable closeForContainer = this::closeForContainer;

  private byte[] source = Scratch.NONE;
  private int length;
  private boolean mdx;
  private boolean gfm;
  private boolean math;

  Blocks(
      Scratch scratch,
      Values values,
      Definitions definitions,
      Jsx jsx,
      Expressions expressions,
      Problems problems) {
    this.definitions = definitions;
    rows = new Rows(scratch);
    footnotes = new Footnotes(scratch);
    tables = new Tables(scratch);
    containers = new Containers(scratch, rows, footnotes);
    leaf = new OpenLeaf(scratch, line, rows, containers, definitions, tables);
    segments = leaf.segments;
    flow = new Flow(scratch, rows, containers, values, jsx, expressions, problems);
  }

  /** Reads a source from {@code from}, which is past its front matter, to the end. */
  void parse(byte[] source, int from, int length, Grammar grammar, int maxDepth) {
    this.source = source;
    this.length = length;
    mdx = grammar.mdx();
    gfm = grammar.gfm();
    math = grammar.math();
    footnotes.clear();
    tables.clear();
    line.source(source, length);
    leaf.begin(source, length);
    containers.begin(grammar, maxDepth);
    flow.begin(source, length);
    int at = from;
    while (at < length) {
      if (leaf.isPlainFence() && containers.depth() == 0) {
        at = leaf.takeLines(at);
        if (at == length) {
          break;
        }
      }
      line.begin(at);
      at = line();
    }
    finish();
  }

  /** Reads the current line and returns the offset where the next one starts. */
  private int line() {
    containers.match(line);
    boolean all = containers.allMatched() && !containers.nextItem;
    if (all && (leaf.kind == OpenLeaf.FENCED || leaf.kind == OpenLeaf.HTML)) {
      continueRaw();
      return line.next;
    }
    boolean interrupt = all && leaf.kind != OpenLeaf.NONE && leaf.kind != OpenLeaf.TABLE;
    boolean opened = !(all && line.start <= flow.scannedTo)
        && containers.open(line, interrupt, closeForContainer);
    boolean lazy = !containers.allMatched();
    if (line.blank) {
      blank(lazy, opened);
      return line.next;
    }
    if (continueLeaf(lazy)) {
      containers.reach(line.end);
      return line.next;
    }
    return startLeaf(lazy);
  }

  private void blank(boolean lazy, boolean opened) {
    if (leaf.kind == OpenLeaf.INDENTED && !lazy) {
      if (line.indent >= 4) {
        leaf.addCode();
        return;
      }
      leaf.addBlankCode();
    } else {
      leaf.close();
      if (line.end == length) {
        containers.reachEnd(line);
      }
      containers.close(containers.matched);
    }
    if (!opened) {
      containers.blank(line);
    }
  }

  /** Returns whether the line is not indented like code. */
  private boolean isFlush() {
    return mdx || line.indent < 4;
  }

  // The line continues the open leaf.

  /** Adds the line to the open leaf, or returns {@code false} if the line is not part of it. */
  private boolean continueLeaf(boolean lazy) {
    switch (leaf.kind) {
      case OpenLeaf.PARAGRAPH -> {
        return continueParagraph(lazy);
      }
      case OpenLeaf.TABLE -> {
        if (!lazy && isTableRow()) {
          leaf.continueTable();
          return true;
        }
      }
      case OpenLeaf.INDENTED -> {
        if (!lazy && line.indent >= 4) {
          leaf.addCode();
          return true;
        }
      }
      default -> {}
    }
    return false;
  }

  /**
   * Adds the line to the paragraph, or makes the paragraph a heading or the head of a table.
   *
   * @return {@code false} if the line is not part of the paragraph
   */
  private boolean continueParagraph(boolean lazy) {
    boolean flush = isFlush();
    if (flush) {
      if (gfm && !lazy && leaf.startTable()) {
        return true;
      }
      int depth = lazy ? 0 : Leaves.setextDepth(source, line.text, line.end);
      if (depth > 0 && leaf.closeParagraph(depth)) {
        return true;
      }
      if (leaf.kind == OpenLeaf.NONE || startsLeaf(containers.allMatched())) {
        return false;
      }
    }
    leaf.continueParagraph(flush);
    return true;
  }

  /** Returns whether the line is a row of the table: it is, unless something else starts here. */
  private boolean isTableRow() {
    return isFlush() && !startsLeaf(false) && !isEsm();
  }

  /** Adds the line to a fence or to HTML, or ends it. */
  private void continueRaw() {
    if (leaf.kind == OpenLeaf.HTML) {
      if (line.blank && leaf.endsAtBlank()) {
        leaf.close();
        containers.blank(line);
      } else {
        leaf.continueHtml();
      }
    } else if (!line.blank && isFlush() && leaf.isClosingFence()) {
      leaf.closeFence();
    } else {
      leaf.continueFence();
    }
  }

  // The line starts a leaf.

  /**
   * Returns whether a leaf other than a paragraph starts here.
   *
   * @param interrupt whether HTML that cannot interrupt a paragraph does not count
   */
  private boolean startsLeaf(boolean interrupt) {
    int at = line.text;
    int end = line.end;
    return switch (source[at]) {
      case '#' -> Leaves.atxDepth(source, at, end) > 0;
      case '*', '-', '_' -> Leaves.isThematicBreak(source, at, end);
      case '`', '~', '$' -> Leaves.fenceSize(source, at, end, math) > 0;
      case '<' -> mdx ? flow.scan(line) : Html.blockKind(source, at, end, interrupt) != Html.NONE;
      case '{' -> mdx && flow.scan(line);
      default -> false;
    };
  }

  /** Starts a leaf with the line and returns the offset where the next line starts. */
  private int startLeaf(boolean lazy) {
    boolean scanned = flow.scannedAt == line.start;
    boolean stay = lazy && leaf.kind == OpenLeaf.PARAGRAPH && isCompleteHtml();
    leaf.close();
    if (lazy && !stay) {
      containers.close(containers.matched);
    }
    containers.noteChild();
    boolean startsItem = containers.isItemStart(line);
    containers.reach(line.end);
    if (!isFlush()) {
      leaf.startCode();
      if (lazy) {
        leaf.close();
      }
      return line.next;
    }
    boolean mayBeFlow = mdx && (source[line.text] == '<' || source[line.text] == '{');
    if (mayBeFlow && (scanned || flow.scan(line))) {
      return flow.commit();
    }
    if (isEsm()) {
      int next = flow.esm(line);
      if (next >= 0) {
        return next;
      }
    }
    startLine(startsItem);
    return line.next;
  }

  /**
   * Returns whether the line is one complete tag of HTML and another line follows. On a lazy line
   * such a tag ends the paragraph but stays in the paragraph's container, as in the reference
   * implementation.
   */
  private boolean isCompleteHtml() {
    return !mdx
        && line.next > line.end
        && line.indent < 4
        && source[line.text] == '<'
        && Html.blockKind(source, line.text, line.end, false) == Html.COMPLETE;
  }

  private boolean isEsm() {
    return mdx && line.text == line.start && containers.depth() == 0 && flow.isEsm(line);
  }

  private void startLine(boolean startsItem) {
    int at = line.text;
    int end = line.end;
    int depth = Leaves.atxDepth(source, at, end);
    if (depth > 0) {
      leaf.heading(depth);
      return;
    }
    if (Leaves.isThematicBreak(source, at, end)) {
      rows.addNode(NodeKind.THEMATIC_BREAK.code(), 0, at, end);
      return;
    }
    int fence = Leaves.fenceSize(source, at, end, math);
    if (fence > 0) {
      leaf.startFence(fence);
      return;
    }
    boolean mayBeHtml = !mdx && source[at] == '<';
    int html = mayBeHtml ? Html.blockKind(source, at, end, false) : Html.NONE;
    if (html == Html.NONE) {
      leaf.startParagraph(startsItem);
    } else {
      leaf.startHtml(html);
    }
  }

  // Ends.

  /** Closes the leaf before a new container. The line ending before it belongs to the leaf. */
  private void closeForContainer() {
    leaf.closeRaw(line.start);
    leaf.close();
  }

  private void finish() {
    if (length > 0 && Chars.isEol(source[length - 1]) && !containers.inQuote()) {
      leaf.closeRaw(length);
    }
    leaf.close();
    containers.close(0);
  }
}
