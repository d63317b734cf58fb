package org.ocp4j.cli;

import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ocp4j.Extension;
import org.ocp4j.OcpEngine;
import org.ocp4j.ParseOptions;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What a command that reads sources is told of them: which, and how to parse them. */
final class SourceOptions {
  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "What to parse or open; - is the standard input.")
  private List<String> files = List.of();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = {
        "The grammar: ${COMPLETION-CANDIDATES}. Default: auto,",
        "which is MDX for files named *.mdx, else Markdown."
      })
  private FormatChoice format = FormatChoice.AUTO;

  @Option(names = "--no-gfm", description = "Without GitHub's extensions.")
  private boolean withoutGfm;

  @Option(names = "--no-math", description = "Without math.")
  private boolean withoutMath;

  @Option(names = "--no-frontmatter", description = "Without YAML and TOML front matter.")
  private boolean withoutFrontmatter;

  @Option(
      names = "--engine",
      paramLabel = "ID",
      description = "The engine; 'ocp engines' shows which there are.")
  private @Nullable String engineId;

  List<Input> inputs() {
    List<Input> inputs = files.stream().map(Input::new).toList();
    if (inputs.stream().filter(Input::isStandardInput).count() > 1) {
      throw new UsageException("FILE: the standard input can be read once; name - once");
    }
    return inputs;
  }

  /** Opens the engine, which the caller closes. */
  OcpEngine openEngine() {
    return Engines.open(engineId);
  }

  /** Reads the inputs with an engine. */
  DocumentReader reader(OcpEngine engine, boolean lenient, InputStream standardInput) {
    ParseOptions options = parseOptions(engine).withLenient(lenient);
    return new DocumentReader(engine, input -> options.withFormat(format.of(input)), standardInput);
  }

  /** The extensions that are wanted, as far as the engine has them. */
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
