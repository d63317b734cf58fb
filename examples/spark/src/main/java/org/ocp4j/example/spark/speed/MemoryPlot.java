package org.ocp4j.example.spark.speed;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.ocp4j.example.spark.speed.ResidentMemory.Sample;

/** Draws the memory of executors over time, as SVG for light and dark pages. */
final class MemoryPlot {
  private static final int WIDTH = 720;
  private static final int HEIGHT = 240;
  private static final int LEFT = 70;
  private static final int BOTTOM = 30;
  private static final double MEGABYTE = 1e6;
  private static final double STEP = 500;

  private MemoryPlot() {}

  /** Returns the drawing. */
  static String svg(List<List<Sample>> executors) {
    double seconds = 1;
    double most = STEP;
    for (List<Sample> samples : executors) {
      for (Sample sample : samples) {
        seconds = Math.max(seconds, sample.seconds());
        most = Math.max(most, STEP * Math.ceil(sample.bytes() / MEGABYTE / STEP));
      }
    }
    StringBuilder svg = new StringBuilder();
    svg.append(String.format(Locale.ROOT, """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" role="img">
        <title>Memory of two executors over time</title>
        <style>
        text { font: 12px sans-serif; fill: #24292f; }
        path { fill: none; stroke: #0969da; stroke-width: 1.5; }
        path + path { stroke: #bf8700; }
        line { stroke: #d0d7de; }
        @media (prefers-color-scheme: dark) {
        text { fill: #c9d1d9; } path { stroke: #58a6ff; } path + path { stroke: #d29922; }
        line { stroke: #30363d; }
        }
        </style>
        """, WIDTH, HEIGHT));
    for (double level = 0; level <= most; level += STEP) {
      double y = y(level, most);
      svg.append(String.format(
          Locale.ROOT,
          "<line x1=\"%d\" y1=\"%.1f\" x2=\"%d\" y2=\"%.1f\"/>"
              + "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%.0f MB</text>%n",
          LEFT,
          y,
          WIDTH,
          y,
          LEFT - 6,
          y + 4,
          level));
    }
    double end = seconds;
    double top = most;
    for (List<Sample> samples : executors) {
      svg.append(samples.stream()
          .map(sample -> String.format(
              Locale.ROOT,
              "%.1f %.1f",
              LEFT + (WIDTH - LEFT) * sample.seconds() / end,
              y(sample.bytes() / MEGABYTE, top)))
          .collect(Collectors.joining(" L", "<path d=\"M", "\"/>\n")));
    }
    svg.append(String.format(
        Locale.ROOT,
        "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%.0f s</text>%n</svg>%n",
        WIDTH,
        HEIGHT - 8,
        seconds));
    return svg.toString();
  }

  private static double y(double megabytes, double most) {
    return 10 + (HEIGHT - BOTTOM - 10) * (1 - megabytes / most);
  }
}
