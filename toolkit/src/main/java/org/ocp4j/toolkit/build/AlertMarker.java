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
   * @param lineEnds whether a line ends where the text ends
   * @param hasContent whether the alert has content after the text
   */
  static @Nullable String type(String text, boolean lineEnds, boolean hasContent) {
    int end = text.indexOf(']');
    if (!text.startsWith("[!") || end < 0) {
      return null;
    }
    String line = text.substring(end + 1).lines().findFirst().orElse("");
    boolean isLast = end + 1 + line.length() == text.length();
    boolean alone = line.isBlank() && (!isLast || (lineEnds && hasContent));
    String type = text.substring(2, end);
    return alone && Alert.of(type) != null ? type : null;
  }
}
