package org.ocp4j.render;

import org.jspecify.annotations.Nullable;

/**
 * Turns blocks of code into HTML with colors; see {@link HtmlRenderer.Builder#highlighter}.
 *
 * <pre>{@code
 * HtmlRenderer renderer = HtmlRenderer.builder()
 *     .highlighter((code, lang, meta) -> "java".equals(lang) ? colors.highlight(code) : null)
 *     .build();
 * }</pre>
 */
@FunctionalInterface
public interface CodeHighlighter {
  /**
   * Returns the HTML inside of {@code <code>} for a block of code. The threads that render call
   * this method. If it throws, rendering ends with the same exception.
   *
   * @param code the code, without a line ending at its end
   * @param lang the language, such as {@code java}; null if the source names none
   * @param meta the text after the language; null if the source has none
   * @return HTML, which is written unchanged; the highlighter must escape the code in it. Null
   *     writes the code without colors.
   * @spec contract.md#1.10 Contract 1.10
   */
  @Nullable
  String highlight(String code, @Nullable String lang, @Nullable String meta);
}
