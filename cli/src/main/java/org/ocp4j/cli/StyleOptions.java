package org.ocp4j.cli;

import picocli.CommandLine.Option;

/** The options that choose among the ways to write the same Markdown. */
final class StyleOptions {
  @Option(
      names = "--bullet",
      paramLabel = "MARK",
      description = "The mark of bullet lists: -, * or +. Default: -.")
  private char bullet = '-';

  @Option(
      names = "--delimiter",
      paramLabel = "MARK",
      description = "The mark after the numbers of lists: . or ). Default: a dot.")
  private char delimiter = '.';

  @Option(
      names = "--same-number",
      description = "Give all items of a list the number of the first.")
  private boolean sameNumber;

  @Option(
      names = "--emphasis",
      paramLabel = "MARK",
      description = "The mark of emphasis: * or _. Default: *.")
  private char emphasis = '*';

  @Option(
      names = "--strong",
      paramLabel = "MARK",
      description = "The mark of strong emphasis: * or _. Default: *.")
  private char strong = '*';

  @Option(
      names = "--fence",
      paramLabel = "MARK",
      description = "The mark of fences: ` or ~. Default: `.")
  private char fence = '`';

  @Option(
      names = "--break",
      paramLabel = "MARK",
      description = "The mark of thematic breaks: *, - or _. Default: *.")
  private char thematicBreak = '*';

  @Option(
      names = "--quote",
      paramLabel = "MARK",
      description = "The quotes around titles: \" or '. Default: \".")
  private char quote = '"';

  @Option(names = "--setext", description = "Underline headings of depth 1 and 2.")
  private boolean setext;

  @Option(
      names = "--spaced-breaks",
      description = "Write hard line breaks as two spaces, not as a backslash.")
  private boolean spacedBreaks;

  @Option(names = "--no-table-padding", description = "Do not align the columns of tables.")
  private boolean withoutPadding;

  @Option(
      names = "--width",
      paramLabel = "N",
      description = {
        "Wrap paragraphs at this column. Default: 0, which",
        "keeps lines as they are. Lines are never joined."
      })
  private int width;

  char bullet() {
    return bullet;
  }

  char delimiter() {
    return delimiter;
  }

  boolean hasSameNumber() {
    return sameNumber;
  }

  char emphasis() {
    return emphasis;
  }

  char strong() {
    return strong;
  }

  char fence() {
    return fence;
  }

  char thematicBreak() {
    return thematicBreak;
  }

  char quote() {
    return quote;
  }

  boolean isSetext() {
    return setext;
  }

  boolean hasSpacedBreaks() {
    return spacedBreaks;
  }

  boolean isPadded() {
    return !withoutPadding;
  }

  int width() {
    return width;
  }
}
