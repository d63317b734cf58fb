package org.ocp4j.bench.run;

import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.ocp4j.bench.Corpus;
import org.ocp4j.bench.HeldBenchmark;
import org.ocp4j.bench.Library;
import org.ocp4j.bench.run.Maker.Subject;
import org.ocp4j.bench.run.Maker.Work;

/** The steps that keep many documents open, and measure their memory and the collector's pauses. */
final class HeldSteps {
  private static final String NONE = "no documents";
  private static final int DOCUMENTS = 10_000;
  private static final int DOCUMENTS_QUICKLY = 2_000;
  private static final long BYTES = 150_000_000;
  private static final Timing FULL = new Timing(1, 0, 5, 0);
  private static final Timing QUICK = new Timing(0, 0, 1, 0);

  /**
   * The seconds of a round that are not parsing; most of them produce garbage to provoke young
   * collections.
   */
  private static final double COLLECTING_SECONDS = 2.5;

  private static final double BYTES_PER_SECOND = 15e6;

  private final Maker maker;
  private final int count;
  private final long bytes;

  HeldSteps(Maker maker) {
    this.maker = maker;
    int most = maker.plan().isQuick() ? DOCUMENTS_QUICKLY : DOCUMENTS;
    List<Corpus.Document> files = maker.corpus().files();
    int fit = 0;
    long sum = 0;
    while (fit < most && sum + length(files, fit) <= BYTES) {
      sum += length(files, fit);
      fit++;
    }
    count = Math.max(1, fit);
    bytes = Math.max(sum, length(files, 0));
  }

  private static int length(List<Corpus.Document> files, int number) {
    return files.get(number % files.size()).utf8().length;
  }

  /** Returns the number of documents that are kept open. */
  int count() {
    return count;
  }

  /** Returns all steps. */
  List<Step> all() {
    List<Subject> subjects = new ArrayList<>(maker.engines());
    subjects.add(Subject.library(Library.COMMONMARK_GFM));
    if (!maker.plan().isQuick()) {
      subjects.add(Subject.library(Library.FLEXMARK));
    }
    return subjects.stream().map(this::step).toList();
  }

  private Step step(Subject subject) {
    String workload = number(count) + (count == 1 ? " document" : " documents");
    String name = subject.title();
    List<Reading> readings = new ArrayList<>();
    readings.add(
        Reading.counter(Group.RETAINED_HEAP, workload, name, "bytes/document", "retainedHeap"));
    if (subject.isEngine()) {
      readings.add(Reading.counter(Group.OFF_HEAP, workload, name, "bytes/document", "offHeap"));
    }
    readings.add(
        Reading.counter(Group.YOUNG_COLLECTIONS, workload, name, "ms", "youngCollections"));
    readings.add(Reading.counter(Group.YOUNG_COLLECTION, workload, name, "ms", "youngCollection"));
    readings.add(Reading.counter(Group.FULL_COLLECTION, workload, name, "ms", "fullCollection"));
    readings.add(Reading.counter(Group.FULL_COLLECTION, NONE, name, "ms", "emptyCollection"));
    Work work = new Work(Group.RETAINED_HEAP, workload, HeldBenchmark.class, subject.method());
    return maker.heldStep(
        work,
        subject,
        maker.plan().isQuick() ? QUICK : FULL,
        COLLECTING_SECONDS + bytes / BYTES_PER_SECOND,
        count,
        readings);
  }

  /** Returns what a reader must know about these figures. */
  List<String> notes() {
    String held = number(count)
        + " documents are held, all parsed as Markdown, together "
        + number(bytes / 1_000_000)
        + " MB of source: the files of the folder, again and again.";
    int most = maker.plan().isQuick() ? DOCUMENTS_QUICKLY : DOCUMENTS;
    return List.of(
        count == most
            ? held
            : held + " They are fewer than " + number(most) + ", which would be more than "
                + number(BYTES / 1_000_000) + " MB.");
  }

  private static String number(long value) {
    return NumberFormat.getIntegerInstance(Locale.ROOT).format(value);
  }
}
