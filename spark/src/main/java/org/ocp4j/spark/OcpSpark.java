package org.ocp4j.spark;

import static org.apache.spark.sql.functions.call_function;
import static org.apache.spark.sql.functions.lit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.ocp4j.spark.internal.functions.Registration;

/**
 * The SQL functions of ocp4j as functions on columns, for Java and Scala.
 *
 * <pre>{@code
 * OcpSpark.register(session);
 * Dataset<Row> texts = pages
 *     .withColumn("payload", OcpSpark.parse(col("source")))
 *     .select(col("path"), OcpSpark.text(col("payload")));
 * }</pre>
 *
 * <p>The functions {@code parse}, {@code parseStrict} and {@code error} parse a source, a STRING or
 * a BINARY in UTF-8. All others read the payload that {@code parse} returns; they neither parse nor
 * copy it, and fail with an {@link OcpFunctionException} for bytes that are no payload. Every
 * function returns null if one of its arguments is null. Offsets are in bytes of the source in
 * UTF-8; lines and columns start at 1, and columns count UTF-16 code units. Fields of structs are
 * not null unless their description says so.
 *
 * <p>Every function works in sessions of Spark Connect too, if the server has {@link
 * OcpExtensions}.
 */
public final class OcpSpark {
  private OcpSpark() {}

  /**
   * Adds the functions to a session, for SQL and for this class. Sessions of an application that
   * was started with {@link OcpExtensions} have them already.
   *
   * @throws UnsupportedOperationException when it is a session of Spark Connect, whose server has
   *     the functions or lacks them
   */
  public static void register(SparkSession session) {
    Objects.requireNonNull(session, "session");
    if (!(session instanceof org.apache.spark.sql.classic.SparkSession classic)) {
      throw new UnsupportedOperationException("functions cannot be added through a "
          + session.getClass().getName()
          + ": start the server of Spark Connect with the setting spark.sql.extensions="
          + OcpExtensions.class.getName());
    }
    Registration.register(classic);
  }

  /** Returns the payload of a source as BINARY; null if the source does not parse. */
  public static Column parse(Column source) {
    return parse(source, Map.of());
  }

  /**
   * Returns the payload of a source as BINARY; null if the source does not parse.
   *
   * @param options the options of the parser, such as {@code Map.of("format", "markdown")}
   */
  public static Column parse(Column source, Map<String, String> options) {
    return call("ocp_parse", options, source);
  }

  /** Returns the payload of a source as BINARY; fails the job if the source does not parse. */
  public static Column parseStrict(Column source) {
    return parseStrict(source, Map.of());
  }

  /**
   * Returns the payload of a source as BINARY; fails the job if the source does not parse, with an
   * {@link OcpFunctionException} that names the mistake and its place.
   *
   * @param options the options of the parser, as {@link #parse(Column, Map)} has them
   */
  public static Column parseStrict(Column source, Map<String, String> options) {
    return call("ocp_parse_strict", options, source);
  }

  /** Returns why a source does not parse, as {@link #error(Column, Map)} does. */
  public static Column error(Column source) {
    return error(source, Map.of());
  }

  /**
   * Returns why a source does not parse, or null if the source parses. The source is parsed for
   * that. The struct has these fields:
   *
   * <ul>
   *   <li>{@code code}, STRING: the kind of the mistake, such as {@code end-tag-mismatch}; {@code
   *       limit-source-bytes} and the like for a limit; {@code memory-limit}
   *   <li>{@code message}, STRING: a sentence that says what is wrong, without the place
   *   <li>{@code offset}, BIGINT: where the mistake starts; null if there is no place
   *   <li>{@code line} and {@code column}, INT: the same place; null for limits
   * </ul>
   *
   * @param options the options of the parser, as {@link #parse(Column, Map)} has them
   */
  public static Column error(Column source, Map<String, String> options) {
    return call("ocp_error", options, source);
  }

  /** Returns the text that a reader sees, as {@link org.ocp4j.render.TextRenderer} does. */
  public static Column text(Column payload) {
    return call("ocp_text", payload);
  }

  /** Returns HTML that is safe to show, as {@link org.ocp4j.render.HtmlRenderer} does. */
  public static Column html(Column payload) {
    return call("ocp_html", payload);
  }

  /** Returns the tree as mdast in JSON, as {@link org.ocp4j.render.JsonRenderer} does. */
  public static Column json(Column payload) {
    return call("ocp_json", payload);
  }

  /**
   * Returns the document as Markdown or MDX in one style, as {@link
   * org.ocp4j.toolkit.markdown.MarkdownRenderer} does.
   */
  public static Column markdown(Column payload) {
    return call("ocp_markdown", payload);
  }

  /**
   * Returns the headings that start a section, as an array of structs, in document order. Headings
   * in quotes, lists and footnotes start no section; {@link #nodes} has all. The fields are those
   * of a {@link org.ocp4j.toolkit.outline.Section}:
   *
   * <ul>
   *   <li>{@code depth}, INT, from 1 to 6; {@code title} and {@code slug}, STRING
   *   <li>{@code start}, {@code content_start} and {@code end}, INT: where the section starts,
   *       where the heading ends, and where the section with its subsections ends
   *   <li>{@code first_line} and {@code last_line}, INT
   * </ul>
   */
  public static Column headings(Column payload) {
    return call("ocp_headings", payload);
  }

