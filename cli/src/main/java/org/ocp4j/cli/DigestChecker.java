package org.ocp4j.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ForkJoinPool;
import org.ocp4j.digest.Digest;
import org.ocp4j.digest.DigestAlgorithm;
import org.ocp4j.digest.Digester;
import org.ocp4j.digest.Digests;
import org.ocp4j.digest.OcpDigestException;

/** Compares files with a list of digests. A file with several digests in the list is read once. */
final class DigestChecker {
  private final OutputStream out;
  private final InputReporter reporter;
  private final DigestReader reader;
  private final DigestAlgorithm untagged;
  private int failed;

  /**
   * Makes a checker.
   *
   * @param untagged the algorithm of lines without a tag
   */
  DigestChecker(
      OutputStream out, InputReporter reporter, DigestReader reader, DigestAlgorithm untagged) {
    this.out = out;
    this.reporter = reporter;
    this.reader = reader;
    this.untagged = untagged;
  }

  /** Checks a list, and returns the number of lines that are wrong or whose file has changed. */
  int check(String list) throws IOException {
    Map<String, List<Digest>> expected = new LinkedHashMap<>();
    int number = 0;
    for (String line : lines(list)) {
      number++;
      if (line.isBlank() || line.startsWith("#") || line.startsWith(";")) {
        continue;
      }
      try {
        DigestLine parsed = DigestLine.parse(line, untagged);
        expected.computeIfAbsent(parsed.name(), name -> new ArrayList<>()).add(parsed.digest());
      } catch (IllegalArgumentException e) {
        failed++;
        String reason =
            e instanceof OcpDigestException o ? DigestCommand.advice(o) : e.getMessage();
        reporter.error(new Input(list + ":" + number), String.valueOf(reason));
      }
    }
    if (expected.isEmpty() && failed == 0) {
      throw new CommandException(list + ": no line of it has a digest", null);
    }
    for (Map.Entry<String, List<Digest>> entry : expected.entrySet()) {
      check(new Input(entry.getKey()), entry.getValue());
    }
    return failed;
  }

  private List<String> lines(String list) throws IOException {
    Input input = new Input(list);
    try (BufferedReader lines = input.isStandardInput()
        ? new BufferedReader(new InputStreamReader(reader.standardInput(), StandardCharsets.UTF_8))
        : Files.newBufferedReader(input.validPath())) {
      return lines.lines().toList();
    } catch (UncheckedIOException e) {
      throw unreadable(list, Objects.requireNonNull(e.getCause()));
    } catch (IOException e) {
      throw unreadable(list, e);
    }
  }

  private static CommandException unreadable(String list, IOException e) {
    return new CommandException(
        "--check: cannot read " + list + ": " + Failure.of(e).reason(), e);
  }

  private void check(Input input, List<Digest> expected) throws IOException {
    try {
      Digester digester = Digester.of(expected.stream().map(Digest::algorithm).toList());
      Digests digests = reader.read(input, digester.withExecutor(ForkJoinPool.commonPool()));
      for (Digest each : expected) {
        boolean same = digests.get(each.algorithm()).equals(each);
        failed += same ? 0 : 1;
        String tag = expected.size() > 1 ? " (" + DigestLine.tag(each.algorithm()) + ")" : "";
        print(input, same ? "OK" : "FAILED" + tag);
      }
    } catch (InputException e) {
      failed++;
      reporter.failure(input, e.failure());
      print(input, "FAILED open or read");
    }
  }

  private void print(Input input, String result) throws IOException {
    out.write((input.name() + ": " + result + "\n").getBytes(StandardCharsets.UTF_8));
    out.flush(); // before messages about the next file
  }
}
