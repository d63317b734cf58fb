package org.ocp4j.bench.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.ocp4j.bench.BenchCli;

/** Tests {@code ocp bench digests} on a small file. */
class DigestsCommandTest {
  @Test
  void prints_a_table() {
    BenchCli.Result result =
        new BenchCli().run("bench", "digests", "--runs", "1", "--megabytes", "10");
    assertEquals(0, result.code(), result.err());
    assertTrue(result.out().startsWith("| algorithm | ocp4j | program |"), result.out());
    assertTrue(
        result.out().lines().skip(2).allMatch(row -> row.matches("\\| .* times as fast \\|")),
        result.out());
  }

  @Test
  void refuses_no_runs() {
    assertEquals(2, new BenchCli().run("bench", "digests", "--runs", "0").code());
  }
}
