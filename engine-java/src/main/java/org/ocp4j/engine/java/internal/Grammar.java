package org.ocp4j.engine.java.internal;

import org.ocp4j.Extension;
import org.ocp4j.Format;
import org.ocp4j.ParseOptions;

/**
 * The syntax that a parse recognizes.
 *
 * @param mdx JSX, expressions and ESM instead of HTML, autolinks and indented code
 * @param gfm tables, strikethrough, task items, footnotes, autolinks without angle brackets
 * @param math math between dollar signs
 * @param lenient whether broken syntax becomes text
 */
record Grammar(boolean mdx, boolean gfm, boolean math, boolean lenient) {
  private static final int MDX = 1;
  private static final int GFM = 2;
  private static final int MATH = 4;
  private static final int LENIENT = 8;
  private static final Grammar[] ALL = new Grammar[16];

  static {
    for (int i = 0; i < ALL.length; i++) {
      ALL[i] = new Grammar((i & MDX) != 0, (i & GFM) != 0, (i & MATH) != 0, (i & LENIENT) != 0);
    }
  }

  static Grammar of(ParseOptions options) {
    return ALL[
        (options.format() == Format.MDX ? MDX : 0)
            | (options.has(Extension.GFM) ? GFM : 0)
            | (options.has(Extension.MATH) ? MATH : 0)
            | (options.lenient() ? LENIENT : 0)];
  }
}
