package org.ocp4j.tck;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** How {@link TckRunner} runs the kit. Immutable. */
public final class TckOptions {
  /** Every rule, normal effort, a seed of its own, no report, no word of progress. */
  public static final TckOptions DEFAULT =
      new TckOptions(Effort.NORMAL, null, null, List.of(), line -> {}, false);

  private final Effort effort;
  private final @Nullable Long seed;
  private final @Nullable Path report;
  private final List<String> rules;
  private final Consumer<String> progress;
  private final boolean stopsAtFailure;

  private TckOptions(
      Effort effort,
      @Nullable Long seed,
      @Nullable Path report,
      List<String> rules,
      Consumer<String> progress,
      boolean stopsAtFailure) {
    this.effort = effort;
    this.seed = seed;
    this.report = report;
    this.rules = rules;
    this.progress = progress;
    this.stopsAtFailure = stopsAtFailure;
  }

  /** How much to try. */
  public Effort effort() {
    return effort;
  }

  /** What random tests begin with, if it was set. */
  public OptionalLong seed() {
    return seed == null ? OptionalLong.empty() : OptionalLong.of(seed);
  }

  /** The directory for the report; null for none. */
  public @Nullable Path report() {
    return report;
  }

  /**
   * The rules to test, such as {@code 1.4}, or whole sections, such as {@code 1}; empty for all.
   */
  public List<String> rules() {
    return rules;
  }

  /** Who is told a line when a part of the kit is done. */
  public Consumer<String> progress() {
    return progress;
  }

  /** Returns {@code true} when the kit skips what is left as soon as a test has failed. */
  public boolean stopsAtFailure() {
    return stopsAtFailure;
  }

  /** These options with another effort. */
  public TckOptions withEffort(Effort value) {
    return new TckOptions(
        Objects.requireNonNull(value, "effort"), seed, report, rules, progress, stopsAtFailure);
  }

  /** These options with a seed, to see a random test fail again. */
  public TckOptions withSeed(long value) {
    return new TckOptions(effort, value, report, rules, progress, stopsAtFailure);
  }

  /** These options with a directory that the report is written to. */
  public TckOptions withReport(Path directory) {
    return new TckOptions(
        effort,
        seed,
        Objects.requireNonNull(directory, "directory"),
        rules,
        progress,
        stopsAtFailure);
  }

  /** These options with some rules or sections only. */
  public TckOptions withRules(List<String> values) {
    return new TckOptions(effort, seed, report, List.copyOf(values), progress, stopsAtFailure);
  }

  /** These options with someone who is told of progress. */
  public TckOptions withProgress(Consumer<String> listener) {
    return new TckOptions(
        effort, seed, report, rules, Objects.requireNonNull(listener, "listener"), stopsAtFailure);
  }

  /** Returns these options, but the kit skips what is left as soon as a test has failed, or not. */
  public TckOptions withStopAtFailure(boolean value) {
    return new TckOptions(effort, seed, report, rules, progress, value);
  }
}
