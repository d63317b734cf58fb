package org.ocp4j.bench.report;

import java.util.Comparator;
import java.util.Formatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The parse speeds of a report as one SVG that needs nothing else, the fastest first. It has a
 * ground of its own, so it can be read on light and on dark pages, and follows the colour scheme of
 * the reader.
 */
public final class SpeedChart {
  private static final int WIDTH = 760;
  private static final int MARGIN = 20;
  private static final int HEAD = 72;
  private static final int ROW = 25;
  private static final int BAR = 15;
  private static final int FOOT = 40;
  private static final int GAP = 10;
  private static final double CHARACTER = 7;

  /** The room after the longest bar, for its value and its ratio. */
  private static final int NUMBERS = 120;

  private static final String STYLE = """
      text { font: 13px system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif;
        fill: #1b1f24; }
      .title { font-size: 16px; font-weight: 600; }
      .quiet { fill: #59636e; }
      .end { text-anchor: end; }
      .own { font-weight: 600; }
      .card { fill: #f6f8fa; stroke: #dde2e8; }
      .engine { fill: #0b6e99; }
      .peer { fill: #aab4bf; }
      .zero { stroke: #59636e; }
      @media (prefers-color-scheme: dark) {
        text { fill: #e3e8ee; }
        .quiet { fill: #9aa5b1; }
        .card { fill: #171c23; stroke: #2b323b; }
        .engine { fill: #3fa7d6; }
        .peer { fill: #566170; }
        .zero { stroke: #9aa5b1; }
      }
      """;

  /** The end of the subject of a program outside Java. */
  private static final String PROCESS = "(a process)";

  /** The places in a number between groups of three digits. */
  private static final Pattern GROUPED = Pattern.compile("(?<=\\d)(?=(?:\\d{3})+$)");

  private final StringBuilder svg = new StringBuilder();
  private final Formatter shapes = new Formatter(svg, Locale.ROOT);
  private final SpeedTable table;
  private final List<SpeedTable.Row> rows;
  private final double left;
  private final double perUnit;

  private SpeedChart(SpeedTable table) {
    this.table = table;
    this.rows = table.rows().stream()
        .sorted(Comparator.comparingDouble(SpeedTable.Row::speed).reversed())
        .toList();
    int longest = rows.stream()
        .mapToInt(row -> row.subject().codePointCount(0, row.subject().length()))
        .max()
        .orElse(0);
    this.left = MARGIN + longest * CHARACTER + GAP;
    double greatest = rows.get(0).speed();
    this.perUnit = (WIDTH - MARGIN - NUMBERS - left) / (greatest > 0 ? greatest : 1);
  }

  /** Returns the chart of a table that has rows. */
  public static String of(SpeedTable table) {
    SpeedChart chart = new SpeedChart(table);
    chart.write();
    return chart.svg.toString();
  }

  private void write() {
    int height = HEAD + rows.size() * ROW + FOOT;
    shapes.format(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" viewBox=\"0 0 %d %d\""
            + " width=\"%d\" height=\"%d\" aria-labelledby=\"title desc\">\n",
        WIDTH, height, WIDTH, height);
    svg.append("<title id=\"title\">" + Markup.escaped(title()) + "</title>\n");
    svg.append("<desc id=\"desc\">" + Markup.escaped(description()) + "</desc>\n");
    svg.append("<style>\n" + STYLE + "</style>\n");
    shapes.format(
        "<rect class=\"card\" x=\"0.5\" y=\"0.5\" width=\"%d\" height=\"%d\" rx=\"8\"/>\n",
        WIDTH - 1, height - 1);
    text("title", MARGIN, 30, title());
    text(
        "quiet",
        MARGIN,
        52,
        table.unit() + ", more is better; times as fast as " + Section.BASELINE);
    for (int row = 0; row < rows.size(); row++) {
      bar(rows.get(row), HEAD + row * ROW + ROW / 2.0);
    }
    shapes.format(
        "<line class=\"zero\" x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\"/>\n",
        left, HEAD, left, HEAD + rows.size() * ROW);
    text("quiet", MARGIN, height - 16, note());
    svg.append("</svg>\n");
  }

  private String note() {
    boolean hasProcess = rows.stream().anyMatch(row -> row.subject().endsWith(PROCESS));
    return "Blue: engines of ocp4j."
        + (hasProcess ? " Programs that run as a process also write HTML." : "");
  }

  private String title() {
    String documents = GROUPED.matcher(table.documents()).replaceAll(",");
    return "Speed of parsing" + (documents.isEmpty() ? "" : " " + documents + " documents");
  }

  private String description() {
    StringBuilder text = new StringBuilder("Medians in " + table.unit() + ", more is better:");
    for (SpeedTable.Row row : rows) {
      text.append(' ').append(row.subject()).append(' ').append(row.value()).append(';');
    }
    return text.toString();
  }

  private void bar(SpeedTable.Row row, double middle) {
    double length = Math.max(1, row.speed() * perUnit);
    text("end" + (row.isEngine() ? " own" : ""), left - GAP, middle + 4.5, row.subject());
    shapes.format(
        "<rect class=\"%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%d\" rx=\"2\"/>\n",
        row.isEngine() ? "engine" : "peer", left, middle - BAR / 2.0, length, BAR);
    text("", left + length + GAP, middle + 4.5, row.value());
    text("quiet end", WIDTH - MARGIN, middle + 4.5, row.ratio());
  }

  private void text(String style, double x, double y, String text) {
    shapes.format(
        "<text%s x=\"%.1f\" y=\"%.1f\">", style.isEmpty() ? "" : " class=\"" + style + "\"", x, y);
    svg.append(Markup.escaped(text)).append("</text>\n");
  }
}
