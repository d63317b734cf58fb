package org.ocp4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Tests the progress bar, on a clock that the test sets. */
class ProgressTest {
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private long now;

  private String run(boolean visible) {
    PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
    try (Progress progress = new Progress(stream, 4, visible, () -> now)) {
      progress.step(0);
      now += 200_000_000;
      progress.step(0);
      progress.step(0);
      now += 200_000_000;
      progress.step(2);
    }
    return err.toString(StandardCharsets.UTF_8);
  }

  @Test
  void is_updated_at_intervals_and_erased() {
    assertEquals(
        "\r\u001b[K["
            + "#".repeat(15)
            + " ".repeat(15)
            + "] 2/4"
            + "\r\u001b[K["
            + "#".repeat(30)
            + "] 4/4, 2 failed"
            + "\r\u001b[K",
        run(true));
  }

  @Test
  void is_not_shown_without_a_terminal() {
    assertEquals("", run(false));
  }
}
