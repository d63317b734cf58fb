package org.ocp4j.cli;

import java.io.IOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpEngine;
import org.ocp4j.Severity;
import org.ocp4j.lint.LintRule;
import org.ocp4j.lint.Linter;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code ocp lint}, which checks documents for syntax errors and probable mistakes. */
@Command(
    name = "lint",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    sortSynopsis = false,
    description = {
      "Check MDX and Markdown for syntax errors and probable mistakes, such as",
      "broken links and references without definitions (all rules are below)."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:nothing found as severe as --fail-on",
      "1:something found as severe as that, or an input failed",
      "2:wrong usage"
    },
    footerHeading = "%nObjects of --json:%n")
final class LintCommand implements Callable<Integer> {
  private static final List<String> JSON = List.of(
      "  {\"file\",\"line\",\"column\",\"offset\",\"endLine\",\"endColumn\",\"endOffset\",",
      "  \"severity\",\"rule\",\"message\"}, in one array. Lines and columns count from 1,",
      "  offsets from 0; columns and offsets are in UTF-16 code units. Unknown",
      "  positions are null. For syntax errors and failed inputs, rule is a code, as",
      "  in 'parse'.");

  private final Console console;
  private final RootCommand root;

  @Option(
      names = "--rule",
      paramLabel = "RULE=LEVEL",
      split = ",",
      hideParamSyntax = true,
      converter = {LintRuleConverter.class},
      description = {
        "Set the level of a rule: off, hint, warning or",
        "error. Can be repeated. The rules are below."
      })
  private Map<LintRule, LintLevel> levels = new EnumMap<>(LintRule.class);

  @Option(
      names = "--fail-on",
      paramLabel = "LEVEL",
      description = {
        "Exit with code 1 if a notice has this level or worse:",
        "${COMPLETION-CANDIDATES}. Default: error."
      })
  private LintLevel failOn = LintLevel.ERROR;

  @Option(names = "--json", description = "Print the notices as a JSON array (see below).")
  private boolean json;

  @Mixin
  private SourceOptions sources = new SourceOptions();

  LintCommand(Console console, RootCommand root) {
    this.console = console;
    this.root = root;
  }

  /** Adds the descriptions of the rules to the help text. */
  @Spec
  void spec(CommandSpec spec) {
    Stream<String> rules = Arrays.stream(LintRule.values())
        .flatMap(rule -> Stream.of(
            "  " + rule.id() + " (" + word(rule.defaultSeverity()) + ")",
            "      " + rule.description()));
    Stream<String> all =
        Stream.of(JSON.stream(), Stream.of("", "Rules:"), rules).flatMap(lines -> lines);
    spec.usageMessage().footer(all.toArray(String[]::new));
  }

  private static String word(Severity severity) {
    return severity.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public Integer call() throws IOException {
    List<Input> inputs = sources.inputs(console);
    Linter linter = linter();
    try (OcpEngine engine = sources.openEngine(inputs)) {
      DocumentReader reader = sources.reader(engine, engine.supportsLenient(), console.in());
      return lint(inputs, reader, linter) ? ExitCode.OK : ExitCode.SOFTWARE;
    }
  }

  private Linter linter() {
    Linter.Builder builder = Linter.builder();
    levels.forEach((rule, level) -> {
      Severity severity = level.severity();
      if (severity == null) {
        builder.off(rule);
      } else {
        builder.severity(rule, severity);
      }
    });
    return builder.build();
  }

  /**
   * Returns {@code true} if no input failed and no notice is as severe as {@code --fail-on} says.
   */
  private boolean lint(List<Input> inputs, DocumentReader reader, Linter linter)
      throws IOException {
    InputReporter reporter = new InputReporter(console.err(), root.showsStackTraces());
    LintOutput output =
        json ? new LintJson(console.out(), reporter) : new LintLines(console.out(), reporter);
    boolean fine = true;
    for (Input input : inputs) {
      try (OcpDocument document = reader.read(input)) {
        List<Notice> notices = Notice.of(document, linter);
        output.notices(input, document, notices);
        fine &= notices.stream().noneMatch(notice -> failOn.isReachedBy(notice.severity()));
      } catch (InputException e) {
        output.failure(input, e.failure());
        fine = false;
      }
    }
    output.finish();
    return fine;
  }
}
