package org.ocp4j.toolkit.build;

import org.jspecify.annotations.Nullable;
import org.ocp4j.Alert;

/** Finds the marker of an alert at the start of a text. */
final class AlertMarker {
  private AlertMarker() {}

  /**
   * Returns the type of an alert, as written in the marker, or null if a text does not start with a
   * marker alone on its line.
   *
   * @param last whether nothing but a line break may follow the text on the same line
   */
  static @Nullable String type(String text, boolean last) {
    int end = text.indexOf(']');
    if (!text.startsWith("[!") || end < 0) {
      return null;
    }
    int after = end + 1;
    while (after < text.length() && (text.charAt(after) == ' ' || text.charAt(after) == '\t')) {
      after++;
    }
    boolean alone =
        after == text.length() ? last : text.charAt(after) == '\n' || text.charAt(after) == '\r';
    String type = text.substring(2, end);
    return alone && Alert.of(type) != null ? type : null;
  }
}
