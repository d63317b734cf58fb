package org.ocp4j.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.AutoComplete;
import picocli.CommandLine;

/** Writes the manual pages and the completions of the command, for its archive. */
public final class Reference {
  private Reference() {}

  /**
   * Writes the files to a folder.
   *
   * @param arguments the folder, and the version of the command
   * @throws IOException if a file cannot be written
   */
  public static void main(String[] arguments) throws IOException {
    CommandLine command = Main.all(Console.ofProcess(), new RootCommand());
    Path folder = Path.of(arguments[0]);
    String version = arguments[1];
    Path pages = Files.createDirectories(folder.resolve("man/man1"));
    write(pages, command, version);
    for (CommandLine subcommand : command.getSubcommands().values()) {
      write(pages, subcommand, version);
    }
    Path completions = Files.createDirectories(folder.resolve("completions"));
    Files.writeString(completions.resolve("ocp.bash"), AutoComplete.bash("ocp", command));
    Files.writeString(completions.resolve("ocp.zsh"), """
        # Completions of ocp for zsh. In ~/.zshrc: source /path/to/ocp/completions/ocp.zsh
        source "${${(%):-%x}:A:h}/ocp.bash"
        """);
  }

  private static void write(Path folder, CommandLine command, String version) throws IOException {
    String name = ManPage.name(command.getCommandSpec());
    Files.writeString(folder.resolve(name + ".1"), ManPage.of(command, version));
  }
}
