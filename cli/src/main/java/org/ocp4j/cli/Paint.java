package org.ocp4j.cli;

/**
 * Colours for a terminal, or none.
 *
 * @param on whether there are any
 */
record Paint(boolean on) {
  private static final String BOLD = "1";
  private static final String FAINT = "2";
  private static final String GREEN = "32";

  String kind(String text) {
    return painted(BOLD, text);
  }

  String place(String text) {
    return painted(FAINT, text);
  }

  String value(String text) {
    return painted(GREEN, text);
  }

  private String painted(String colour, String text) {
    return on ? "\u001b[" + colour + "m" + text + "\u001b[0m" : text;
  }
}
