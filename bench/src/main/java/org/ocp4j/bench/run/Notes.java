package org.ocp4j.bench.run;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Collects the notes that a reader of a run's figures needs. */
final class Notes {
  private Notes() {}

  /** Returns the notes that are known before the run. */
  static List<String> of(Maker maker, HeldSteps held, List<Program.Installed> programs) {
    List<String> notes = new ArrayList<>(maker.notes());
    notes.add(
        "The engines parse .mdx files of the corpus as MDX, the others as Markdown. The libraries"
            + " and programs beside them know no MDX: they take all files as Markdown"
            + (maker.plan().isQuick()
                ? "."
                : ", and what they do is shown beside both,"
                    + " the corpus and the corpus as Markdown."));
    notes.addAll(held.notes());
    notes.add("A full collection takes time even with no documents: that is what the JVM and the"
        + " benchmark itself hold.");
    notes.addAll(programs(programs));
    return notes;
  }

  /** Returns the notes about external programs, including those that are not installed. */
  static List<String> programs(List<Program.Installed> installed) {
    List<String> notes = new ArrayList<>();
    if (!installed.isEmpty()) {
      notes.add(names(installed.stream().map(Program.Installed::program).toList())
          + (installed.size() == 1 ? " is a program" : " are programs")
          + " outside Java. Each run is a process that reads all documents as one, makes HTML of it"
          + " besides parsing it, and drops that; the time of the process with nothing to read is"
          + " taken off. Command: "
          + installed.stream()
              .map(program -> String.join(" ", program.command()))
              .collect(Collectors.joining("; "))
          + ".");
    }
    List<Program> absent = Program.KNOWN.stream()
        .filter(program -> installed.stream().noneMatch(found -> found.program().equals(program)))
        .toList();
    if (!absent.isEmpty()) {
      notes.add("Not measured, as not installed: " + names(absent) + ".");
    }
    return notes;
  }

  private static String names(List<Program> programs) {
    return programs.stream().map(Program::name).collect(Collectors.joining(", "));
  }
}
