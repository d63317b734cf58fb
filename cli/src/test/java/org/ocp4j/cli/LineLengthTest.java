package org.ocp4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines of sources, comments included, have at most 100 columns. */
class LineLengthTest {
  private static final int COLUMNS = 100;

  @ParameterizedTest
  @ValueSource(strings = {".java", ".rs"})
  void linesAreShort(String extension) throws IOException {
    List<Path> files = SourceTree.files(extension);
    assertFalse(files.isEmpty());
    List<String> tooLong = new ArrayList<>();
    for (Path file : files) {
      List<String> lines = Files.readAllLines(file);
      for (int i = 0; i < lines.size(); i++) {
        String line = lines.get(i);
        if (line.codePointCount(0, line.length()) > COLUMNS && !line.startsWith("import ")) {
          tooLong.add(file + ":" + (i + 1));
        }
      }
    }
    assertEquals(List.of(), tooLong);
  }
}
