package org.ocp4j.toolkit.frontmatter;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ocp4j.NodeKind;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpNode;

/**
 * The front matter of a document, in YAML or TOML.
 *
 * <pre>{@code
 * record Post(String title, LocalDate date, List<String> tags) {}
 *
 * Map<String, Object> map = FrontMatter.of(document).orElseThrow().asMap();
 * Post post = FrontMatter.of(document).map(f -> f.as(Post.class)).orElseThrow();
 * }</pre>
 *
 * <p>YAML is read with SnakeYAML Engine ({@code org.snakeyaml:snakeyaml-engine}) and TOML with
 * Jackson ({@code com.fasterxml.jackson.dataformat:jackson-dataformat-toml}). A program adds the
 * one it needs; without it, {@link #asMap} and {@link #as} throw an {@link IllegalStateException}
 * that names the artifact.
 *
 * <p>Reading creates no objects but those of the JDK that {@link #asMap} lists. Tags of YAML are
 * refused, and so are keys that occur twice. Front matter has at most 1 MiB, is at most 64 levels
 * deep, and has at most 100,000 values when the aliases of YAML are replaced by what they stand
 * for.
 *
 * <p>Immutable; any number of threads may use it. It stays valid after the document is closed.
 */
public final class FrontMatter {
  static final int LARGEST = 1 << 20;
  static final int DEEPEST = 64;
  static final int MOST_VALUES = 100_000;

  private final Syntax syntax;
  private final String raw;

  /** What was read, once it was. */
  private volatile @Nullable Values values;

  /** The syntax of front matter. */
  public enum Syntax {
    /** YAML 1.2, between lines of three dashes. */
    YAML,
    /** TOML 1.0, between lines of three plus signs. */
    TOML
  }

  private FrontMatter(Syntax syntax, String raw) {
    this.syntax = syntax;
    this.raw = raw;
  }

  /**
   * Returns the front matter of a document; empty if it has none, or was parsed without the
   * extension.
   *
   * @throws org.ocp4j.OcpClosedException when the document is closed
   */
  public static Optional<FrontMatter> of(OcpDocument document) {
    OcpNode first = document.root().firstChild();
    if (first == null) {
      return Optional.empty();
    }
    NodeKind kind = first.kind();
    if (kind != NodeKind.YAML && kind != NodeKind.TOML) {
      return Optional.empty();
    }
    Syntax syntax = kind == NodeKind.YAML ? Syntax.YAML : Syntax.TOML;
    return Optional.of(new FrontMatter(syntax, Objects.requireNonNullElse(first.value(), "")));
  }

  /** Returns the syntax, which the marks around the front matter say. */
  public Syntax syntax() {
    return syntax;
  }

  /** Returns the lines between the marks, as they are in the source. */
  public String raw() {
    return raw;
  }

  /**
   * Returns the values by their keys, in the order of the source; empty for empty front matter. The
   * map and all lists and maps in it are unmodifiable. Values are:
   *
   * <ul>
   *   <li>{@link String}, {@link Boolean}, and null;
   *   <li>{@link Long}, and {@link java.math.BigInteger} for larger numbers;
   *   <li>{@link Double};
   *   <li>of TOML, {@link java.time.LocalDate}, {@link java.time.LocalTime}, {@link
   *       java.time.LocalDateTime} and {@link java.time.OffsetDateTime}; a date of YAML is text;
   *   <li>{@link java.util.List} and {@link Map} of such values. A key of YAML that is no text
   *       becomes the text that stands there.
   * </ul>
   *
   * <p>The key {@code <<} of YAML adds the entries of the map, or of the maps in a list, that are
   * not there themselves.
   *
   * @throws FrontMatterException when this is not valid, not a map, or exceeds a limit
   * @throws IllegalStateException when the library that reads it is missing
   */
  public Map<String, @Nullable Object> asMap() {
    return values().map();
  }

  /**
   * Returns a record with the values. Each component gets the value of the key with its name; if
   * there is none, the value of the key that has the same letters and digits, whatever their case:
   * {@code publishedAt} finds {@code published-at}. Other keys are ignored.
   *
   * <p>Components are texts, numbers, booleans, enums (names as in the key rule), {@link
   * java.net.URI}, types of {@code java.time}, lists, sets, maps with keys that are texts, {@link
   * Optional}, other records, and {@link Object} for any value. A text is a date or a time if it is
   * one in the form of ISO 8601. A component without a value is null, or empty if it is an {@code
   * Optional}; a primitive one is an error.
   *
   * @throws FrontMatterException when this is not valid, or does not fit the record
   * @throws IllegalArgumentException when the type is no record, is not accessible, or has a
   *     component of another type
   * @throws IllegalStateException when the library that reads it is missing
   */
  public <T extends Record> T as(Class<T> type) {
    return new RecordMapper(values()).map(Objects.requireNonNull(type, "type"));
  }

  private Values values() {
    Values read = values;
    if (read == null) {
      read = read();
      values = read;
    }
    return read;
  }

  private Values read() {
    if (raw.length() > LARGEST) {
      throw new FrontMatterException("front matter of more than 1 MiB", 1, 1, null);
    }
    String artifact = syntax == Syntax.YAML
        ? "org.snakeyaml:snakeyaml-engine, 3.0"
        : "com.fasterxml.jackson.dataformat:jackson-dataformat-toml, 2.15";
    try {
      return syntax == Syntax.YAML ? YamlReader.read(raw) : TomlReader.read(raw);
    } catch (NoClassDefFoundError e) {
      throw new IllegalStateException(
          "front matter in " + syntax + " needs a library: add " + artifact
              + " or newer, to the class path or the module path",
          e);
    }
  }

  @Override
  public String toString() {
    return "FrontMatter[" + syntax + ", " + raw.length() + " characters]";
  }
}