  /**
   * Returns the links and images, as an array of structs, in document order. The fields are those
   * of a {@link org.ocp4j.toolkit.links.Link}:
   *
   * <ul>
   *   <li>{@code kind}, STRING: {@code inline}, {@code reference}, {@code autolink}, {@code
   *       definition}, {@code jsx_attribute} or {@code html_attribute}
   *   <li>{@code image}, BOOLEAN; {@code target}, STRING; {@code title}, STRING or null; {@code
   *       text}, STRING, what a reader sees
   *   <li>{@code external}, BOOLEAN: whether the target has a scheme or starts with {@code //}
   *   <li>{@code start}, {@code end}, {@code line} and {@code column}, INT
   * </ul>
   */
  public static Column links(Column payload) {
    return call("ocp_links", payload);
  }

  /**
   * Returns the blocks of code, as an array of structs, in document order:
   *
   * <ul>
   *   <li>{@code language} and {@code meta}, STRING or null; {@code text}, STRING, the code
   *   <li>{@code fenced}, BOOLEAN: {@code false} for indented code
   *   <li>{@code start}, {@code end} and {@code line}, INT
   * </ul>
   */
  public static Column code(Column payload) {
    return call("ocp_code", payload);
  }

  /**
   * Returns the front matter, as a map from STRING to STRING; null for a document without front
   * matter. Lists and maps are JSON, and other values are their text. Front matter that is not
   * valid is a map with one entry, {@value
   * org.ocp4j.chunks.ChunkMetadata#FRONT_MATTER_ERROR}, whose value is the reason. TOML needs
   * {@code com.fasterxml.jackson.dataformat:jackson-dataformat-toml} on the class path, in the
   * version of Spark's own Jackson; without it the job fails.
   */
  public static Column frontMatter(Column payload) {
    return call("ocp_frontmatter", payload);
  }

  /**
   * Returns the findings of the {@link org.ocp4j.lint.Linter}, as an array of structs, in source
   * order:
   *
   * <ul>
   *   <li>{@code rule}, STRING, such as {@code heading-increment}; {@code severity}, STRING: {@code
   *       error}, {@code warning} or {@code hint}; {@code message}, STRING
   *   <li>{@code start}, {@code end}, {@code line} and {@code column}, INT
   * </ul>
   */
  public static Column lint(Column payload) {
    return call("ocp_lint", payload);
  }

  /**
   * Returns the mistakes that a lenient parser has read as text, as an array of structs with the
   * fields of {@link #lint}. The {@code rule} is the code of the mistake, as {@code error} has it.
   */
  public static Column diagnostics(Column payload) {
    return call("ocp_diagnostics", payload);
  }

  /**
   * Returns all nodes, as an array of structs, in document order:
   *
   * <ul>
   *   <li>{@code index}, INT: the position in document order, 0 for the root
   *   <li>{@code kind}, STRING: the type of mdast, such as {@code listItem}
   *   <li>{@code depth}, INT: the number of ancestors
   *   <li>{@code start} and {@code end}, INT
   *   <li>{@code parent}, INT: the index of the parent; null for the root
   *   <li>{@code name}, STRING: the name of a JSX element; null for fragments and other kinds
   *   <li>{@code value}, STRING: the text, the code, the expression; null for kinds without one
   * </ul>
   */
  public static Column nodes(Column payload) {
    return call("ocp_nodes", payload);
  }

  /** Cuts a document without an id into chunks, as {@link #chunks(Column, int, Map)} does. */
  public static Column chunks(Column payload, int budget) {
    return chunks(payload, budget, Map.of());
  }

  /**
   * Cuts a document without an id into chunks; see {@link #chunks(Column, int, Column, Map)}. Equal
   * chunks of two documents have the same id.
   */
  public static Column chunks(Column payload, int budget, Map<String, String> options) {
    return call("ocp_chunks", options, payload, lit(budget));
  }

  /**
   * Cuts a document into chunks for search and retrieval, and returns an array of structs. The
   * fields are those of a {@link org.ocp4j.chunks.Chunk} without the front matter:
   *
   * <ul>
   *   <li>{@code id}, {@code document_id}, STRING; {@code index}, INT
   *   <li>{@code text}, {@code context}, {@code markdown}, STRING; {@code size}, INT
   *   <li>{@code first_line}, {@code last_line}, INT; {@code anchor}, STRING
   *   <li>{@code ranges}, an array of structs: {@code start}, {@code end}, INT; {@code
   *       utf16_start}, {@code utf16_end}, BIGINT; {@code first_line}, {@code last_line}, INT;
   *       {@code repeated}, BOOLEAN
   *   <li>{@code heading_path}, an array of structs: {@code depth}, INT; {@code title}, {@code
   *       slug}, STRING
   *   <li>{@code kinds}, {@code languages}, {@code components}, arrays of STRING
   *   <li>{@code links}, an array of the structs of {@link #links}
   * </ul>
   *
   * @param budget the greatest size of a chunk's text, at least 1, in the unit that the options
   *     name
   * @param documentId a column of STRING that tells documents from each other, such as their path
   * @param options the options of {@code ocp_chunks}, such as {@code Map.of("unit", "words")}
   */
  public static Column chunks(
      Column payload, int budget, Column documentId, Map<String, String> options) {
    return call("ocp_chunks", options, payload, lit(budget), documentId);
  }

  private static Column call(String function, Column... arguments) {
    return call_function(function, arguments);
  }

  private static Column call(String function, Map<String, String> options, Column... arguments) {
    List<Column> all = new ArrayList<>(List.of(arguments));
    if (!options.isEmpty()) {
      List<Column> entries = new ArrayList<>();
      options.forEach((name, value) -> {
        entries.add(lit(name));
        entries.add(lit(value));
      });
      all.add(functions.map(entries.toArray(Column[]::new)));
    }
    return call_function(function, all.toArray(Column[]::new));
  }
}
