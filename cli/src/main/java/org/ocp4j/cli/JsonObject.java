package org.ocp4j.cli;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Builds a JSON object on one line, property by property. */
final class JsonObject {
  private final StringBuilder text = new StringBuilder("{");

  JsonObject string(String name, @Nullable String value) {
    return raw(name, value == null ? "null" : quote(value));
  }

  JsonObject number(String name, long value) {
    return raw(name, Long.toString(value));
  }

  JsonObject bool(String name, boolean value) {
    return raw(name, Boolean.toString(value));
  }

  /** Adds a property whose value is already JSON. */
  JsonObject raw(String name, String value) {
    text.append(text.length() > 1 ? "," : "").append(quote(name)).append(':').append(value);
    return this;
  }

  @Override
  public String toString() {
    return text + "}";
  }

  /** Returns a JSON string literal with all control characters escaped. */
  static String quote(String value) {
    StringBuilder out = new StringBuilder(value.length() + 2).append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '"', '\\' -> out.append('\\').append(c);
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (Character.isISOControl(c)) {
            out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
          } else {
            out.append(c);
          }
        }
      }
    }
    return out.append('"').toString();
  }
}
