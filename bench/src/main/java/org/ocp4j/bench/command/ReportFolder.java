package org.ocp4j.bench.command;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.ocp4j.bench.report.HtmlReport;
import org.ocp4j.bench.report.SavedRun;
import org.ocp4j.cli.CommandException;

/**
 * The folder that reports are written to. A report is named after the time its run began, and none
 * is ever overwritten.
 */
final class ReportFolder {
  private final Path folder;

  private ReportFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * Checks that the folder exists or can be made, and returns it. This happens before the
   * measurements, so that no figures are lost.
   */
  static ReportFolder open(Path folder) {
    Path there = folder.toAbsolutePath();
    while (!Files.exists(there) && there.getParent() != null) {
      there = there.getParent();
    }
    if (!Files.isDirectory(there)) {
      throw new CommandException("--report: " + there + " is a file; name a folder", null);
    }
    if (!Files.isWritable(there)) {
      throw new CommandException("--report: cannot write to " + there + "; name another", null);
    }
    return new ReportFolder(folder);
  }

  /** Writes a run as HTML and as JSON, and returns the paths of the two files. */
  List<Path> write(SavedRun saved) throws IOException {
    Files.createDirectories(folder);
    String when = saved.run().when().replaceFirst("(\\.\\d+)?Z?$", "");
    String name = when.replaceAll("[^0-9A-Za-z]", "-");
    for (int number = 1; ; number++) {
      String numbered = number == 1 ? name : name + "-" + number;
      Path json = folder.resolve(numbered + ".json");
      Path html = folder.resolve(numbered + ".html");
      if (Files.exists(html)) {
        continue;
      }
      try {
        Files.writeString(json, saved.toJson(), StandardOpenOption.CREATE_NEW);
      } catch (FileAlreadyExistsException e) {
        continue;
      }
      Files.writeString(html, HtmlReport.of(saved), StandardOpenOption.CREATE_NEW);
      return List.of(html, json);
    }
  }
}
