package org.ocp4j.langchain4j;

import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.ocp4j.MalformedInput;
import org.ocp4j.Ocp;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpEngine;
import org.ocp4j.ParseOptions;

/**
 * Parses texts with an engine.
 *
 * @param engine the engine; null stands for the one that the methods of {@link Ocp} share
 * @param options the options; if no format was chosen, the name of a text decides
 */
record SourceParser(@Nullable OcpEngine engine, ParseOptions options) {
  /** Refuses nothing but what exceeds a limit. */
  static final ParseOptions LENIENT =
      ParseOptions.DEFAULT.withLenient(true).withMalformedInput(MalformedInput.REPLACE);

  private static final Path MDX = Path.of("page.mdx");
  private static final Path MARKDOWN = Path.of("page.md");

  /**
   * Parses a text.
   *
   * @param name the name of its file, or an empty string
   * @return an open document, which the caller closes
   */
  OcpDocument parse(String text, String name) {
    boolean isMdx = name.toLowerCase(Locale.ROOT).endsWith(".mdx");
    ParseOptions own = options.withFormatOf(isMdx ? MDX : MARKDOWN);
    return engine == null ? Ocp.parse(text, own) : engine.parse(text, own);
  }
}
