package org.ocp4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ocp4j.memory.LeakReport;
import org.ocp4j.testing.LogRecorder;

/** Tests what the log says of engines and of leaks. */
class EngineLogTest {
  private final List<String> written = new ArrayList<>();
  private final EngineLog log = new EngineLog(() -> new LogRecorder(written));

  private static Ocp.Candidate candidate(
      String id, boolean available, String reason, String fix, boolean selected) {
    String why = selected ? "highest priority among the available" : "not available";
    return new Ocp.Candidate(id, 0, available, reason, fix, id, "", selected, why);
  }

  private static final Ocp.Candidate CHOSEN = candidate("slow", true, "it is there", "", true);

  @Test
  void anEngineIsLoggedForThoseWhoAsk() {
    log.chosen(List.of(CHOSEN, candidate("late", false, "no library", "add it", false)), "1.2");

    assertEquals(
        List.of("DEBUG ocp4j uses the engine slow 1.2 (highest priority among the available)"),
        written);
  }

  @Test
  void whatCanBeMendedIsAWarningOnce() {
    Ocp.Candidate skipped = candidate("fast", false, "no library", "add it", false);
    log.chosen(List.of(skipped, CHOSEN), "");
    log.chosen(List.of(skipped, CHOSEN), "");

    assertEquals(
        List.of("WARNING ocp4j uses the engine slow (highest priority among the available); fast,"
            + " which comes before it, is not available: no library; fix: add it"),
        written);
  }

  @Test
  void whatCannotBeMendedIsNoWarning() {
    Ocp.Candidate hopeless = candidate("fast", false, "no such machine", "", false);
    Ocp.Candidate done = candidate("new", false, "old Java", "use ocp4j-engine-slow", false);
    log.chosen(List.of(hopeless, done, CHOSEN), "");

    assertEquals(1, written.size());
    assertTrue(written.get(0).startsWith("DEBUG "), written.get(0));
  }

  @Test
  void manyLeaksAreCounted() {
    for (int i = 1; i <= 1_000; i++) {
      log.leak(leak(i));
    }

    assertEquals(9 + 3, written.size());
    assertTrue(written.get(0).startsWith("WARNING document 1 (64 bytes"), written.get(0));
    assertTrue(
        written.get(9).startsWith("WARNING 10 documents and frames were not closed so far"),
        written.get(9));
    assertTrue(written.get(11).contains("; the last one: document 1000 ("), written.get(11));
  }

  @Test
  void aLoggerMayFail() {
    EngineLog failing = new EngineLog(() -> {
      throw new IllegalStateException("disk full");
    });
    failing.chosen(List.of(CHOSEN), "");
    failing.leak(leak(1));

    assertEquals(List.of(), written);
  }

  private static LeakReport leak(int id) {
    return new LeakReport(
        LeakReport.Kind.DOCUMENT,
        id,
        64,
        Duration.ofMillis(3),
        Ownership.SHARED,
        LeakReport.Reason.UNREACHABLE,
        List.of());
  }
}
