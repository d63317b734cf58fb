package org.ocp4j.toolkit.markdown;

import org.jspecify.annotations.Nullable;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpEngine;
import org.ocp4j.OcpParseException;
import org.ocp4j.ParseOptions;
import org.ocp4j.toolkit.testing.TreeText;

/**
 * A source parsed, written, parsed and written again.
 *
 * @param sameTree whether both trees are equal
 * @param sameBytes whether the same was written both times
 * @param first what was written first
 * @param detail what is different
 */
record RoundTrip(boolean sameTree, boolean sameBytes, String first, String detail) {
  boolean isFaithful() {
    return sameTree && sameBytes;
  }

  /** Returns a tree without the difference between a space and a line ending in text. */
  private static String joined(String tree) {
    StringBuilder lines = new StringBuilder();
    for (String line : tree.split("\n", -1)) {
      lines.append(line.contains(" text ") ? line.replace("\\n", " ") : line).append('\n');
    }
    return lines.toString();
  }

  /** Returns the round trip of a source, or null for a source that does not parse. */
  static @Nullable RoundTrip of(
      OcpEngine engine, String source, ParseOptions options, MarkdownRenderer renderer) {
    return of(engine, source, options, renderer, false);
  }

  /**
   * Returns the round trip of a source.
   *
   * @param wraps whether the renderer turns spaces into line endings
   */
  static @Nullable RoundTrip of(
      OcpEngine engine,
      String source,
      ParseOptions options,
      MarkdownRenderer renderer,
      boolean wraps) {
    String tree;
    String first;
    try (OcpDocument document = engine.parse(source, options)) {
      tree = TreeText.of(document);
      first = renderer.render(document);
    } catch (OcpParseException e) {
      return null;
    }
    try (OcpDocument document = engine.parse(first, options)) {
      String again = TreeText.of(document);
      String second = renderer.render(document);
      boolean sameTree = wraps ? joined(tree).equals(joined(again)) : tree.equals(again);
      boolean sameBytes = first.equals(second);
      return new RoundTrip(
          sameTree,
          sameBytes,
          first,
          sameTree && sameBytes
              ? ""
              : "source\n" + source + "\nwritten\n" + first + "\nthe tree\n" + tree + "\nthen\n"
                  + again + (sameBytes ? "" : "\nwritten again\n" + second));
    } catch (OcpParseException e) {
      return new RoundTrip(
          false,
          false,
          first,
          "source\n" + source + "\nwritten\n" + first + "\nis refused: " + e.getMessage()
              + "\nthe tree\n" + tree);
    }
  }
}
