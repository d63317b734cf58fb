package org.ocp4j.bench.chunks.report;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.ocp4j.bench.chunks.split.Subject;
import org.ocp4j.bench.report.Figure;
import org.ocp4j.bench.report.Scale;
import org.ocp4j.bench.run.ChunkSpeeds;

/**
 * How fast the splitters are, and what they allocate.
 *
 * @param figures the figures; none if nothing was measured
 * @param notes what could not be measured, and why
 */
public record Speeds(List<Figure> figures, List<String> notes) {
  /** No figures. */
  public static final Speeds NONE = new Speeds(List.of(), List.of());

  /** Copies the lists. */
  public Speeds {
    figures = List.copyOf(figures);
    notes = List.copyOf(notes);
  }

  /** Writes the section of the page, or nothing without figures. */
  void write(Consumer<String> out) {
    Optional<Figure> any = figures.stream().filter(Speeds::isSpeed).findFirst();
    if (any.isEmpty()) {
      return;
    }
    List<Double> speeds =
        figures.stream().filter(Speeds::isSpeed).map(Figure::median).toList();
    List<Double> allocations =
        figures.stream().filter(figure -> !isSpeed(figure)).map(Figure::median).toList();
    Scale speed = Scale.of("MB/s", speeds);
    Scale allocation = Scale.of("bytes/byte", allocations);
    out.accept("");
    out.accept("## Speed, " + any.get().workload());
    out.accept("");
    out.accept("MB of source a second, parsing included, and bytes allocated on the heap for each");
    out.accept("byte of source: medians; ± is half the interquartile range.");
    out.accept("");
    out.accept("| splitter | MB/s | ± | times Spring AI | times LangChain4j | bytes/byte |");
    out.accept("|---|--:|--:|--:|--:|--:|");
    for (Subject subject : Subject.values()) {
      Optional<Figure> found = figure(subject, true);
      if (found.isPresent()) {
        double median = found.get().median();
        out.accept("| " + (subject.isOcp() ? "**" + subject.title() + "**" : subject.title())
            + " | " + speed.write(median)
            + " | " + Scale.spread(found.get())
            + " | " + times(median, Subject.SPRING_AI)
            + " | " + times(median, Subject.LANGCHAIN4J)
            + " | "
            + figure(subject, false).map(it -> allocation.write(it.median())).orElse("–")
            + " |");
      }
    }
    notes.forEach(note -> {
      out.accept("");
      out.accept(note);
    });
  }

  private String times(double speed, Subject other) {
    return figure(other, true)
        .map(figure -> Scale.times(speed / figure.median()))
        .orElse("–");
  }

  private Optional<Figure> figure(Subject subject, boolean isSpeed) {
    return figures.stream()
        .filter(figure -> figure.subject().equals(subject.title()) && isSpeed(figure) == isSpeed)
        .findFirst();
  }

  private static boolean isSpeed(Figure figure) {
    return figure.group().equals(ChunkSpeeds.SPEED);
  }
}
