package org.ocp4j.cli;

/**
 * Colours for a terminal, or none.
 *
 * @param on whether there are any
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

  /** Paints a title. */
  public String title(String text) {
    return painted(BOLD, text);
  }

  /** Paints what got better. */
  public String good(String text) {
    return painted(GREEN, text);
  }

  /** Paints what got worse. */
  public String bad(String text) {
    return painted(RED, text);
  }

  private String painted(String colour, String text) {
    return on ? "\u001b[" + colour + "m" + text + "\u001b[0m" : text;
  }
}
