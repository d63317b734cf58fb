package org.ocp4j;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** GitHub's types of alert: a block quote that starts with {@code [!NOTE]} or another of them. */
public enum Alert {
  /** {@code [!NOTE]}. */
  NOTE,
  /** {@code [!TIP]}. */
  TIP,
  /** {@code [!IMPORTANT]}. */
  IMPORTANT,
  /** {@code [!WARNING]}. */
  WARNING,
  /** {@code [!CAUTION]}. */
  CAUTION;

  private final String type = name().toLowerCase(Locale.ROOT);

  /** The type in lower case, such as {@code "note"}. */
  public String type() {
    return type;
  }

  /** The heading it is shown with, such as {@code "Note"}. */
  public String title() {
    return name().charAt(0) + type.substring(1);
  }

  /**
   * The alert that a type stands for.
   *
   * @param type what stands between {@code [!} and {@code ]}, in any case
   * @return the alert, or null when it is none
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
