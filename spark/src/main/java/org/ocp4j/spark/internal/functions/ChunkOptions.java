package org.ocp4j.spark.internal.functions;

import com.knuddels.jtokkit.api.EncodingType;
import java.util.Arrays;
import java.util.IllformedLocaleException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.ocp4j.NodeKind;
import org.ocp4j.chunks.Chunker;
import org.ocp4j.chunks.NodePolicy;
import org.ocp4j.chunks.TokenCounter;

/** The options of {@code ocp_chunks}: names and values that are texts. */
final class ChunkOptions {
  private static final Map<String, Option> OPTIONS = new LinkedHashMap<>();

  static {
    add("unit", (options, value) -> options.unit = unit(value));
    add("encoding", (options, value) -> options.encoding = encoding(value));
    add("overlap", (options, value) -> options.chunker.overlap(number(value)));
    add("minimum", (options, value) -> options.chunker.minimum(number(value)));
    add("headingPath", (options, value) -> options.chunker.headingPath(bool(value)));
    add("visibleText", (options, value) -> options.chunker.visibleText(bool(value)));
    add("omitExpressions", (options, value) -> options.chunker.omitExpressions(bool(value)));
    add("locale", (options, value) -> options.chunker.locale(locale(value)));
    for (NodePolicy policy : List.of(NodePolicy.KEEP, NodePolicy.ALONE, NodePolicy.OMIT)) {
      String name = policy.name().toLowerCase(Locale.ROOT);
      add(name, (options, value) -> options.set(policy, value));
    }
  }

  private final Chunker.Builder chunker;
  private Unit unit = Unit.TOKENS;
  private @Nullable EncodingType encoding;

  private record Option(String name, Setter setter) {}

  private interface Setter {
    void set(ChunkOptions options, String value);
  }

  private interface Counter {
    TokenCounter open();
  }

  /** What the budget counts. */
  enum Unit {
    TOKENS,
    WORDS,
    CHARACTERS
  }

  private ChunkOptions(int budget, TokenCounter counter) {
    chunker = Chunker.builder(budget, counter);
  }

  private static void add(String name, Setter setter) {
    OPTIONS.put(name.toLowerCase(Locale.ROOT), new Option(name, setter));
  }

  /**
   * Checks a budget and options, without loading what counts tokens.
   *
   * @throws IllegalArgumentException when the budget, a name or a value is bad; the message says
   *     which, and what is allowed
   */
  static void check(int budget, Map<String, String> values) {
    of(budget, TokenCounter.CHARACTERS, values).counter();
  }

  /** Returns a chunker for a budget and options that were checked. */
  static Chunker chunker(int budget, Map<String, String> values) {
    Counter counter = of(budget, TokenCounter.CHARACTERS, values).counter();
    return of(budget, counter.open(), values).chunker.build();
  }

  private static ChunkOptions of(int budget, TokenCounter counter, Map<String, String> values) {
    ChunkOptions options = new ChunkOptions(budget, counter);
    options.set(values);
    return options;
  }

  /** Returns the counter that these options name, which is not loaded yet. */
  private Counter counter() {
    if (unit != Unit.TOKENS && encoding != null) {
      throw new IllegalArgumentException("option encoding is for the unit tokens; the unit is "
          + unit.name().toLowerCase(Locale.ROOT));
    }
    EncodingType type = encoding == null ? EncodingType.CL100K_BASE : encoding;
    return switch (unit) {
      case TOKENS -> () -> Counters.of(type);
      case WORDS -> () -> TokenCounter.WORDS;
      case CHARACTERS -> () -> TokenCounter.CHARACTERS;
    };
  }

  private void set(Map<String, String> values) {
    values.forEach((name, value) -> {
      Option option = OPTIONS.get(name.toLowerCase(Locale.ROOT));
      if (option == null) {
        throw new IllegalArgumentException(
            "unknown option \"" + name + "\": use one of " + String.join(", ", names()));
      }
      try {
        option.setter().set(this, value.strip());
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(
            "option " + option.name() + " is \"" + value + "\": " + e.getMessage(), e);
      }
    });
  }

  private static List<String> names() {
    return OPTIONS.values().stream().map(Option::name).toList();
  }

  private void set(NodePolicy policy, String kinds) {
    for (String type : kinds.split(",", -1)) {
      chunker.policy(kind(type.strip()), policy);
    }
  }

  private static NodeKind kind(String type) {
    for (NodeKind kind : NodeKind.values()) {
      if (kind.type().equalsIgnoreCase(type)) {
        return kind;
      }
    }
    throw new IllegalArgumentException("\"" + type + "\" is no kind of node; use kinds of mdast,"
        + " with commas between them, such as table,code");
  }

  private static Unit unit(String value) {
    for (Unit unit : Unit.values()) {
      if (unit.name().equalsIgnoreCase(value)) {
        return unit;
      }
    }
    throw new IllegalArgumentException("use tokens, words or characters");
  }

  private static EncodingType encoding(String value) {
    return EncodingType.fromName(value.toLowerCase(Locale.ROOT))
        .orElseThrow(() -> new IllegalArgumentException("use one of "
            + Arrays.stream(EncodingType.values())
                .map(EncodingType::getName)
                .collect(Collectors.joining(", "))));
  }

  private static int number(String value) {
    try {
      return Integer.parseInt(value);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("use a whole number", e);
    }
  }

  private static boolean bool(String value) {
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("use true or false");
    };
  }

  private static Locale locale(String value) {
    try {
      return new Locale.Builder().setLanguageTag(value).build();
    } catch (IllformedLocaleException e) {
      throw new IllegalArgumentException("use a language tag, such as de or pt-BR", e);
    }
  }
}
