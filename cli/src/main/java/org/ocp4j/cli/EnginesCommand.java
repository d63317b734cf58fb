package org.ocp4j.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.ocp4j.Ocp;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/** The command {@code ocp engines}, which lists the engines found. */
@Command(
    name = "engines",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "List the engines found. A star (*) marks the one that is used for more than 1 MB of",
      "sources. For less, commands use java, which starts fastest.",
      "To use another for all, set the system property ocp.engine or the variable OCP_ENGINE."
    })
final class EnginesCommand implements Callable<Integer> {
  private final Console console;

  @Option(names = "--json", description = "Print the list as a JSON array.")
  private boolean json;

  EnginesCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    List<Ocp.Candidate> candidates = Ocp.engines();
    String text = json ? array(candidates) : text(candidates);
    console.out().write((text + "\n").getBytes(StandardCharsets.UTF_8));
    console.out().flush();
    return ExitCode.OK;
  }

  private static String text(List<Ocp.Candidate> candidates) {
    if (candidates.isEmpty()) {
      return "No engine found: put one on the class path, such as ocp4j-engine-java.";
    }
    boolean selected = candidates.stream().anyMatch(Ocp.Candidate::selected);
    return Engines.table(candidates) + (selected ? "" : "\nNone is selected.");
  }

  private static String array(List<Ocp.Candidate> candidates) {
    return candidates.stream()
        .map(EnginesCommand::object)
        .collect(Collectors.joining(",\n  ", "[\n  ", "\n]"));
  }

  private static String object(Ocp.Candidate candidate) {
    return new JsonObject()
        .string("id", candidate.id())
        .number("priority", candidate.priority())
        .bool("available", candidate.available())
        .bool("selected", candidate.selected())
        .string("reason", candidate.reason())
        .string("fix", candidate.fix())
        .string("why", candidate.why())
        .string("provider", candidate.provider())
        .string("location", candidate.location())
        .toString();
  }
}
