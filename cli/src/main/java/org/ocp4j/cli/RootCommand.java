package org.ocp4j.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The command itself, of which everything else is a subcommand. */
@Command(
    name = "ocp",
    description = "Parses MDX and Markdown into OCP payloads, and shows what is in them.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "'ocp help COMMAND' tells more about one of them.",
      "In a checkout, './ocp bench' measures the engines on documents of one's own."
    })
final class RootCommand {
  @Option(
      names = "--stacktrace",
      scope = ScopeType.INHERIT,
      description = "Show where in the program an error came up.")
  private boolean stacktrace;

  /** Whether errors are shown with their stack trace. */
  boolean showsStackTraces() {
    return stacktrace;
  }
}
