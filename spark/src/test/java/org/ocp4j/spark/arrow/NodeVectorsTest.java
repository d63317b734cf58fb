package org.ocp4j.spark.arrow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.OutOfMemoryException;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowStreamReader;
import org.apache.arrow.vector.ipc.ArrowStreamWriter;
import org.apache.spark.sql.util.ArrowUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.ocp4j.Ocp;
import org.ocp4j.OcpClosedException;
import org.ocp4j.OcpCursor;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpNode;

class NodeVectorsTest {
  private static final String FIRST = "# A *b*\n\n<C>{d}</C>\n\n<></>\n\n- é\n- ```\n  x\n  ```\n";
  private static final String SECOND = "> > > 1. > *two* `three`\n";

  private final BufferAllocator allocator = new RootAllocator();

  /** Closing the allocator fails if memory is left. */
  @AfterEach
  void nothingIsLeft() {
    allocator.close();
  }

  private static void add(NodeVectors nodes, String source) {
    try (OcpDocument document = Ocp.parse(source)) {
      nodes.add(document);
    }
  }

  /** Returns the rows of documents as the API has them. */
  private static List<String> expected(int number, String source) {
    List<String> rows = new ArrayList<>();
    try (OcpDocument document = Ocp.parse(source);
        OcpCursor node = document.cursor()) {
      do {
        OcpNode parent = node.node().parent();
        rows.add(String.join(
            " ",
            "" + number,
            "" + node.index(),
            node.kind().type(),
            "" + node.level(),
            "" + node.start(),
            "" + node.end(),
            "" + (parent == null ? null : parent.index()),
            node.name(),
            node.value()));
      } while (node.next());
    }
    return rows;
  }

  private static List<String> rows(VectorSchemaRoot root) {
    List<String> rows = new ArrayList<>();
    for (int row = 0; row < root.getRowCount(); row++) {
      List<String> values = new ArrayList<>();
      for (FieldVector vector : root.getFieldVectors()) {
        values.add(String.valueOf(vector.getObject(row)));
      }
      rows.add(String.join(" ", values));
    }
    return rows;
  }

  private static List<String> both() {
    List<String> rows = expected(0, FIRST);
    rows.addAll(expected(1, SECOND));
    return rows;
  }

  @Test
  void eachNodeIsARow() {
    try (NodeVectors nodes = NodeVectors.of(allocator)) {
      add(nodes, FIRST);
      add(nodes, SECOND);
      List<String> rows = rows(nodes.root());
      assertEquals(both(), rows);
      assertEquals("0 0 root 0 0 49 null null null", rows.get(0));
    }
  }

  @Test
  void vectorsAreUsedAgain() {
    try (NodeVectors nodes = NodeVectors.of(allocator)) {
      add(nodes, SECOND.repeat(30));
      nodes.clear();
      assertEquals(0, nodes.root().getRowCount());
      add(nodes, FIRST);
      assertEquals(expected(1, FIRST), rows(nodes.root()));
    }
  }

  @Test
  void manyRowsAndDeepTrees() {
    try (NodeVectors nodes = NodeVectors.of(allocator)) {
      String deep = "> ".repeat(200) + "x".repeat(5000);
      String wide = FIRST.repeat(500);
      add(nodes, deep);
      add(nodes, wide);
      List<String> expected = expected(0, deep);
      expected.addAll(expected(1, wide));
      assertEquals(expected, rows(nodes.root()));
    }
  }

  @Test
  void aDocumentThatFailsAddsNoRow() {
    try (BufferAllocator small = allocator.newChildAllocator("small", 0, 1 << 18);
        NodeVectors nodes = NodeVectors.of(small)) {
      add(nodes, FIRST);
      assertThrows(OutOfMemoryException.class, () -> add(nodes, FIRST.repeat(3000)));
      OcpDocument closed = Ocp.parse("closed");
      closed.close();
      assertThrows(OcpClosedException.class, () -> nodes.add(closed));
      add(nodes, SECOND);
      assertEquals(both(), rows(nodes.root()));
    }
  }

  @Test
  void streamCanBeRead() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (NodeVectors nodes = NodeVectors.of(allocator);
        ArrowStreamWriter writer = new ArrowStreamWriter(nodes.root(), null, bytes)) {
      add(nodes, FIRST);
      writer.writeBatch();
      nodes.clear();
      add(nodes, SECOND);
      writer.writeBatch();
    }
    try (ArrowStreamReader reader =
        new ArrowStreamReader(new ByteArrayInputStream(bytes.toByteArray()), allocator)) {
      List<String> rows = new ArrayList<>();
      assertTrue(reader.loadNextBatch());
      rows.addAll(rows(reader.getVectorSchemaRoot()));
      assertTrue(reader.loadNextBatch());
      rows.addAll(rows(reader.getVectorSchemaRoot()));
      assertFalse(reader.loadNextBatch());
      assertEquals(both(), rows);
      assertEquals(
          "document INT NOT NULL,index INT NOT NULL,kind STRING NOT NULL,depth INT NOT NULL,"
              + "start INT NOT NULL,end INT NOT NULL,parent INT,name STRING,value STRING",
          ArrowUtils.fromArrowSchema(reader.getVectorSchemaRoot().getSchema()).toDDL());
    }
  }
}
