package org.ocp4j.lucene;

import java.io.Closeable;
import java.io.Reader;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.lucene.analysis.CharFilterFactory;
import org.jspecify.annotations.Nullable;
import org.ocp4j.Extension;
import org.ocp4j.Format;
import org.ocp4j.Ocp;
import org.ocp4j.OcpClosedException;
import org.ocp4j.OcpEngine;
import org.ocp4j.OcpEngineException;
import org.ocp4j.ParseOptions;

/**
 * Creates {@link OcpMarkdownCharFilter filters} that turn Markdown or MDX into plain text. Its name
 * is {@value #NAME}.
 *
 * <pre>{@code
 * Analyzer analyzer = CustomAnalyzer.builder()
 *     .addCharFilter("ocpMarkdown", "format", "mdx")
 *     .withTokenizer("standard")
 *     .addTokenFilter("lowercase")
 *     .build();
 * }</pre>
 *
 * <table>
 * <caption>Arguments, none of which is required</caption>
 * <tr><th>argument</th><th>value</th><th>default</th></tr>
 * <tr><td>{@code format}</td><td>{@code markdown} or {@code mdx}</td><td>{@code markdown}</td></tr>
 * <tr><td>{@code extensions}</td><td>some of {@code gfm}, {@code math} and {@code frontmatter},
 *     separated by commas; or {@code none}</td><td>all</td></tr>
 * <tr><td>{@code engine}</td><td>the name of an engine</td><td>as {@link Ocp#engine()} chooses</td>
 *     </tr>
 * </table>
 *
 * <p>The factory opens an engine with the first filter. {@link #close()} closes it; {@code
 * CustomAnalyzer.getCharFilterFactories()} returns the factories of an analyzer, which does not
 * close them itself. Any number of threads may use a factory.
 */
public final class OcpMarkdownCharFilterFactory extends CharFilterFactory implements Closeable {
  /** The name by which analyzers find this factory. */
  public static final String NAME = "ocpMarkdown";

  private final ParseOptions options;
  private final @Nullable String engineName;
  private final boolean ownsEngine;
  private @Nullable OcpEngine engine;
  private boolean isClosed;

  /**
   * Only for the service loader, which needs it but does not call it.
   *
   * @throws UnsupportedOperationException always
   */
  public OcpMarkdownCharFilterFactory() {
    throw defaultCtorException();
  }

  /**
   * Creates a factory from arguments, which are removed from the map.
   *
   * @throws IllegalArgumentException when an argument is unknown or has an unknown value
   */
  public OcpMarkdownCharFilterFactory(Map<String, String> args) {
    super(args);
    Format format =
        Format.valueOf(get(args, "format", List.of("markdown", "mdx"), "markdown", false)
            .toUpperCase(Locale.ROOT));
    options = ParseOptions.DEFAULT
        .withFormat(format)
        .withExtensions(extensions(getSet(args, "extensions")));
    engineName = get(args, "engine");
    ownsEngine = true;
    if (!args.isEmpty()) {
      throw new IllegalArgumentException(
          "unknown arguments of " + NAME + ": " + args + "; it has format, extensions and engine");
    }
  }

  /**
   * Creates a factory with an engine.
   *
   * @param engine what parses; the caller closes it, and {@link #close()} does not
   * @param options the format, the extensions and the limits
   */
  public OcpMarkdownCharFilterFactory(OcpEngine engine, ParseOptions options) {
    super(new HashMap<>());
    this.engine = Objects.requireNonNull(engine, "engine");
    this.options = Objects.requireNonNull(options, "options");
    engineName = null;
    ownsEngine = false;
  }

  private static Extension[] extensions(@Nullable Set<String> names) {
    if (names == null) {
      return Extension.values();
    }
    return names.stream()
        .filter(name -> !name.equals("none"))
        .map(OcpMarkdownCharFilterFactory::extension)
        .toArray(Extension[]::new);
  }

  private static Extension extension(String name) {
    for (Extension extension : Extension.values()) {
      if (extension.name().equalsIgnoreCase(name)) {
        return extension;
      }
    }
    throw new IllegalArgumentException(
        "unknown extension \"" + name + "\": use gfm, math, frontmatter or none");
  }

  /**
   * Creates a filter.
   *
   * @param input the Markdown or MDX; closed with the filter
   * @throws OcpEngineException when no engine is available, or none with the given name
   * @throws OcpClosedException when this factory is closed
   */
  @Override
  public Reader create(Reader input) {
    return new OcpMarkdownCharFilter(input, engine(), options);
  }

  private synchronized OcpEngine engine() {
    if (isClosed) {
      throw new OcpClosedException("the filter factory is closed");
    }
    OcpEngine opened = engine;
    if (opened == null) {
      opened =
          engineName == null ? Ocp.engine() : Ocp.builder().engine(engineName).build();
      engine = opened;
    }
    return opened;
  }

  /**
   * Closes the engine that this factory opened. Filters that have not been read yet throw {@link
   * OcpClosedException}. A second call has no effect.
   */
  @Override
  public synchronized void close() {
    isClosed = true;
    OcpEngine opened = engine;
    if (ownsEngine && opened != null) {
      opened.close();
    }
  }
}
