package org.ocp4j.spark.internal.engine;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.apache.spark.network.util.JavaUtils;
import org.ocp4j.Extension;
import org.ocp4j.Format;
import org.ocp4j.Limit;
import org.ocp4j.MalformedInput;
import org.ocp4j.Ownership;
import org.ocp4j.ParseOptions;

/** Options of the parser as Spark has them: names and values that are texts. */
public final class ParserOptions implements Serializable {
  /** The options that nobody set. */
  public static final ParserOptions DEFAULT = new ParserOptions(Map.of());

  private static final long serialVersionUID = 1;

  private static final Map<String, Option> OPTIONS = new LinkedHashMap<>();

  private record Option(String name, BiFunction<ParseOptions, String, ParseOptions> change) {}

  static {
    add("format", (options, value) -> options.withFormat(constant(Format.values(), value)));
    add("extensions", ParserOptions::withExtensions);
    add("lenient", (options, value) -> options.withLenient(bool(value)));
    add("checksum", (options, value) -> options.withChecksum(bool(value)));
    add(
        "malformedInput",
        (options, value) -> options.withMalformedInput(constant(MalformedInput.values(), value)));
    for (Limit limit : Limit.values()) {
      add(
          optionOf(limit),
          (options, value) -> options.withLimits(options.limits().with(limit, count(value))));
    }
  }

  private final HashMap<String, String> values;
  private final transient ParseOptions parsed;
  private final transient ParseOptions ofMdxFile;
  private final transient ParseOptions ofOtherFile;

  private ParserOptions(Map<String, String> values) {
    this.values = new HashMap<>(values);
    ParseOptions options = ParseOptions.DEFAULT.withOwnership(Ownership.CONFINED);
    for (Map.Entry<String, String> entry : new TreeMap<>(values).entrySet()) {
      options = change(options, entry.getKey(), entry.getValue());
    }
    this.parsed = options;
    this.ofMdxFile = options.withFormatOf(Path.of("page.mdx"));
    this.ofOtherFile = options.withFormatOf(Path.of("page.md"));
  }

  private static void add(String name, BiFunction<ParseOptions, String, ParseOptions> change) {
    OPTIONS.put(name.toLowerCase(Locale.ROOT), new Option(name, change));
  }

  private static ParseOptions change(ParseOptions options, String name, String value) {
    Option option = OPTIONS.get(name.toLowerCase(Locale.ROOT));
    if (option == null) {
      throw new IllegalArgumentException(
          "unknown option \"" + name + "\": use one of " + String.join(", ", names()));
    }
    try {
      return option.change().apply(options, value.strip());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "option " + option.name() + " is \"" + value + "\": " + e.getMessage(), e);
    }
  }

  /**
   * Returns options.
   *
   * @param values the value of each option that is set; the case of a name does not matter
   * @throws IllegalArgumentException when a name is unknown or a value is bad; the message says
   *     which, and what is allowed
   */
  public static ParserOptions of(Map<String, String> values) {
    return values.isEmpty() ? DEFAULT : new ParserOptions(values);
  }

  /** Returns the names of all options. */
  public static List<String> names() {
    return OPTIONS.values().stream().map(Option::name).toList();
  }

  /** Returns {@code true} if there is an option with this name, in any case. */
  public static boolean isName(String name) {
    return OPTIONS.containsKey(name.toLowerCase(Locale.ROOT));
  }

  /** Returns the name of the option that sets a limit, such as {@code maxSourceBytes}. */
  public static String optionOf(Limit limit) {
    return Arrays.stream(limit.name().split("_"))
        .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
        .collect(Collectors.joining("", "max", ""));
  }

  /** Returns these options for the parser; the documents belong to the thread that parses. */
  public ParseOptions parseOptions() {
    return parsed;
  }

  /**
   * Returns these options for the parser of a file: if no format is set, the end of the file's name
   * decides, as {@link ParseOptions#withFormatOf} says.
   */
  public ParseOptions parseOptionsOf(String fileName) {
    return fileName.toLowerCase(Locale.ROOT).endsWith(".mdx") ? ofMdxFile : ofOtherFile;
  }

  private Object readResolve() {
    return new ParserOptions(values);
  }

  private static ParseOptions withExtensions(ParseOptions options, String value) {
    Extension[] extensions = value.isEmpty()
        ? new Extension[0]
        : Arrays.stream(value.split(",", -1))
            .map(name -> constant(Extension.values(), name.strip()))
            .toArray(Extension[]::new);
    return options.withExtensions(extensions);
  }

  private static <E extends Enum<E>> E constant(E[] constants, String value) {
    return Arrays.stream(constants)
        .filter(constant -> constant.name().equalsIgnoreCase(value))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("use "
            + Arrays.stream(constants)
                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" or "))));
  }

  private static boolean bool(String value) {
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("use true or false");
    };
  }

  private static long count(String value) {
    try {
      return JavaUtils.byteStringAsBytes(value);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("use a number, or a size such as 64m", e);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ParserOptions that && parsed.equals(that.parsed);
  }

  @Override
  public int hashCode() {
    return parsed.hashCode();
  }

  @Override
  public String toString() {
    return new TreeMap<>(values).toString();
  }
}
