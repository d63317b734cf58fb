package org.ocp4j.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * Writes the manual page of a command, in roff, from picocli's description. The generator of
 * picocli itself writes AsciiDoc, which needs a converter in Ruby.
 */
final class ManPage {
  private final CommandSpec command;
  private final StringBuilder text = new StringBuilder();

  private ManPage(CommandSpec command) {
    this.command = command;
  }

  /** Returns the page of a command. */
  static String of(CommandLine command, String version) {
    ManPage page = new ManPage(command.getCommandSpec());
    page.write(version);
    return page.text.toString();
  }

  /** Returns the name of a command's page, such as {@code ocp-parse}. */
  static String name(CommandSpec command) {
    return command.qualifiedName("-");
  }

  private void write(String version) {
    String name = name(command);
    line(".TH " + quoted(name.toUpperCase(Locale.ROOT)) + " 1 \"\" " + quoted("ocp " + version)
        + " " + quoted("ocp4j"));
    String description = joined(command.usageMessage().description());
    section("NAME");
    line(escaped(name) + " \\- " + escaped(firstSentence(description)));
    section("SYNOPSIS");
    unfilled(new Help(command, Help.defaultColorScheme(Ansi.OFF)).synopsis(0));
    section("DESCRIPTION");
    line(escaped(description));
    arguments();
    options();
    commands();
    exitCodes();
    footer();
  }

  private void arguments() {
    List<PositionalParamSpec> shown =
        command.positionalParameters().stream().filter(found -> !found.hidden()).toList();
    if (!shown.isEmpty()) {
      section("ARGUMENTS");
      shown.forEach(found -> item(found.paramLabel(), found));
    }
  }

  private void options() {
    List<OptionSpec> shown =
        command.options().stream().filter(found -> !found.hidden()).toList();
    if (!shown.isEmpty()) {
      section("OPTIONS");
      shown.forEach(found -> item(
          String.join(", ", found.names())
              + (found.arity().max() == 0 ? "" : "=" + found.paramLabel()),
          found));
    }
  }

  private void commands() {
    if (!command.subcommands().isEmpty()) {
      section("COMMANDS");
      command.subcommands().forEach((name, subcommand) -> {
        String about = joined(subcommand.getCommandSpec().usageMessage().description());
        line(".TP");
        line("\\fB" + escaped(name) + "\\fR");
        line(escaped(firstSentence(about)));
      });
    }
  }

  private void exitCodes() {
    if (!command.usageMessage().exitCodeList().isEmpty()) {
      section("EXIT STATUS");
      command.usageMessage().exitCodeList().forEach((code, meaning) -> {
        line(".TP");
        line("\\fB" + escaped(code) + "\\fR");
        line(escaped(formatted(meaning)));
      });
    }
  }

  private void footer() {
    String[] lines = command.usageMessage().footer();
    if (lines.length > 0) {
      String heading = formatted(command.usageMessage().footerHeading()).strip();
      section(
          heading.isEmpty() ? "NOTES" : heading.replaceFirst(":$", "").toUpperCase(Locale.ROOT));
      List<String> shown = new ArrayList<>();
      for (String footer : lines) {
        shown.add(formatted(footer));
      }
      unfilled(String.join("\n", shown).strip());
    }
  }

  private void item(String names, ArgSpec argument) {
    line(".TP");
    line("\\fB" + escaped(names) + "\\fR");
    line(escaped(joined(argument.description())));
  }

  private void section(String title) {
    line(".SH " + quoted(title));
  }

  private void unfilled(String lines) {
    line(".nf");
    lines.lines().forEach(found -> line(escaped(found)));
    line(".fi");
  }

  private void line(String line) {
    text.append(line).append('\n');
  }

  private static String joined(String... lines) {
    List<String> shown = new ArrayList<>();
    for (String line : lines) {
      shown.add(formatted(line).strip());
    }
    return String.join(" ", shown).strip();
  }

  /** Returns text as picocli shows it: it formats it, so that {@code %n} is a line break. */
  private static String formatted(String text) {
    return Ansi.OFF.string(String.format(Locale.ROOT, text));
  }

  private static String firstSentence(String text) {
    int end = text.indexOf(". ");
    return (end < 0 ? text : text.substring(0, end)).replaceFirst("\\.$", "");
  }

  private static String quoted(String text) {
    return '"' + escaped(text).replace("\"", "\\(dq") + '"';
  }

  /** Returns text with everything escaped that roff would interpret. */
  private static String escaped(String text) {
    String plain = text.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq");
    return plain.startsWith(".") ? "\\&" + plain : plain;
  }
}
