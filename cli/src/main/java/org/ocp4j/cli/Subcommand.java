package org.ocp4j.cli;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The subcommands of {@code ocp}, in the order that its help lists them. */
enum Subcommand {
  PARSE,
  LINT,
  TOC,
  LINKS,
  CHUNK,
  FORMAT,
  DIGEST,
  ENGINES,
  TCK;

  /**
   * Returns the subcommand that a command line starts with, or null if it starts with an option,
   * with {@code help}, or with an unknown word.
   */
  static @Nullable Subcommand startOf(String... arguments) {
    if (arguments.length > 0) {
      for (Subcommand subcommand : values()) {
        if (subcommand.toString().equals(arguments[0])) {
          return subcommand;
        }
      }
    }
    return null;
  }

  /** Makes the object with picocli's annotations that runs the subcommand. */
  Object make(Console console, RootCommand root) {
    return switch (this) {
      case PARSE -> new ParseCommand(console, root);
      case LINT -> new LintCommand(console, root);
      case TOC -> new TocCommand(console, root);
      case LINKS -> new LinksCommand(console, root);
      case CHUNK -> new ChunkCommand(console, root);
      case FORMAT -> new FormatCommand(console, root);
      case DIGEST -> new DigestCommand(console, root);
      case ENGINES -> new EnginesCommand(console);
      case TCK -> new TckCommand(console);
    };
  }

  /** Returns the word of the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
