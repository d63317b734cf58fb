package org.ocp4j.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.ipc.ArrowStreamReader;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ocp4j.Ocp;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpEngine;

class FilesExampleTest {
  @Test
  void filesAreRead(@TempDir Path folder) throws Exception {
    SparkSession session = LocalSession.get();
    Path nested = Files.createDirectory(folder.resolve("nested"));
    Files.writeString(nested.resolve("a.md"), "# A");
    Files.writeString(nested.resolve("b.mdx"), "# B\n\n<b>");
    Row broken = FilesExample.read(session, folder.toString()).first();
    assertEquals("end-tag-mismatch", broken.getString(1));
    assertEquals(3, broken.getInt(2));
    assertTrue(FilesExample.stream(session, nested.toString()).isStreaming());
  }

  @Test
  void documentsAreHandedToArrow() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (RootAllocator allocator = new RootAllocator();
        OcpEngine engine = Ocp.engine();
        OcpDocument document = engine.parse("# Title")) {
      assertEquals(document.byteSize(), FilesExample.payload(engine, allocator));
      FilesExample.nodes(List.of(document), allocator, bytes);
      try (ArrowStreamReader reader =
          new ArrowStreamReader(new ByteArrayInputStream(bytes.toByteArray()), allocator)) {
        assertTrue(reader.loadNextBatch());
        assertEquals(3, reader.getVectorSchemaRoot().getRowCount());
      }
    }
  }
}
