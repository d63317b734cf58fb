package org.ocp4j.tck.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.ocp4j.tck.TckResult.RuleResult;
import org.ocp4j.tck.TckResult.Status;
import org.ocp4j.tck.TckResult.TestResult;

/**
 * Writes a report as JSON, so that reports can be compared: equal results give equal text, except
 * for the last group, {@code run}, which holds the data of one run.
 */
final class JsonReport {
  private final StringBuilder json = new StringBuilder();

  private JsonReport() {}

  static String of(KitReport report) {
    JsonReport writer = new JsonReport();
    writer.write(report);
    return writer.json.toString();
  }

  private void write(KitReport report) {
    json.append("{\n  \"engine\": ").append(string(report.result().engine()));
    EngineProfile profile = report.profile();
    if (profile != null) {
      json.append(",\n  \"provider\": ").append(string(profile.provider()));
      json.append(",\n  \"capabilities\": ").append(strings(profile.capabilities()));
      json.append(",\n  \"extensions\": ").append(strings(profile.extensions()));
      json.append(",\n  \"lenient\": ").append(profile.lenient());
    }
    for (Status status : Status.values()) {
      json.append(",\n  \"").append(SummaryTable.word(status)).append("\": ");
      json.append(report.result().count(status));
    }
    json.append(",\n  \"rules\": [");
    list(report.result().rules().stream().map(this::rule).toList());
    json.append("\n  ],\n  \"run\": {\n");
    run(report);
    json.append("\n  }\n}\n");
  }

  private void list(List<String> elements) {
    json.append(elements.stream().map(each -> "\n" + each).collect(Collectors.joining(",")));
  }

  private String rule(RuleResult rule) {
    return "    {\n      \"rule\": "
        + string(rule.number())
        + ",\n      \"title\": "
        + string(rule.title())
        + ",\n      \"status\": "
        + string(SummaryTable.word(rule.status()))
        + ",\n      \"tests\": ["
        + rule.tests().stream().map(JsonReport::test).collect(Collectors.joining(","))
        + "\n      ]\n    }";
  }

  private static String test(TestResult test) {
    return "\n        {\"test\": "
        + string(test.name())
        + ", \"title\": "
        + string(test.title())
        + ", \"status\": "
        + string(SummaryTable.word(test.status()))
        + ", \"message\": "
        + string(test.message())
        + "}";
  }

  private void run(KitReport report) {
    List<String> fields = new ArrayList<>();
    fields.add("    \"java\": " + string(Runtime.version().toString()));
    fields.add("    \"system\": "
        + string(System.getProperty("os.name") + ' ' + System.getProperty("os.arch")));
    fields.add("    \"effort\": " + string(report.settings().effort().name()));
    fields.add("    \"seed\": " + report.settings().seed());
    String millis = report.result().rules().stream()
        .flatMap(rule -> rule.tests().stream())
        .map(test -> "\n      " + string(test.name()) + ": " + test.millis())
        .collect(Collectors.joining(","));
    fields.add("    \"milliseconds\": {" + millis + "\n    }");
    json.append(String.join(",\n", fields));
  }

  private static String strings(List<String> values) {
    return values.stream().map(JsonReport::string).collect(Collectors.joining(", ", "[", "]"));
  }

  private static String string(String value) {
    StringBuilder text = new StringBuilder("\"");
    for (int i = 0; i < value.length(); i++) {
      char unit = value.charAt(i);
      if (unit == '"' || unit == '\\') {
        text.append('\\').append(unit);
      } else if (unit == '\n') {
        text.append("\\n");
      } else if (unit < ' ' || unit >= 0x7F) {
        text.append(String.format("\\u%04x", (int) unit));
      } else {
        text.append(unit);
      }
    }
    return text.append('"').toString();
  }
}
