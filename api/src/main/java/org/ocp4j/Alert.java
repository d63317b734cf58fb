package org.ocp4j;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** GitHub's types of alert: a block quote that starts with {@code [!NOTE]} or another of them. */
public enum Alert {
  /** An alert that starts with {@code [!NOTE]}. */
  NOTE,
  /** An alert that starts with {@code [!TIP]}. */
  TIP,
  /** An alert that starts with {@code [!IMPORTANT]}. */
  IMPORTANT,
  /** An alert that starts with {@code [!WARNING]}. */
  WARNING,
  /** An alert that starts with {@code [!CAUTION]}. */
  CAUTION;

  private final String type = name().toLowerCase(Locale.ROOT);

  /** Returns the type in lower case, such as {@code "note"}. */
  public String type() {
    return type;
  }

  /** Returns the heading that readers see, such as {@code "Note"}. */
  public String title() {
    return name().charAt(0) + type.substring(1);
  }

  /**
   * Returns the alert of a type.
   *
   * @param type the text between {@code [!} and {@code ]}, in upper or lower case
   * @return the alert, or null if no alert has this type
   */
  public static @Nullable Alert of(String type) {
    String lower = type.toLowerCase(Locale.ROOT);
    for (Alert alert : values()) {
      if (alert.type.equals(lower)) {
        return alert;
      }
    }
    return null;
  }
}
