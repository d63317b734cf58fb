package org.ocp4j.testing;

import java.util.List;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/**
 * A logger that writes lines to a list: the level and the message.
 *
 * @param lines where to write
 */
public record LogRecorder(List<String> lines) implements System.Logger {
  @Override
  public String getName() {
    return "recorder";
  }

  @Override
  public boolean isLoggable(Level level) {
    return true;
  }

  @Override
  public void log(
      Level level, @Nullable ResourceBundle bundle, String message, @Nullable Throwable thrown) {
    lines.add(level + " " + message);
  }

  @Override
  public void log(
      Level level, @Nullable ResourceBundle bundle, String format, Object... parameters) {
    lines.add(level + " " + format);
  }
}
