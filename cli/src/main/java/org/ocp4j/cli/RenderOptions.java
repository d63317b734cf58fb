package org.ocp4j.cli;

import picocli.CommandLine.Option;

/** The options of {@code ocp parse} that some forms of output have. */
final class RenderOptions {
  @Option(
      names = "--unravel",
      description = {
        "Replace a paragraph that holds only elements and",
        "expressions by these, as the MDX compiler does.",
        "Only with --to html or --to json."
      })
  private boolean unravel;

  @Option(
      names = "--unsafe-html",
      description = {
        "Let raw HTML through, which is otherwise shown as",
        "text. It can hold scripts: only for sources that",
        "you trust. Only with --to html."
      })
  private boolean unsafeHtml;

  @Option(
      names = "--page",
      description = {
        "Write a whole HTML page. Its title is the first",
        "heading, and headings have ids. Only with",
        "--to html."
      })
  private boolean page;

  boolean unravel() {
    return unravel;
  }

  boolean allowsRawHtml() {
    return unsafeHtml;
  }

  boolean isPage() {
    return page;
  }

  /**
   * Checks that the options fit a form.
   *
   * @throws UsageException if the form has no such option
   */
  void requireSenseFor(OutputKind kind) {
    if (unravel && kind != OutputKind.HTML && kind != OutputKind.JSON) {
      throw new UsageException(
          "--unravel needs --to html or --to json; add one of them, or leave out --unravel");
    }
    if ((unsafeHtml || page) && kind != OutputKind.HTML) {
      String option = unsafeHtml ? "--unsafe-html" : "--page";
      throw new UsageException(option + " needs --to html; add it, or leave out " + option);
    }
  }
}
