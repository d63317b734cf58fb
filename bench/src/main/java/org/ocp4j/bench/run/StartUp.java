package org.ocp4j.bench.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ocp4j.bench.report.Figure;

/**
 * Measures how long whole processes take to parse one small document and print its tree: the
 * command {@code ocp}, and other programs if they are installed. The processes take turns.
 *
 * @param commands the commands by name, in the order they are shown
 * @param turns how often each runs, after a first run that is not counted
 */
public record StartUp(Map<String, List<String>> commands, int turns) {
  private static final String GROUP = "start";
  private static final String UNIT = "ms";
  private static final double MILLIS = 1e3;

  /** Bash measures the processor time of a process that has ended; Java cannot. */
  private static final String TIMED =
      "TIMEFORMAT='%R %U %S'; time \"$@\" </dev/null >/dev/null 2>/dev/null";

  /** Copies the commands. */
  public StartUp {
    commands = new LinkedHashMap<>(commands);
  }

  /** The seconds that a process took, by the clock and of the processors. */
  private record Times(double wall, double processors) {}

  /**
   * Measures all commands.
   *
   * @return figures of the wall time and of the processor time of each
   * @throws IOException if bash is not installed, or a command failed; the message says which
   */
  public List<Figure> measure() throws IOException {
    Map<String, List<Times>> times = new LinkedHashMap<>();
    for (int turn = 0; turn <= turns; turn++) {
      for (Map.Entry<String, List<String>> command : commands.entrySet()) {
        Times taken = time(command.getValue());
        if (turn > 0) {
          times.computeIfAbsent(command.getKey(), absent -> new ArrayList<>()).add(taken);
        }
      }
    }
    List<Figure> figures = new ArrayList<>();
    times.forEach((name, taken) -> figures.add(
        figure("processor time", name, taken.stream().map(Times::processors).toList())));
    times.forEach((name, taken) ->
        figures.add(figure("wall time", name, taken.stream().map(Times::wall).toList())));
    return figures;
  }

  private static Figure figure(String workload, String name, List<Double> seconds) {
    List<Double> millis = seconds.stream().map(value -> value * MILLIS).toList();
    return new Figure(GROUP, workload, name, UNIT, false, millis);
  }

  private static Times time(List<String> command) throws IOException {
    List<String> words = new ArrayList<>(List.of("bash", "-c", TIMED, "bash"));
    words.addAll(command);
    Path report = Files.createTempFile("ocp4j-bench", ".txt");
    try {
      ProcessBuilder builder = new ProcessBuilder(words)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(report.toFile());
      builder.environment().put("LC_ALL", "C.UTF-8");
      builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
      int code = builder.start().waitFor();
      String text = Files.readString(report, StandardCharsets.UTF_8).strip();
      if (code != 0) {
        throw new IOException(String.join(" ", command) + " ended with status " + code);
      }
      String[] numbers = text.split(" ", -1);
      return new Times(
          Double.parseDouble(numbers[0]),
          Double.parseDouble(numbers[1]) + Double.parseDouble(numbers[2]));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      Files.delete(report);
    }
  }
}
