package org.ocp4j.bench.run;

import java.util.ArrayList;
import java.util.List;
import org.ocp4j.bench.CloseBenchmark;
import org.ocp4j.bench.FrameBenchmark;
import org.ocp4j.bench.Library;
import org.ocp4j.bench.OpenBenchmark;
import org.ocp4j.bench.SmallDocumentBenchmark;
import org.ocp4j.bench.TextBenchmark;
import org.ocp4j.bench.WalkBenchmark;
import org.ocp4j.bench.run.Maker.Subject;
import org.ocp4j.bench.run.Maker.Work;

/** The steps that work with documents: walk them, extract their text, open and close them. */
final class DocumentSteps {
  private static final String SMALL = "1.6 KB";

  /**
   * The subjects take turns with the walks and the small documents, in short iterations: a
   * machine's speed changes over minutes and seconds, and these figures are compared with each
   * other.
   */
  private static final int SMALL_TURNS = 3;

  private static final int WALK_TURNS = 6;

  /** The timing of a turn of the walk, which needs little warm-up. */
  private static final Timing WALK_TURN = new Timing(4, 1_000, 1, 1_000);

  /** A longer timing for {@code wasm}: the JVM is still compiling its parser during the walk. */
  private static final Timing WALK_TURN_WASM = new Timing(10, 1_000, 1, 1_000);

  /** The names of benchmark methods that several benchmarks have. */
  private static final String OCP = "ocp";

  private static final String COMMONMARK = "commonmarkJava";

  /** commonmark-java, for benchmarks in which it is the only other library and not a parameter. */
  private static final Subject LIBRARY = new Subject(Library.COMMONMARK_GFM.title(), "", "");

  /** The API without an engine. */
  private static final Subject NO_ENGINE = new Subject("ocp4j", "", "");

  private final Maker maker;

  DocumentSteps(Maker maker) {
    this.maker = maker;
  }

  /** Returns all steps. */
  List<Step> all() {
    List<Step> steps = new ArrayList<>();
    for (int turn = 0; turn < maker.turns(WALK_TURNS); turn++) {
      for (Subject subject : subjects()) {
        if (turn < maker.turns(SMALL_TURNS)) {
          steps.add(parseWalkClose(subject));
        }
        steps.add(walk(subject));
      }
    }
    if (!maker.plan().isQuick()) {
      for (Subject subject : subjects()) {
        steps.add(text(subject));
      }
      steps.add(open(SMALL, 1_600));
      steps.add(open("1 MB", 1_000_000));
      for (Subject engine : maker.engines()) {
        steps.add(nanoseconds(Group.CLOSE, "10 of 1.6 KB", CloseBenchmark.class, "ten", engine));
      }
      for (Subject engine : maker.engines()) {
        steps.add(
            nanoseconds(Group.CLOSE, "1,000 of 1.6 KB", CloseBenchmark.class, "thousand", engine));
      }
      for (Subject engine : maker.engines()) {
        steps.add(
            nanoseconds(Group.FRAME_RESET, "100 of 0.3 KB", FrameBenchmark.class, "reset", engine));
      }
    }
    return steps;
  }

  private List<Subject> subjects() {
    List<Subject> subjects = new ArrayList<>(maker.engines());
    subjects.add(LIBRARY);
    return subjects;
  }

  private Step nanoseconds(
      Group group, String workload, Class<?> benchmark, String method, Subject subject) {
    return maker.shortStep(
        new Work(group, workload, benchmark, method),
        subject,
        List.of(Reading.nanoseconds(group, workload, subject.title())));
  }

  private Step parseWalkClose(Subject subject) {
    return nanoseconds(
        Group.PARSE_WALK_CLOSE,
        SMALL,
        SmallDocumentBenchmark.class,
        subject.isEngine() ? "parseWalkClose" : COMMONMARK,
        subject);
  }

  private Step walk(Subject subject) {
    Work work = new Work(
        Group.WALK, ParseSteps.CORPUS, WalkBenchmark.class, subject.isEngine() ? OCP : COMMONMARK);
    Reading speed = new Reading(
        Group.WALK,
        ParseSteps.CORPUS,
        subject.title(),
        "million nodes/s",
        true,
        "nodes",
        value -> value);
    Reading allocated = Reading.counter(
        Group.WALK_ALLOCATION, ParseSteps.CORPUS, subject.title(), "bytes/walk", "allocatedByWalk");
    return maker.shortCorpusStep(work, subject, walkTiming(subject), List.of(speed, allocated));
  }

  private Timing walkTiming(Subject subject) {
    if (maker.plan().isQuick()) {
      return maker.timing(subject);
    }
    return maker.isWasm(subject) ? WALK_TURN_WASM : WALK_TURN;
  }

  private Step text(Subject subject) {
    Work work = new Work(
        Group.TEXT, ParseSteps.CORPUS, TextBenchmark.class, subject.isEngine() ? OCP : COMMONMARK);
    return maker.corpusStep(
        work, subject, 1, List.of(Reading.speed(Group.TEXT, ParseSteps.CORPUS, subject.title())));
  }

  private Step open(String workload, int size) {
    Work work = new Work(Group.OPEN, workload, OpenBenchmark.class, "openClose");
    return maker.sizedStep(
        work,
        NO_ENGINE,
        size,
        List.of(Reading.nanoseconds(Group.OPEN, workload, NO_ENGINE.title())));
  }
}
