package org.ocp4j.engine.java.internal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.ocp4j.DiagnosticCode;
import org.ocp4j.NodeKind;

/**
 * Reads MDX in flow: lines of only JSX tags and expressions, which can continue over line endings,
 * and blocks of ESM. A scan looks ahead and changes nothing; a commit writes the rows of the last
 * scan.
 */
final class Flow {
  private static final byte[] IMPORT = "import ".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] EXPORT = "export ".getBytes(StandardCharsets.US_ASCII);

  /** How many times scans may read the bytes of a failed scan again. */
  private static final long RESCANS = 16;

  private static final int NO = -1;
  private static final int MORE = -2;

  private final Rows rows;
  private final Containers containers;
  private final Values values;
  private final Jsx jsx;
  private final Expressions expressions;
  private final Problems problems;

  private final Text text;
  private final Line ahead = new Line();

  /**
   * What the last scan found, as pairs: a tag and -1, or the start and the end of an expression.
   */
  private final Ints found;

  private final Ints written;

  private byte[] source = new byte[0];
  private int length;
  private int firstTag;

  /** The start of the line that does not continue the containers of the content gathered, or -1. */
  private int lazyAt;

  private int end;

  /** The start of the line whose scan found tags or expressions, or -1. */
  int scannedAt;

  /**
   * The end of a scan that found text after tags. The lines up to there are content of the
   * paragraph that contains the tags, whatever they look like.
   */
  int scannedTo;

  private int scannedFrom;
  private long rescanned;

  /** In a lenient parse, the number of bytes read in tags and expressions that were refused. */
  private long wasted;

  Flow(
      Scratch scratch,
      Rows rows,
      Containers containers,
      Values values,
      Jsx jsx,
      Expressions expressions,
      Problems problems) {
    this.rows = rows;
    this.containers = containers;
    this.values = values;
    this.jsx = jsx;
    this.expressions = expressions;
    this.problems = problems;
    text = new Text(scratch);
    found = new Ints(scratch, 32);
    written = new Ints(scratch, 8);
  }

  void begin(byte[] source, int length) {
    this.source = source;
    this.length = length;
    scannedAt = -1;
    scannedTo = -1;
    scannedFrom = 0;
    rescanned = 0;
    wasted = 0;
    ahead.source(source, length);
  }

  /**
   * Returns whether only tags and expressions stand from the line's text to the end of this or a
   * later line.
   */
  boolean scan(Line line) {
    scannedAt = -1;
    if (line.start <= scannedTo && rescanned > RESCANS * (scannedTo - scannedFrom)) {
      return false;
    }
    if (isImpatient()) {
      return false;
    }
    int result = containers.depth() == 0 ? scanDirect(line) : scanInContainers(line);
    if (result < 0) {
      return false;
    }
    end = result;
    scannedAt = line.start;
    return true;
  }

  /**
   * Returns whether so many bytes were read in vain that no more tags and expressions are scanned.
   */
  private boolean isImpatient() {
    return wasted > RESCANS * (length + 4096L);
  }

  private int scanDirect(Line line) {
    text.direct(source, line.text, length);
    lazyAt = -1;
    return sequence(false);
  }

  /**
   * Scans in containers, where the content of further lines has to be gathered: as few lines as
   * suffice, twice as many at each attempt.
   */
  private int scanInContainers(Line line) {
    int lines = 1;
    while (true) {
      boolean more = gather(line, lines);
      int result = sequence(more);
      if (result != MORE) {
        return result;
      }
      lines *= 2;
    }
  }

  /**
   * Gathers up to {@code lines} lines.
   *
   * @return whether a further line continues the containers
   */
  private boolean gather(Line line, int lines) {
    text.begin(source);
    text.segment(line.text, line.end);
    lazyAt = -1;
    int lineEnd = line.end;
    int next = line.next;
    for (int i = 1; next < length; i++) {
      ahead.begin(next);
      if (!containers.continues(ahead)) {
        lazyAt = ahead.blank ? -1 : next;
        return false;
      }
      if (i == lines) {
        return true;
      }
      text.segment(lineEnd, next);
      text.spaces(ahead.at, ahead.virtual);
      text.segment(ahead.at, ahead.end);
      lineEnd = ahead.end;
      next = ahead.next;
    }
    return false;
  }

  /**
   * Scans tags and expressions up to the end of a line. Two expressions cannot follow each other.
   *
   * @return the end of the line, or a negative number
   */
  private int sequence(boolean mayGrow) {
    byte[] c = text.bytes;
    firstTag = jsx.tags.size;
    int firstAttribute = jsx.attributes.size;
    found.clear();
    expressions.begin();
    int at = text.from;
    while (true) {
      int next = c[at] == '<' ? tag(at, mayGrow) : expression(at, mayGrow);
      if (next >= 0) {
        at = Chars.skipSpace(c, next, text.to);
        if (at == text.to || Chars.isEol(c[at])) {
          return at;
        }
        boolean afterTag = found.array[found.size - 1] < 0;
        if (c[at] == '<' || (c[at] == '{' && afterTag)) {
          continue;
        }
        next = NO;
        wentOver(text.source(text.from), text.source(at));
      }
      jsx.tags.size = firstTag;
      jsx.attributes.size = firstAttribute;
      return next;
    }
  }

  /**
   * Remembers the span of a failed scan. Its lines may start scans of their own, which read the
   * same bytes again. {@link #RESCANS} limits how often, so that time stays linear.
   */
  private void wentOver(int from, int to) {
    if (from > scannedTo) {
      scannedFrom = from;
      rescanned = 0;
    } else {
      rescanned += to - from;
    }
    scannedTo = Math.max(scannedTo, to);
  }

  private int tag(int at, boolean mayGrow) {
    if (at + 1 == text.to && text.sourceEnd(text.to) < length) {
      return NO;
    }
    int row = jsx.tags.size;
    int result = jsx.scan(text, at, mayGrow);
    if (result == Jsx.BROKEN) {
      int failed = jsx.failure.end();
      if (lazyAt >= 0 && jsx.failure.isEof()) {
        return refuse(lazy("a tag"), at, failed);
      }
      return refuse(jsx.failure.problem(text), at, failed);
    }
    if (result < 0) {
      return result == Jsx.NEED_MORE ? MORE : NO;
    }
    found.push(row);
    found.push(-1);
    return result;
  }

  private int expression(int at, boolean mayGrow) {
    int close = expressions.scanExpression(text.bytes, at + 1, text.to);
    if (close >= 0) {
      Problem wrong = wrong(expressions, text, at, close);
      if (wrong != null) {
        return refuse(wrong, at, close);
      }
      found.push(at);
      found.push(close + 1);
      return close + 1;
    }
    if (mayGrow) {
      return MORE;
    }
    Problem unclosed = unclosed(text.source(at), text.sourceEnd(text.to));
    return refuse(lazyAt >= 0 ? lazy("an expression") : unclosed, at, text.to);
  }

  /** Throws, or in a lenient parse leaves the line to the paragraph that contains it. */
  private int refuse(Problem problem, int at, int end) {
    problems.reportInFlow(problem, text.source(at));
    wasted += Math.max(end, expressions.lookedTo()) - at;
    return NO;
  }

  private Problem lazy(String what) {
    return new Problem(
        lazyAt,
        lazyAt,
        DiagnosticCode.UNEXPECTED_LAZY,
        () -> "Unexpected lazy line in "
            + what
            + " in a container, expected the line to be prefixed as those before it: with `>` in a"
            + " block quote, with white space in a list");
  }

  /**
   * Returns the problem of a span in braces that cannot be an expression, or null if it can be one.
   */
  static @Nullable Problem wrong(Expressions expressions, Text t, int open, int close) {
    int refused = expressions.startsWithSpread() ? open + 1 : expressions.refusedAt();
    if (refused < 0) {
      return null;
    }
    // A container's prefix may stand between a line and the closing brace on the next one.
    int start = t.source(refused);
    return new Problem(
        start,
        Math.max(start, t.sourceEnd(close)),
        DiagnosticCode.INVALID_JAVASCRIPT,
        "Unexpected code in expression, expected a JavaScript expression between the braces");
  }

  static Problem unclosed(int start, int end) {
    return new Problem(
        start,
        end,
        DiagnosticCode.UNEXPECTED_EOF,
        "Unexpected end of file in expression, expected a corresponding closing brace for `{`");
  }

  /**
   * Writes the rows of the last scan.
   *
   * @return where the next line starts
   */
  int commit() {
    scannedAt = -1;
    written.clear();
    if (problems.isLenient()) {
      writeTags();
    }
    jsx.resolve(text, firstTag);
    int tags = 0;
    for (int i = 0; i < found.size; i += 2) {
      int first = found.array[i];
      int second = found.array[i + 1];
      if (second < 0) {
        int row = rows.addTag(jsx.start(first), jsx.end(first), first);
        if (tags < written.size) {
          rows.setTagText(row, written.array[tags], written.array[tags + 1]);
          tags += 2;
        }
      } else {
        values.expression(text, first + 1, second - 1);
        rows.addValue(
            NodeKind.MDX_FLOW_EXPRESSION.code(),
            text.source(first),
            text.sourceEnd(second),
            values.offset,
            values.length);
      }
    }
    int lineEnd = text.sourceEnd(end);
    containers.reach(lineEnd);
    return Chars.afterEol(source, lineEnd, length);
  }

  /** Keeps the tags as text, in case they turn out to be text. */
  private void writeTags() {
    for (int tag = firstTag; tag < jsx.tags.size; tag += Jsx.TAG_STRIDE) {
      values.plain(text, jsx.start(tag), jsx.end(tag));
      written.push(values.offset);
      written.push(values.length);
    }
  }

  /** Returns whether the line starts with a keyword of ESM. */
  boolean isEsm(Line line) {
    int at = line.start;
    int c = source[at];
    byte[] word = c == 'i' ? IMPORT : EXPORT;
    return (c == 'i' || c == 'e')
        && at + word.length <= length
        && Arrays.equals(source, at, at + word.length, word, 0, word.length);
  }

  /**
   * Writes the row of a block of ESM.
   *
   * @return where the next line starts, or -1 if a lenient parse refuses the block
   */
  int esm(Line line) {
    int start = line.start;
    if (isImpatient()) {
      problems.reportInFlow(wrongEsm(start, line.end), start);
      return -1;
    }
    int stop = expressions.scanEsm(source, start, length);
    int refused = expressions.isUnclosed() ? stop : expressions.refusedAt();
    if (refused >= 0) {
      problems.reportInFlow(wrongEsm(Math.min(refused, stop), stop), start);
      wasted += stop - start;
      return -1;
    }
    text.direct(source, start, stop);
    values.plain(text, start, stop);
    rows.addValue(NodeKind.MDXJS_ESM.code(), start, stop, values.offset, values.length);
    return Chars.afterEol(source, stop, length);
  }

  private static Problem wrongEsm(int start, int end) {
    return new Problem(
        start,
        end,
        DiagnosticCode.INVALID_JAVASCRIPT,
        "Unexpected code in ESM, expected `import` and `export` declarations up to a blank line"
            + " (note: to start a paragraph with the word, escape its first letter)");
  }
}
