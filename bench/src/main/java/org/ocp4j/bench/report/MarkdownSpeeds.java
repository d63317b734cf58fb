package org.ocp4j.bench.report;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.ocp4j.NodeKind;
import org.ocp4j.Ocp;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpEngine;
import org.ocp4j.OcpNode;
import org.ocp4j.ParseOptions;
import org.ocp4j.cli.CommandException;

/** Reads the parse speeds back from the Markdown of {@link MarkdownReport}. */
final class MarkdownSpeeds {
  private MarkdownSpeeds() {}

  /** Returns the speeds, with no rows if the report has none. */
  static SpeedTable read(Path file) {
    try (OcpEngine engine = Ocp.engine();
        OcpDocument document = engine.parse(file, ParseOptions.MARKDOWN)) {
      return of(document.root());
    } catch (NoSuchFileException e) {
      throw new CommandException(file + ": no such file. Name a report of 'ocp bench'", e);
    } catch (IOException e) {
      throw new CommandException(file + ": cannot be read: " + e, e);
    }
  }

  private static SpeedTable of(OcpNode root) {
    String heading = "";
    String documents = "";
    String unit = "";
    List<SpeedTable.Row> rows = new ArrayList<>();
    for (OcpNode node : root.children()) {
      if (node.kind() == NodeKind.HEADING) {
        heading = node.toText();
      } else if (node.kind() == NodeKind.TABLE && heading.equals("Documents")) {
        documents = fact(node, SpeedTable.FILES);
      } else if (node.kind() == NodeKind.TABLE && heading.equals(SpeedTable.TITLE)) {
        OcpNode head = Objects.requireNonNull(node.firstChild());
        unit = cells(head).get(1);
        for (@Nullable OcpNode row = head.nextSibling(); row != null; row = row.nextSibling()) {
          rows.add(row(row));
        }
      }
    }
    return new SpeedTable(documents, unit, rows);
  }

  private static String fact(OcpNode table, String name) {
    for (OcpNode row : table.children()) {
      List<String> cells = cells(row);
      if (cells.get(0).equals(name)) {
        return cells.get(1);
      }
    }
    return "";
  }

  /** Reads a row of subject, value, spread, best and ratio. */
  private static SpeedTable.Row row(OcpNode row) {
    List<String> cells = cells(row);
    OcpNode subject = Objects.requireNonNull(row.firstChild()).firstChild();
    boolean isEngine = subject != null && subject.kind() == NodeKind.STRONG;
    return new SpeedTable.Row(cells.get(0), cells.get(1), cells.get(4), isEngine);
  }

  private static List<String> cells(OcpNode row) {
    List<String> cells = new ArrayList<>();
    row.children().forEach(cell -> cells.add(cell.toText().strip()));
    return cells;
  }
}
