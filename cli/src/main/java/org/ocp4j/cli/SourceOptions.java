package org.ocp4j.cli;

import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ocp4j.Extension;
import org.ocp4j.OcpEngine;
import org.ocp4j.ParseOptions;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The options of commands that read sources: which files, and how to parse them. */
final class SourceOptions {
  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "A file to read; - is the standard input.")
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
      description = "The engine to use; 'ocp engines' lists them.")
  private @Nullable String engineId;

  List<Input> inputs() {
    List<Input> inputs = files.stream().map(Input::new).toList();
    if (inputs.stream().filter(Input::isStandardInput).count() > 1) {
      throw new UsageException(
          "FILE: - is given twice, but the standard input can be read only once");
    }
    return inputs;
  }

  /** Opens the chosen engine. The caller must close it. */
  OcpEngine openEngine() {
    return Engines.open(engineId);
  }

  /** Returns a reader that parses the inputs with an engine and with these options. */
  DocumentReader reader(OcpEngine engine, boolean lenient, InputStream standardInput) {
    ParseOptions options = parseOptions(engine).withLenient(lenient);
    return new DocumentReader(engine, input -> options.withFormat(format.of(input)), standardInput);
  }

  /**
   * Returns parse options with all extensions that the engine supports and the user did not turn
   * off.
   */
  private ParseOptions parseOptions(OcpEngine engine) {
    ParseOptions options = ParseOptions.DEFAULT;
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
