package org.ocp4j.bench.report;

import static org.ocp4j.bench.report.Markup.escaped;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Writes a run as one self-contained page of HTML, for light and dark displays. The page is also
 * valid XML.
 */
public final class HtmlReport {
  private static final String STYLE = "report.css";

  private final StringBuilder html = new StringBuilder();
  private final SavedRun saved;

  private HtmlReport(SavedRun saved) {
    this.saved = saved;
  }

  /** Returns the page. */
  public static String of(SavedRun saved) {
    HtmlReport report = new HtmlReport(saved);
    report.write();
    return report.html.toString();
  }

  private void write() {
    Run run = saved.run();
    html.append("""
        <!DOCTYPE html>
        <html lang="en" xmlns="http://www.w3.org/1999/xhtml">
        <head>
        <meta charset="utf-8"/>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        """);
    html.append("<title>ocp4j benchmarks, " + escaped(run.when()) + "</title>\n");
    html.append("<style>\n" + style() + "</style>\n</head>\n<body>\n<main>\n");
    html.append("<h1>ocp4j benchmarks</h1>\n");
    html.append("<p class=\"quiet\">Measured <time>" + escaped(run.when()) + "</time></p>\n");
    if (run.isQuick()) {
      html.append("<p class=\"warn\"><strong>A quick run.</strong> Its figures are rough: measure");
      html.append(" without <code>--quick</code> before you rely on them.</p>\n");
    }
    html.append("<div class=\"facts\">\n");
    facts("Machine", run.machine());
    facts("Versions", run.versions());
    facts("Documents", run.documents());
    html.append("</div>\n");
    guide();
    notes(run.notes());
    List<Section> sections = Section.of(saved);
    for (int i = 0; i < sections.size(); i++) {
      section(sections.get(i), "chart" + (i + 1));
    }
    html.append("</main>\n</body>\n</html>\n");
  }

  private static String style() {
    try (InputStream in = HtmlReport.class.getResourceAsStream(STYLE)) {
      byte[] style = Objects.requireNonNull(in, STYLE).readAllBytes();
      return new String(style, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void facts(String title, Map<String, String> facts) {
    if (facts.isEmpty()) {
      return;
    }
    html.append("<section class=\"card\">\n<h3>" + title + "</h3>\n<dl>\n");
    facts.forEach((name, value) ->
        html.append("<dt>" + escaped(name) + "</dt><dd>" + escaped(value) + "</dd>\n"));
    html.append("</dl>\n</section>\n");
  }

  private void guide() {
    html.append("""
        <section class="card">
        <h3>How to read it</h3>
        <p>A bar is the median of the samples. The whisker goes from the first to the third
        quartile: half of the samples are in it. The ratio says how many times better than the
        baseline a subject is, so that more than 1 is better, whatever was measured; what it
        is compared with is said above each chart.</p>
        <p class="key">
        <span><svg viewBox="0 0 48 20" aria-hidden="true"><rect class="engine" y="2" width="48"
        height="16" rx="2"/></svg>an engine of ocp4j</span>
        <span><svg viewBox="0 0 48 20" aria-hidden="true"><rect class="peer" y="2" width="48"
        height="16" rx="2"/></svg>what it is compared with</span>
        <span><svg viewBox="0 0 48 20" aria-hidden="true"><path class="whisker"
        d="M4 6v8m0 -4H44m0 -4v8"/></svg>the middle half of the samples</span>
        </p>
        </section>
        """);
  }

  private void notes(List<String> notes) {
    if (notes.isEmpty()) {
      return;
    }
    html.append("<h2>Notes</h2>\n<ul>\n");
    notes.forEach(note -> html.append("<li>" + escaped(note) + "</li>\n"));
    html.append("</ul>\n");
  }

  private void section(Section section, String id) {
    Scale scale = section.scale();
    html.append("<section>\n<h2>" + escaped(section.title()) + "</h2>\n");
    html.append("<p class=\"quiet\">" + escaped(scale.unit()) + ", " + section.direction());
    html.append("; ratio: " + escaped(section.ratioTitle()) + "</p>\n<div class=\"chart\">\n");
    html.append(BarChart.of(saved, section, id));
    html.append("</div>\n<details><summary>As a table</summary>\n<div class=\"scroll\"><table>\n");
    html.append("<thead><tr><th scope=\"col\">subject</th>");
    for (String title :
        List.of(scale.unit(), "first quartile", "third quartile", "±", "best", "samples")) {
      html.append("<th scope=\"col\" class=\"number\">" + escaped(title) + "</th>");
    }
    html.append("<th scope=\"col\" class=\"number\">ratio</th></tr></thead>\n<tbody>\n");
    section.figures().forEach(figure -> row(section, figure, scale));
    html.append("</tbody>\n</table></div>\n</details>\n</section>\n");
  }

  private void row(Section section, Figure figure, Scale scale) {
    String style = saved.isEngine(figure.subject()) ? " class=\"own\"" : "";
    html.append("<tr><th scope=\"row\"" + style + ">" + escaped(figure.subject()) + "</th>");
    for (String cell : List.of(
        scale.write(figure.median()),
        scale.write(figure.quantile(0.25)),
        scale.write(figure.quantile(0.75)),
        Scale.spread(figure),
        scale.write(figure.best()),
        Integer.toString(figure.samples().size()),
        Scale.times(section.ratio(figure)))) {
      html.append("<td class=\"number\">" + escaped(cell) + "</td>");
    }
    html.append("</tr>\n");
  }
}
