package org.ocp4j.lucene.example;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderSearchTest {
  @Test
  void prints_places_and_marked_words(@TempDir Path folder) throws IOException {
    Files.writeString(
        folder.resolve("a.md"), "# Engines\n\nAn **engine** parses [pages](b.mdx).\n");
    Files.writeString(folder.resolve("b.mdx"), "# Other\n\n<Note>\n\nNothing here.\n\n</Note>\n");
    assertEquals("""
            a.md:1: Engines
                # \u00BBEngines\u00AB An **\u00BBengine\u00AB** parses [pages](b.mdx).
            """, run(folder, "an engine"));
    assertEquals(
        "b.mdx:5: Other\n    # Other <Note> \u00BBNothing\u00AB here.\n", run(folder, "nothing"));
    assertEquals("", run(folder, "the"));
  }

  private static String run(Path folder, String words) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    FolderSearch.search(folder, words, new PrintStream(out, true, UTF_8));
    return out.toString(UTF_8).replace(System.lineSeparator(), "\n");
  }
}
