package org.ocp4j.example.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FollowFolderTest {
  @Test
  @Tag("full") // a dozen jobs of Spark, some of them slow to start
  void anUpdateParsesWhatHasChanged(@TempDir Path folder) throws IOException {
    Path documents = Files.createDirectories(folder.resolve("documents/deep")).getParent();
    Path work = Files.createDirectory(folder.resolve("work"));
    Files.writeString(documents.resolve("a.md"), "# A\n\nText, and 2 < 3.\n");
    Files.writeString(
        documents.resolve("deep/b.mdx"),
        "# B\n\nText <Note>here</Note>.\n\n## Install\n\n```bash\nnpm install b\n```\n");
    Files.writeString(documents.resolve("broken.mdx"), "A <b>bold word.\n");
    Files.writeString(documents.resolve("other.txt"), "# Not read\n");

    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    try (SparkSession session = Sessions.builder("local[2]")
            .config("spark.sql.shuffle.partitions", 2)
            .getOrCreate();
        PrintStream out = new PrintStream(printed, false, StandardCharsets.UTF_8)) {
      new FollowFolder(session, out).run(documents, work);
    }

    assertEquals(
        """
        The first update: Update[parsed=3, broken=1, gone=0]
        3 chunks
        1 sections with code in bash and without text, such as
          deep/b.mdx:5: B > Install
        Nothing has changed: Update[parsed=0, broken=0, gone=0]
        A file has changed: Update[parsed=1, broken=0, gone=0]
        A file is gone: Update[parsed=0, broken=0, gone=1]
        """, printed.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n"));
  }
}
