package org.ocp4j.toolkit.markdown;

import java.util.Map;

/** Renderers with choices that are far from each other. */
final class Styles {
  static final MarkdownRenderer OTHER = MarkdownRenderer.builder()
      .bullet('*')
      .orderedDelimiter(')')
      .incrementNumbers(false)
      .emphasis('_')
      .strong('_')
      .fence('~')
      .fenceLength(4)
      .thematicBreak('-')
      .setextHeadings(true)
      .spacedBreaks(true)
      .alignTables(false)
      .quote('\'')
      .build();

  static final MarkdownRenderer THIRD =
      MarkdownRenderer.builder().bullet('+').emphasis('_').thematicBreak('_').build();

  static final MarkdownRenderer NARROW = MarkdownRenderer.builder().width(30).build();

  static final Map<String, MarkdownRenderer> ALL =
      Map.of("default", MarkdownRenderer.DEFAULT, "other", OTHER, "third", THIRD, "narrow", NARROW);

  private Styles() {}
}
