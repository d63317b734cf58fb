package org.ocp4j.render;

/** A function that labels the links from a footnote back to its calls, for screen readers. */
@FunctionalInterface
public interface FootnoteBackLabel {
  /** Labels like GitHub: {@code Back to reference 1}, and {@code Back to reference 1-2}. */
  FootnoteBackLabel DEFAULT =
      (footnote, call) -> "Back to reference " + footnote + (call > 1 ? "-" + call : "");

  /**
   * Returns the label of a link. The threads that render call this method.
   *
   * @param footnote the number of the footnote, from 1
   * @param call the number of the call among the calls of this footnote, from 1
   * @return the label as plain text, which the renderer escapes
   */
  String text(int footnote, int call);
}
