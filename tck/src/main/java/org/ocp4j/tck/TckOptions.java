package org.ocp4j.tck;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The options of {@link TckRunner}. Immutable. */
public final class TckOptions {
  /** The defaults: every rule, normal effort, a random seed, no report, no progress messages. */
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

  /** Returns how many repetitions and random cases the kit runs. */
  public Effort effort() {
    return effort;
  }

  /** Returns the seed of random tests, if it was set. */
  public OptionalLong seed() {
    return seed == null ? OptionalLong.empty() : OptionalLong.of(seed);
  }

  /** Returns the directory for the report; {@code null} for no report. */
  public @Nullable Path report() {
    return report;
  }

  /**
   * Returns the rules to test, such as {@code 1.4}, or whole sections, such as {@code 1}; an empty
   * list means all.
   */
  public List<String> rules() {
    return rules;
  }

  /** Returns the listener that receives a line when a part of the kit has finished. */
  public Consumer<String> progress() {
    return progress;
  }

  /** Returns {@code true} if the kit skips the remaining tests after the first failure. */
  public boolean stopsAtFailure() {
    return stopsAtFailure;
  }

  /** Returns a copy of these options with another effort. */
  public TckOptions withEffort(Effort value) {
    return new TckOptions(
        Objects.requireNonNull(value, "effort"), seed, report, rules, progress, stopsAtFailure);
  }

  /** Returns a copy of these options with a seed, to repeat the failure of a random test. */
  public TckOptions withSeed(long value) {
    return new TckOptions(effort, value, report, rules, progress, stopsAtFailure);
  }

  /** Returns a copy of these options with a directory for the report. */
  public TckOptions withReport(Path directory) {
    return new TckOptions(
        effort,
        seed,
        Objects.requireNonNull(directory, "directory"),
        rules,
        progress,
        stopsAtFailure);
  }

  /** Returns a copy of these options that tests only some rules or sections. */
  public TckOptions withRules(List<String> values) {
    return new TckOptions(effort, seed, report, List.copyOf(values), progress, stopsAtFailure);
  }

  /** Returns a copy of these options with another progress listener. */
  public TckOptions withProgress(Consumer<String> listener) {
    return new TckOptions(
        effort, seed, report, rules, Objects.requireNonNull(listener, "listener"), stopsAtFailure);
  }

  /**
   * Returns a copy of these options that skips, or does not skip, the remaining tests after the
   * first failure.
   */
  public TckOptions withStopAtFailure(boolean value) {
    return new TckOptions(effort, seed, report, rules, progress, value);
  }
}
