package org.ocp4j.tck.internal;

import java.util.List;
import org.ocp4j.tck.TckResult;
import org.ocp4j.tck.TckResult.RuleResult;
import org.ocp4j.tck.TckResult.Status;
import org.ocp4j.tck.TckResult.TestResult;

/** Writes a report as one HTML page without external resources, with a light and a dark theme. */
final class HtmlReport {
  private static final String STYLE = """
      :root { color-scheme: light dark; --ground: #fff; --text: #1b1f24; --quiet: #5d6671;
        --line: #dfe3e8; --card: #f6f8fa; --passed: #1a7f37; --failed: #c62828;
        --skipped: #8a6d00; }
      @media (prefers-color-scheme: dark) { :root { --ground: #0f1318; --text: #e3e8ee;
        --quiet: #96a1ae; --line: #2b323b; --card: #181e25; --passed: #4cc26a; --failed: #ff7b72;
        --skipped: #e0b93f; } }
      body { margin: 2rem auto; max-width: 60rem; padding: 0 1rem; background: var(--ground);
        color: var(--text); font: 15px/1.5 system-ui, sans-serif; }
      h1 { font-size: 1.5rem; margin: 0; } h2 { font-size: 1.1rem; margin: 2rem 0 .5rem; }
      .quiet { color: var(--quiet); } .passed { color: var(--passed); }
      .failed { color: var(--failed); } .skipped { color: var(--skipped); }
      .counts { display: flex; gap: 1rem; margin: 1.2rem 0; flex-wrap: wrap; }
      .counts div { background: var(--card); border: 1px solid var(--line); border-radius: .5rem;
        padding: .6rem 1.2rem; } .counts b { display: block; font-size: 1.6rem; }
      details { border: 1px solid var(--line); border-radius: .4rem; margin: .3rem 0;
        background: var(--card); } summary { padding: .4rem .8rem; cursor: pointer; }
      summary code { display: inline-block; min-width: 2.6rem; }
      ul { list-style: none; margin: 0; padding: .2rem .8rem .8rem 1.6rem; }
      li { margin: .35rem 0; } pre { white-space: pre-wrap; overflow-wrap: anywhere;
        margin: .3rem 0; font: 13px/1.45 ui-monospace, monospace; }
      details details { margin: .3rem 0; }
      """;

  private final StringBuilder html = new StringBuilder();

  private HtmlReport() {}

  static String of(KitReport report) {
    HtmlReport writer = new HtmlReport();
    writer.write(report);
    return writer.html.toString();
  }

  private void write(KitReport report) {
    TckResult result = report.result();
    String title = "ocp4j test kit: engine " + result.engine();
    html.append("<!DOCTYPE html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<title>")
        .append(escaped(title))
        .append("</title>\n<meta name=\"viewport\" content=\"width=device-width\">\n<style>\n")
        .append(STYLE)
        .append("</style>\n<h1>")
        .append(escaped(title))
        .append("</h1>\n<p class=\"quiet\">")
        .append(escaped(about(report)))
        .append("</p>\n<div class=\"counts\">\n");
    for (Status status : Status.values()) {
      String word = SummaryTable.word(status);
      html.append("<div class=\"" + word + "\"><b>" + result.count(status) + "</b>" + word);
      html.append("</div>\n");
    }
    html.append("</div>\n");
    String section = "";
    for (RuleResult rule : result.rules()) {
      String of = RuleBook.sectionOf(rule.number());
      if (!of.equals(section)) {
        section = of;
        html.append("<h2>" + escaped(of + ' ' + RuleBook.title(of)) + "</h2>\n");
      }
      write(rule);
    }
    html.append("</html>\n");
  }

  private static String about(KitReport report) {
    EngineProfile profile = report.profile();
    String engine = profile == null
        ? ""
        : profile.provider()
            + "; capabilities: "
            + words(profile.capabilities())
            + "; extensions: "
            + words(profile.extensions())
            + "; lenient parsing: "
            + (profile.lenient() ? "yes" : "no")
            + ". ";
    return engine
        + "Java "
        + Runtime.version()
        + ", effort "
        + SummaryTable.lower(report.settings().effort())
        + ", seed "
        + report.settings().seed()
        + '.';
  }

  private static String words(List<String> words) {
    return words.isEmpty() ? "none" : String.join(", ", words);
  }

  private void write(RuleResult rule) {
    String word = SummaryTable.word(rule.status());
    html.append(rule.status() == Status.FAILED ? "<details open>" : "<details>");
    html.append("<summary><code>" + escaped(rule.number()) + "</code> " + escaped(rule.title()));
    html.append(" <span class=\"" + word + "\">" + word + "</span></summary>\n<ul>\n");
    rule.tests().forEach(this::write);
    html.append("</ul></details>\n");
  }

  private void write(TestResult test) {
    String word = SummaryTable.word(test.status());
    html.append("<li><span class=\"" + word + "\">" + word + "</span> " + escaped(test.title()));
    html.append(" <span class=\"quiet\">" + test.millis() + " ms</span>");
    if (!test.message().isEmpty()) {
      html.append("<pre>" + escaped(test.message()) + "</pre>");
    }
    if (!test.details().isEmpty()) {
      html.append("<details><summary>stack trace</summary><pre>");
      html.append(escaped(test.details()) + "</pre></details>");
    }
    html.append("</li>\n");
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
