package org.ocp4j.bench.report;

import java.util.Formatter;
import java.util.Locale;

/**
 * Draws the figures of a section in SVG, as horizontal bars from 0 with whiskers at the quartiles.
 */
final class BarChart {
  private static final int WIDTH = 800;
  private static final int ROW = 30;
  private static final int BAR = 16;
  private static final int TOP = 24;
  private static final int AXIS = 26;
  private static final int VALUE = 690;
  private static final int RATIO = 780;
  private static final int GAP = 12;
  private static final double CHARACTER = 8.4;
  private static final int LONGEST = 34;

  private final StringBuilder svg = new StringBuilder();
  private final Formatter shapes = new Formatter(svg, Locale.ROOT);
  private final SavedRun saved;
  private final Section section;
  private final Scale scale;
  private final String id;
  private final double left;
  private final double right;
  private final double tick;
  private final double end;

  private BarChart(SavedRun saved, Section section, String id) {
    this.saved = saved;
    this.section = section;
    this.scale = section.scale();
    this.id = id;
    // Of all figures, so that the bars of all charts start at the same place.
    int longest =
        saved.run().figures().stream().mapToInt(BarChart::labelLength).max().orElse(0);
    this.left = Math.clamp(longest * CHARACTER, 80, 270) + GAP;
    double greatest = section.figures().stream()
        .mapToDouble(figure -> Math.max(figure.median(), figure.quantile(0.75)))
        .max()
        .orElse(0);
    int width = section.figures().stream()
        .mapToInt(figure -> scale.write(figure.median()).length())
        .max()
        .orElse(0);
    this.right = VALUE - width * CHARACTER - 2 * GAP;
    this.tick = tick(greatest > 0 ? greatest : 1);
    this.end = Math.ceil(Math.max(greatest, tick) / tick - 1e-9) * tick;
  }

  /**
   * Returns the chart as SVG.
   *
   * @param saved the run
   * @param section the figures to draw
   * @param id a prefix for the ids in the chart, unique in the page
   */
  static String of(SavedRun saved, Section section, String id) {
    BarChart chart = new BarChart(saved, section, id);
    chart.write();
    return chart.svg.toString();
  }

  /** Returns a round step that divides a length into four to eight parts. */
  private static double tick(double length) {
    double power = Math.pow(10, Math.floor(Math.log10(length / 4)));
    double rest = length / 4 / power;
    return power * (rest >= 5 ? 5 : rest >= 2 ? 2 : 1);
  }

  private void write() {
    int rows = section.figures().size();
    int bottom = TOP + rows * ROW;
    shapes.format(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" viewBox=\"0 0 %d %d\""
            + " aria-labelledby=\"%s-title %s-text\">\n",
        WIDTH, bottom + AXIS, id, id);
    svg.append("<title id=\"" + id + "-title\">" + Markup.escaped(section.title()) + "</title>\n");
    svg.append("<desc id=\"" + id + "-text\">" + Markup.escaped(description()) + "</desc>\n");
    axis(bottom);
    text("head end", VALUE, TOP - 10, scale.unit());
    text("head end", RATIO, TOP - 10, "ratio");
    for (int row = 0; row < rows; row++) {
      bar(section.figures().get(row), TOP + row * ROW + ROW / 2);
    }
    svg.append("</svg>\n");
  }

  private String description() {
    StringBuilder text = new StringBuilder("Medians in " + scale.unit() + ", ");
    text.append(section.direction()).append(':');
    for (Figure figure : section.figures()) {
      text.append(' ').append(figure.subject()).append(' ').append(scale.write(figure.median()));
      text.append(';');
    }
    return text.toString();
  }

  private void axis(int bottom) {
    int decimals = (int) Math.max(0, -Math.floor(Math.log10(tick / scale.divisor()) + 1e-9));
    Scale labels = new Scale(scale.unit(), scale.divisor(), decimals);
    int steps = (int) Math.round(end / tick);
    for (int step = 0; step <= steps; step++) {
      double x = x(step * tick);
      shapes.format(
          "<line class=\"%s\" x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\"/>\n",
          step == 0 ? "zero" : "grid", x, TOP, x, bottom);
      text("tick", x, bottom + 16, labels.write(step * tick));
    }
  }

  private double x(double value) {
    return left + (right - left) * Math.clamp(value / end, 0, 1);
  }

  private void bar(Figure figure, int middle) {
    boolean isEngine = saved.isEngine(figure.subject());
    double median = x(figure.median());
    svg.append("<g><title>" + Markup.escaped(tip(figure)) + "</title>\n");
    text("end" + (isEngine ? " own" : ""), left - GAP, middle + 4.5, label(figure));
    shapes.format(
        "<rect class=\"%s\" x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\" rx=\"2\"/>\n",
        isEngine ? "engine" : "peer", left, middle - BAR / 2, Math.max(1, median - left), BAR);
    if (figure.samples().size() > 1) {
      whisker(x(figure.quantile(0.25)), x(figure.quantile(0.75)), middle);
    }
    text("value end", VALUE, middle + 4.5, scale.write(figure.median()));
    text("value end", RATIO, middle + 4.5, Scale.times(section.ratio(figure)));
    svg.append("</g>\n");
  }

  private void whisker(double from, double to, int middle) {
    shapes.format(
        "<path class=\"whisker\" d=\"M%.1f %dv8m0 -4H%.1fm0 -4v8\"/>\n", from, middle - 4, to);
  }

  private String tip(Figure figure) {
    return figure.subject()
        + ": "
        + scale.write(figure.median())
        + " "
        + scale.unit()
        + " ± "
        + Scale.spread(figure);
  }

  private static int labelLength(Figure figure) {
    return Math.min(LONGEST, figure.subject().codePointCount(0, figure.subject().length()));
  }

  private static String label(Figure figure) {
    String subject = figure.subject();
    int length = subject.codePointCount(0, subject.length());
    return length <= LONGEST
        ? subject
        : subject.substring(0, subject.offsetByCodePoints(0, LONGEST - 1)) + "…";
  }

  private void text(String style, double x, double y, String text) {
    shapes.format("<text class=\"%s\" x=\"%.1f\" y=\"%.1f\">", style, x, y);
    svg.append(Markup.escaped(text)).append("</text>\n");
  }
}
