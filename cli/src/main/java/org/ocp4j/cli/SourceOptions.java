package org.ocp4j.cli;

import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ocp4j.Extension;
import org.ocp4j.Format;
import org.ocp4j.OcpEngine;
import org.ocp4j.ParseOptions;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The options of commands that read sources: which files, and how to parse them. */
final class SourceOptions {
  @Parameters(
      arity = "0..*",
      paramLabel = "FILE",
      description = {
        "A file, a folder, or a pattern: 'docs/**/*.md'.",
        "Of a folder, all *.md, *.mdx and *.markdown in it",
        "and below are read, without hidden folders and",
        "node_modules. - or no FILE: the standard input."
      })
  private List<String> files = List.of();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = {
        "The grammar: ${COMPLETION-CANDIDATES}. Default: auto,",
        "which is MDX for files named *.mdx, else Markdown."
      })
  private FormatChoice format = FormatChoice.AUTO;

  @Option(names = "--no-gfm", description = "Turn off GitHub's extensions.")
  private boolean withoutGfm;

  @Option(names = "--no-math", description = "Turn off math.")
  private boolean withoutMath;

  @Option(names = "--no-frontmatter", description = "Turn off YAML and TOML front matter.")
  private boolean withoutFrontmatter;

  @Option(
      names = "--engine",
      paramLabel = "ID",
      description = {
        "The engine to use; 'ocp engines' lists them.",
        "Default: java for up to 1 MB, which starts fastest;",
        "else the one that 'ocp engines' marks."
      })
  private @Nullable String engineId;

  /**
   * Returns the inputs that the arguments name, or the standard input if there are no arguments.
   * Prints a notice about folders that were skipped.
   */
  List<Input> inputs(Console console) {
    return InputFinder.ofMarkdown().find(files, console);
  }

  /** Returns the format that a source is parsed as. */
  Format formatOf(Input input) {
    return format.of(input);
  }

  /** Opens the chosen engine, or the one that suits the inputs. The caller must close it. */
  OcpEngine openEngine(List<Input> inputs) {
    return engineId == null ? Engines.openFor(inputs) : Engines.open(engineId);
  }

  /** Returns a reader that parses the inputs with an engine and with these options. */
  DocumentReader reader(OcpEngine engine, boolean lenient, InputStream standardInput) {
    ParseOptions options = parseOptions(engine).withLenient(lenient);
    return new DocumentReader(engine, input -> options.withFormat(formatOf(input)), standardInput);
  }

  /**
   * Returns parse options with all extensions that the engine supports and the user did not turn
   * off. They have a format only if the user chose one.
   */
  ParseOptions parseOptions(OcpEngine engine) {
    ParseOptions options = ParseOptions.DEFAULT;
    if (format != FormatChoice.AUTO) {
      options = options.withFormat(formatOf(Input.standard()));
    }
    for (Extension extension : Extension.values()) {
      boolean unwanted = switch (extension) {
        case GFM -> withoutGfm;
        case MATH -> withoutMath;
        case FRONTMATTER -> withoutFrontmatter;
      };
      options = options.with(extension, !unwanted && engine.extensions().contains(extension));
    }
    return options;
  }
}
