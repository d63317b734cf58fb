package org.ocp4j.cli;

/**
 * Adds terminal colours to texts, or returns them unchanged.
 *
 * @param on whether colours are added
 */
public record Paint(boolean on) {
  private static final String BOLD = "1";
  private static final String FAINT = "2";
  private static final String GREEN = "32";
  private static final String RED = "31";

  String kind(String text) {
    return painted(BOLD, text);
  }

  String place(String text) {
    return painted(FAINT, text);
  }

  String value(String text) {
    return painted(GREEN, text);
  }

  /** Returns a text in the colour of titles. */
  public String title(String text) {
    return painted(BOLD, text);
  }

  /** Returns a text in the colour of improvements. */
  public String good(String text) {
    return painted(GREEN, text);
  }

  /** Returns a text in the colour of regressions. */
  public String bad(String text) {
    return painted(RED, text);
  }

  private String painted(String colour, String text) {
    return on ? "\u001b[" + colour + "m" + text + "\u001b[0m" : text;
  }
}
