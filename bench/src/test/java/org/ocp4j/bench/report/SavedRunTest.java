package org.ocp4j.bench.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ocp4j.cli.CommandException;

/** Tests that saved runs can be read again, and that anything else is refused. */
class SavedRunTest {
  @TempDir
  private Path folder;

  private final SavedRun typical = SavedRun.of(Runs.ENGINES, Runs.typical());

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("run.json"), text);
  }

  private void refused(String reason, String text) throws IOException {
    Path file = file(text);
    CommandException e = assertThrows(CommandException.class, () -> SavedRun.read(file));
    String message = String.valueOf(e.getMessage());
    assertTrue(message.startsWith(file + ": not a run that can be read: " + reason), message);
    assertTrue(message.endsWith(" or measure again with 'ocp bench'"), message);
  }

  @Test
  void is_read_unchanged() throws IOException {
    SavedRun read = SavedRun.read(file(typical.toJson()));
    assertEquals(typical, read);
    assertEquals(
        List.of("processor", "Java"), new ArrayList<>(read.run().machine().keySet()));
  }

  @Test
  void says_its_format() {
    assertTrue(typical.toJson().startsWith("{\n  \"format\" : 1,\n"), typical.toJson());
    assertTrue(typical.toJson().contains("\"isQuick\" : false,"), typical.toJson());
  }

  @Test
  void other_formats_are_refused() throws IOException {
    refused("it has format 2, and only format 1", typical.toJson().replace(" : 1,", " : 2,"));
    refused("it has no format number", "{}");
    refused("it has no format number", "[1]");
    refused("it has no format number", "");
    refused("it has no format number", "{\"format\": \"one\"}");
  }

  @Test
  void broken_files_are_refused() throws IOException {
    String json = typical.toJson();
    refused("it is broken at line ", json.substring(0, json.length() / 2));
    refused("it is broken at line 1, column ", "no JSON");
    refused("it is broken", json + "{}");
    refused("it is broken", json.replace("\"notes\"", "\"remarks\""));
    refused("it is broken", json.replaceFirst("\"MB/s\"", "null"));
    refused("it is broken", json.replaceFirst("\\[ 311.0", "[ null"));
    refused("it is broken", json.replaceFirst("\\[ 311.0[^\\]]*", "["));
    refused("it is broken", json.replaceFirst("\\[ 311.0", "[ \"fast\""));
    refused("it is broken", json.replaceFirst("\\{\\s*\"group\"", "null, {\"group\""));
  }

  @Test
  void files_that_are_no_text_are_refused() throws IOException {
    Path file = Files.write(folder.resolve("run.json"), new byte[] {'{', '"', (byte) 0xff, 0});
    CommandException e = assertThrows(CommandException.class, () -> SavedRun.read(file));
    assertTrue(String.valueOf(e.getMessage()).contains(": it is broken at line 1, "));
  }

  @Test
  void files_that_are_not_there_are_refused() {
    Path absent = folder.resolve("absent.json");
    CommandException e = assertThrows(CommandException.class, () -> SavedRun.read(absent));
    assertTrue(String.valueOf(e.getMessage()).startsWith(absent + ": no such file. Name "));
    CommandException other = assertThrows(CommandException.class, () -> SavedRun.read(folder));
    assertTrue(String.valueOf(other.getMessage()).startsWith(folder + ": cannot be read: "));
  }

  @Test
  void engines_are_known_by_their_ids() {
    assertTrue(typical.isEngine("ffm"));
    assertTrue(typical.isEngine("ffm, batch"));
    assertTrue(typical.isEngine("java (strings)"));
    assertFalse(typical.isEngine("javacc"));
  }
}
