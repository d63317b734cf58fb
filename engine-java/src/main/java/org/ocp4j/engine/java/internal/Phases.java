package org.ocp4j.engine.java.internal;

import org.ocp4j.Extension;
import org.ocp4j.Limit;
import org.ocp4j.Limits;
import org.ocp4j.OcpLimitException;
import org.ocp4j.ParseOptions;

/**
 * Runs the phases of parsing one after another, with the scratch memory that they share. The source
 * is scratch memory as well, so any phase may keep a reference to it.
 */
final class Phases {
  final Scratch scratch = new Scratch();
  final byte[] source;
  final Tree tree = new Tree(scratch);
  final Problems problems = new Problems(scratch);

  private final Values values = new Values(scratch);
  private final Expressions expressions = new Expressions(scratch);
  private final Jsx jsx = new Jsx(scratch, expressions, values);
  private final Definitions definitions = new Definitions(scratch, values);
  private final Blocks blocks =
      new Blocks(scratch, values, definitions, jsx, expressions, problems);
  private final Inlines inlines = new Inlines(
      scratch, definitions.labels, blocks.footnotes, jsx, expressions, values, problems);
  private final Nesting nesting = new Nesting(scratch, jsx, values, problems);
  private final Elements elements = new Elements(scratch, tree, jsx, values);
  private final BlockTree blockTree =
      new BlockTree(scratch, tree, values, blocks, inlines, elements);

  Phases(int capacity) {
    source = scratch.bytes(capacity);
  }

  /** Parses the first {@code length} bytes of the source; the result is in {@link #tree}. */
  void parse(int length, ParseOptions options) {
    try {
      run(length, options);
    } finally {
      forget();
    }
  }

  /**
   * Drops the references to copies of content. A copy may have grown since, so that a phase would
   * keep a shorter array alive.
   */
  private void forget() {
    inlines.forget();
    jsx.forget();
    expressions.forget();
    blockTree.forget();
    problems.forget();
  }

  private void run(int length, ParseOptions options) {
    Limits limits = options.limits();
    Grammar grammar = Grammar.of(options);
    int maxDepth = (int) limits.get(Limit.DEPTH);
    checkLines(length, limits.get(Limit.LINE_BYTES));
    values.begin(source, Scan.hasNul(source, 0, length));
    definitions.clear();
    jsx.clear((int) limits.get(Limit.ATTRIBUTES));
    tree.begin(source, maxDepth, (int) limits.get(Limit.NODES), (int) limits.get(Limit.NAME_BYTES));
    problems.begin(grammar.lenient(), (int) limits.get(Limit.DIAGNOSTICS));
    blocks.rows.ints.clear();
    inlines.begin(source, grammar);
    int start = startsWithBom(length) ? 3 : 0;
    int content = options.has(Extension.FRONTMATTER)
        ? Frontmatter.scan(source, start, length, blocks.rows)
        : start;
    blocks.parse(source, content, length, grammar, maxDepth);
    if (grammar.mdx() && grammar.lenient()) {
      refuseTags();
    }
    blockTree.build(source, start, length, grammar);
    problems.finish(tree.strings);
  }

  /** Turns tags in flow that have no partner into text. */
  private void refuseTags() {
    Rows rows = blocks.rows;
    nesting.begin(source);
    for (int row = 0; row < rows.size(); row += Rows.STRIDE) {
      int kind = rows.kind(row);
      if (kind == Rows.TAG) {
        nesting.tag(rows.tag(row), row);
      } else if (kind == Rows.CLOSE) {
        nesting.leave(Tree.type(rows.kind(rows.opening(row))));
      } else if (Rows.isContainer(kind)) {
        nesting.enter();
      }
    }
    nesting.finish(" in the document");
    for (int i = 0; i < nesting.refused.size; i++) {
      rows.refuse(nesting.refused.array[i]);
    }
  }

  /** Throws if a line is too long. */
  private void checkLines(int length, long allowed) {
    int at = 0;
    while (length - at > allowed) {
      int end = Scan.lineEnd(source, at, length);
      if (end - at > allowed) {
        throw new OcpLimitException(Limit.LINE_BYTES, allowed, end - at, at);
      }
      at = Chars.afterEol(source, end, length);
    }
  }

  private boolean startsWithBom(int length) {
    return length >= 3
        && source[0] == (byte) 0xEF
        && source[1] == (byte) 0xBB
        && source[2] == (byte) 0xBF;
  }
}
