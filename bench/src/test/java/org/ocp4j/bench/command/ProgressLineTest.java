package org.ocp4j.bench.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Tests the messages about a run in progress. */
class ProgressLineTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream err = new PrintStream(bytes, true, StandardCharsets.UTF_8);
  private long minutes;

  private ProgressLine progress(boolean inPlace) {
    return new ProgressLine(err, inPlace, () -> Duration.ofMinutes(minutes).toNanos());
  }

  private String said() {
    String said = bytes.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
    bytes.reset();
    return said;
  }

  @Test
  void the_time_left_follows_the_time_taken() {
    ProgressLine progress = progress(false);
    progress.started(4, Duration.ofMinutes(40));
    assertEquals("4 steps, about 40 min\n", said());
    progress.step(1, "a");
    assertEquals("1/4 a, about 40 min left\n", said());
    minutes = 20; // twice as slow as estimated: 40 * 3/4 from the estimate, and 80 * 1/4
    progress.step(2, "b");
    assertEquals("2/4 b, about 30 min left\n", said());
    minutes = 60;
    progress.step(4, "c");
    assertEquals("4/4 c, about 10 min left\n", said());
    minutes = 200;
    progress.step(4, "c");
    assertEquals("4/4 c, about 10 min left\n", said());
  }

  @Test
  void long_times_are_in_hours_and_short_ones_in_less_than_a_minute() {
    ProgressLine progress = progress(false);
    progress.started(2, Duration.ofMinutes(125));
    assertEquals("2 steps, about 2 h 5 min\n", said());
    progress.started(2, Duration.ofSeconds(59));
    assertEquals("2 steps, less than a minute\n", said());
  }

  @Test
  void a_line_in_place_is_not_longer_than_a_terminal() {
    ProgressLine progress = progress(true);
    progress.started(1, Duration.ofMinutes(2));
    progress.step(1, "long ".repeat(30));
    String line = said().replaceFirst("^\r\u001b\\[K", "");
    assertEquals(79, line.length(), line);
    assertEquals("…, about 2 min left", line.substring(line.length() - 19));
    progress.close();
    assertEquals("\r\u001b[K", said());
  }
}
