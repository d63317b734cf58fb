package org.ocp4j.render;

/** Names the links from a footnote back to its calls, for those who do not see them. */
@FunctionalInterface
public interface FootnoteBackLabel {
  /** {@code Back to reference 1}; {@code Back to reference 1-2} for the second call. */
  FootnoteBackLabel DEFAULT =
      (footnote, call) -> "Back to reference " + footnote + (call > 1 ? "-" + call : "");

  /**
   * The name of one link. Called by whichever threads render.
   *
   * @param footnote the number of the footnote, from 1
   * @param call which of its calls the link leads to, from 1
   * @return text, which is escaped where it is written
   */
  String text(int footnote, int call);
}
