package org.ocp4j.bench.report;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ocp4j.cli.CommandException;

/**
 * A run as it is saved in JSON.
 *
 * @param format the version of the file format, {@link #FORMAT}
 * @param engines the ids of the engines that were measured; all other subjects are libraries or
 *     programs
 * @param run the run
 */
public record SavedRun(int format, List<String> engines, Run run) {
  /** The version of the file format that is written, and the only one that can be read. */
  public static final int FORMAT = 1;

  private static final ObjectMapper MAPPER = JsonMapper.builder()
      .enable(SerializationFeature.INDENT_OUTPUT)
      .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
      .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
      .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
      .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
      .defaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL))
      .build();

  /** Copies the engines. */
  public SavedRun {
    engines = List.copyOf(engines);
  }

  /** Returns a run in the form it is saved in. */
  public static SavedRun of(List<String> engines, Run run) {
    return new SavedRun(FORMAT, engines, run);
  }

  /**
   * Returns {@code true} if a subject is an engine, or a variant of an engine such as {@code "ffm,
   * batch"}.
   */
  public boolean isEngine(String subject) {
    return engines.stream()
        .anyMatch(id ->
            subject.equals(id) || subject.startsWith(id + " ") || subject.startsWith(id + ","));
  }

  /** Returns the run as JSON, with a line break at the end. */
  public String toJson() {
    try {
      return MAPPER.writeValueAsString(this) + "\n";
    } catch (JacksonException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads a saved run.
   *
   * @param file the JSON file
   * @throws CommandException if the file cannot be read, or has another format
   */
  public static SavedRun read(Path file) {
    try {
      JsonNode json = MAPPER.readTree(Files.readAllBytes(file));
      int format = json.path("format").asInt();
      if (format != FORMAT) {
        throw refused(file, formatProblem(json), null);
      }
      return MAPPER.treeToValue(json, SavedRun.class);
    } catch (JacksonException e) {
      throw refused(file, "it is broken" + place(e) + ": " + e.getOriginalMessage(), e);
    } catch (NoSuchFileException e) {
      throw new CommandException(
          file + ": no such file. Name a .json file that 'ocp bench' wrote", e);
    } catch (IOException e) {
      throw new CommandException(file + ": cannot be read: " + e, e);
    }
  }

  private static String formatProblem(JsonNode json) {
    JsonNode format = json.path("format");
    return format.canConvertToInt()
        ? "it has format " + format.asInt() + ", and only format " + FORMAT + " is known here"
        : "it has no format number";
  }

  private static String place(JacksonException e) {
    JsonLocation place = e.getLocation();
    return place == null || place.getLineNr() < 1
        ? ""
        : " at line " + place.getLineNr() + ", column " + place.getColumnNr();
  }

  private static CommandException refused(Path file, String reason, @Nullable Throwable cause) {
    return new CommandException(
        file
            + ": not a run that can be read: "
            + reason
            + ". Read it with the ocp4j that wrote it, or measure again with 'ocp bench'",
        cause);
  }
}
