package org.ocp4j.spark.internal.source;

import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.execution.datasources.FileIndexOptions;
import org.ocp4j.spark.internal.engine.ParserOptions;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The options of a read: those of the parser beside those of Spark's file sources.
 *
 * @param parser the options of the parser
 * @param anyName whether a file of any name is read; if not, those whose names end as Markdown or
 *     MDX are
 */
record ReaderOptions(ParserOptions parser, boolean anyName) implements Serializable {
  private static final List<String> SUFFIXES = List.of(".md", ".markdown", ".mdx");

  private static final String GLOB_FILTER = "pathGlobFilter";

  /** Spark's options that {@link FileIndexOptions} does not list. */
  private static final List<String> OTHERS = List.of(
      "path",
      "paths",
      "ignoreCorruptFiles",
      "ignoreMissingFiles",
      "maxFilesPerTrigger",
      "maxBytesPerTrigger",
      "maxFileAge",
      "latestFirst",
      "fileNameOnly",
      "sourceArchiveDir",
      "cleanSource",
      "maxCachedFiles",
      "discardCachedInputRatio");

  private static final Set<String> OF_SPARK = Stream.concat(
          CollectionConverters.asJava(FileIndexOptions.getAllOptions()).stream(), OTHERS.stream())
      .map(name -> name.toLowerCase(Locale.ROOT))
      .collect(Collectors.toUnmodifiableSet());

  /**
   * Returns the options of a read, as Spark executes it. Spark then adds options of its own.
   *
   * @throws IllegalArgumentException when a value of the parser's is bad
   */
  static ReaderOptions of(scala.collection.immutable.Map<String, String> options) {
    Map<String, String> ofParser = new HashMap<>();
    boolean anyName = false;
    for (Map.Entry<String, String> entry : CollectionConverters.asJava(options).entrySet()) {
      anyName |= entry.getKey().equalsIgnoreCase(GLOB_FILTER);
      if (ParserOptions.isName(entry.getKey())) {
        ofParser.put(entry.getKey(), entry.getValue());
      }
    }
    return new ReaderOptions(ParserOptions.of(ofParser), anyName);
  }

  /**
   * Checks the options that a program has set.
   *
   * @throws IllegalArgumentException when a name is unknown or a value of the parser's is bad
   */
  static void check(scala.collection.immutable.Map<String, String> options) {
    Map<String, String> ofParser = new HashMap<>(CollectionConverters.asJava(options));
    ofParser.keySet().removeIf(ReaderOptions::isOfSpark);
    ParserOptions.of(ofParser);
  }

  /** Names with dots are settings of file systems, and names with underscores are internal. */
  private static boolean isOfSpark(String name) {
    return OF_SPARK.contains(name.toLowerCase(Locale.ROOT))
        || name.contains(".")
        || name.startsWith("__");
  }

  /** Returns {@code true} if a file with this name is read. */
  boolean reads(String fileName) {
    String name = fileName.toLowerCase(Locale.ROOT);
    return anyName || SUFFIXES.stream().anyMatch(name::endsWith);
  }
}
