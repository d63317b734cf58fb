package org.ocp4j.bench.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.ocp4j.bench.report.Figure;
import org.ocp4j.bench.report.Scale;
import org.ocp4j.cli.Paint;
import org.ocp4j.cli.Table;

/** Prints a comparison as tables for a terminal. */
public final class ComparisonReport {
  /** The key of a table: figures with the same title, direction and unit. */
  private record Part(String title, String direction, String unit) {
    static Part of(Figure figure) {
      return new Part(figure.title(), figure.direction(), figure.unit());
    }
  }

  private ComparisonReport() {}

  /** Returns the tables, with a line break at the end. */
  public static String of(Comparison comparison, Paint paint) {
    StringBuilder text = new StringBuilder();
    Map<Part, List<Change>> parts = new LinkedHashMap<>();
    for (Change change : comparison.changes()) {
      parts.computeIfAbsent(Part.of(change.a()), absent -> new ArrayList<>()).add(change);
    }
    parts.forEach((part, changes) -> text.append(paint.title(part.title))
        .append(": ")
        .append(part.direction)
        .append('\n')
        .append(table(changes, paint))
        .append("\n\n"));
    if (comparison.changes().isEmpty()) {
      text.append("The runs have no figure in common.\n\n");
    }
    alone(text, "Only in A", comparison.onlyInA());
    alone(text, "Only in B", comparison.onlyInB());
    if (!comparison.versions().isEmpty()) {
      text.append("Versions that differ: ")
          .append(String.join("; ", comparison.versions()))
          .append("\n\n");
    }
    return text.append(summary(comparison)).toString();
  }

  private static Table table(List<Change> changes, Paint paint) {
    List<Double> values = changes.stream()
        .flatMap(change -> Stream.of(change.a().median(), change.b().median()))
        .toList();
    Scale scale = Scale.of(changes.get(0).a().unit(), values);
    String unit = " [" + scale.unit() + "]";
    Table table = new Table("SUBJECT", "A" + unit, "±", "B" + unit, "±", "CHANGE", "BEYOND NOISE")
        .rightAligned(1, 2, 3, 4, 5);
    for (Change change : changes) {
      table.row(
          change.a().subject(),
          scale.write(change.a().median()),
          Scale.spread(change.a()),
          scale.write(change.b().median()),
          Scale.spread(change.b()),
          gain(change.gain()),
          mark(change.verdict(), paint));
    }
    return table;
  }

  private static String gain(double gain) {
    if (Double.isInfinite(gain)) {
      return gain > 0 ? "better" : "worse";
    }
    String size = Scale.percent(Math.abs(gain));
    return size.equals("0.0 %") ? size : size + (gain > 0 ? " better" : " worse");
  }

  private static String mark(Verdict verdict, Paint paint) {
    return switch (verdict) {
      case BETTER -> paint.good("▲ yes");
      case WORSE -> paint.bad("▼ yes");
      case NOISE -> "no";
      case TOO_FEW_SAMPLES -> "too few samples";
    };
  }

  private static void alone(StringBuilder text, String title, List<Figure> figures) {
    if (figures.isEmpty()) {
      return;
    }
    text.append(title).append(":\n");
    figures.forEach(figure -> text.append("  ")
        .append(figure.title())
        .append(": ")
        .append(figure.subject())
        .append(" (")
        .append(figure.unit())
        .append(")\n"));
    text.append('\n');
  }

  private static String summary(Comparison comparison) {
    long better = count(comparison, Verdict.BETTER);
    long worse = count(comparison, Verdict.WORSE);
    long few = count(comparison, Verdict.TOO_FEW_SAMPLES);
    long noise = comparison.changes().size() - better - worse - few;
    return better
        + " better and "
        + worse
        + " worse beyond noise, "
        + noise
        + " not"
        + (few == 0 ? "" : ", " + few + " with too few samples to tell")
        + ".\n";
  }

  private static long count(Comparison comparison, Verdict verdict) {
    return comparison.changes().stream()
        .filter(change -> change.verdict() == verdict)
        .count();
  }
}
