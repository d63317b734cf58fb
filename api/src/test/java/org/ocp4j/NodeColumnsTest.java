package org.ocp4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.ocp4j.frame.NodeColumns;
import org.ocp4j.frame.OcpFrame;
import org.ocp4j.frame.VectorType;
import org.ocp4j.memory.OcpMemoryLimitException;
import org.ocp4j.testing.FakeEngine;
import org.ocp4j.testing.Samples;

/** Tests the columns of a document's nodes. */
class NodeColumnsTest {
  private final OcpEngine engine = Ocp.builder().provider(new FakeEngine()).build();
  private final OcpFrame frame = engine.openFrame(1 << 16);

  @AfterEach
  void stop() {
    engine.close();
  }

  private static void assertSameAsCursor(NodeColumns columns, OcpDocument document) {
    assertEquals(document.nodeCount(), columns.length());
    for (int i = 0; i < document.nodeCount(); i++) {
      OcpNode node = document.node(i);
      assertEquals(node.kind().code(), columns.kinds().get(i) & 0xFF);
      assertEquals(node.ancestors().count(), columns.depths().get(i));
      assertEquals(node.start(), columns.starts().get(i));
      assertEquals(node.end(), columns.ends().get(i));
      assertEquals(i == 0 ? -1 : node.parent().index(), columns.parents().get(i));
      String text = node.value();
      if (text != null) {
        assertEquals(
            text.getBytes(StandardCharsets.UTF_8).length,
            columns.textByteSizes().get(i));
      }
    }
  }

  @Test
  void columnsHaveWhatNodesHave() {
    try (OcpDocument document = OcpDocument.open(Samples.everything().build())) {
      frame.allocate(VectorType.BYTE, 3);
      NodeColumns columns = document.columns(frame);
      assertSameAsCursor(columns, document);
      NodeColumns again = document.columns(frame);
      assertSameAsCursor(columns, document);
      assertSameAsCursor(again, document);
    }
    assertEquals(3, frame.allocationCount());
  }

  @Test
  void documentMayBeInTheSameFrame() {
    OcpDocument document = frame.parse("a");
    NodeColumns columns = document.columns(frame);
    assertSameAsCursor(columns, document);
    document.close();
    assertEquals(0, columns.depths().get(0));
    frame.reset();
    assertThrows(OcpClosedException.class, () -> columns.depths().get(0));
  }

  @Test
  void fullFrameIsUnchanged() {
    OcpDocument document = engine.parse("a");
    try (OcpFrame small = engine.openFrame(64)) {
      assertThrows(OcpMemoryLimitException.class, () -> document.columns(small));
      assertEquals(0, small.used());
    }
    document.close();
    assertThrows(OcpClosedException.class, () -> document.columns(frame));
    assertEquals(0, frame.used());
  }

  @Test
  void confinedFrameRefusesOtherThreads() {
    try (OcpFrame confined = engine.openFrame(1024, Ownership.CONFINED);
        OcpDocument document = engine.parse("a")) {
      ExecutionException e = assertThrows(
          ExecutionException.class,
          () -> CompletableFuture.supplyAsync(() -> document.columns(confined)).get());
      assertEquals(OcpWrongThreadException.class, e.getCause().getClass());
    }
  }
}
