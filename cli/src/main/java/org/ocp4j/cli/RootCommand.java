package org.ocp4j.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The command {@code ocp} itself, which holds the subcommands. */
@Command(
    name = "ocp",
    description = {
      "Parses, checks and formats MDX and Markdown, and converts them to OCP payloads,",
      "JSON and HTML."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "'ocp help COMMAND' describes a command.",
      "In a checkout, './ocp bench' measures the engines on your own documents."
    })
final class RootCommand {
  @Option(
      names = "--stacktrace",
      scope = ScopeType.INHERIT,
      description = "Print the Java stack trace of an error.")
  private boolean stacktrace;

  /** Returns {@code true} if errors are shown with their stack traces. */
  boolean showsStackTraces() {
    return stacktrace;
  }
}
