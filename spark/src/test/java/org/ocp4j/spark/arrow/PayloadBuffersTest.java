package org.ocp4j.spark.arrow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.OutOfMemoryException;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.memory.util.MemoryUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ocp4j.Ocp;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpEngine;
import org.ocp4j.Ownership;
import org.ocp4j.ParseOptions;
import org.ocp4j.spark.internal.engine.TaskEngine;

class PayloadBuffersTest {
  private static final String SOURCE = "# Title\n\n*text*\n";

  private final BufferAllocator allocator = new RootAllocator(1 << 20);

  /** Closing the allocator fails if memory is left. */
  @AfterEach
  void nothingIsLeft() {
    allocator.close();
  }

  private static byte[] bytes(ArrowBuf buffer) {
    byte[] bytes = new byte[(int) buffer.readableBytes()];
    buffer.getBytes(0, bytes);
    return bytes;
  }

  private static byte[] payload(OcpEngine engine) {
    try (OcpDocument document = engine.parse(SOURCE)) {
      return document.toByteArray();
    }
  }

  @Test
  void aPayloadOutsideTheHeapIsNotCopied() {
    try (OcpEngine engine = Ocp.builder().engine("jna").build()) {
      OcpDocument document = engine.parse(SOURCE);
      try (ArrowBuf buffer = PayloadBuffers.wrap(document, allocator)) {
        assertEquals(MemoryUtil.getByteBufferAddress(document.payload()), buffer.memoryAddress());
        assertEquals(document.byteSize(), allocator.getAllocatedMemory());
        assertTrue(document.isAlive());
        assertArrayEquals(payload(engine), bytes(buffer));
      }
      assertFalse(document.isAlive());
      assertEquals(0, engine.liveDocuments());
      assertEquals(0, allocator.getAllocatedMemory());
    }
  }

  @Test
  void theBufferKeepsItsBytesWhenTheDocumentIsClosedFirst() {
    try (OcpEngine engine = Ocp.builder().engine("jna").build()) {
      byte[] expected = payload(engine);
      OcpDocument document = engine.parse(SOURCE);
      try (ArrowBuf buffer = PayloadBuffers.wrap(document, allocator)) {
        document.close();
        assertEquals(1, engine.liveDocuments());
        for (int i = 0; i < 100; i++) {
          engine.parse("other " + SOURCE).close();
        }
        assertArrayEquals(expected, bytes(buffer));
      }
      assertEquals(0, engine.liveDocuments());
    }
  }

  @Test
  void aPayloadOnTheHeapIsCopied() {
    try (OcpEngine engine = Ocp.builder().engine("java").build()) {
      OcpDocument document = engine.parse(SOURCE);
      try (ArrowBuf buffer = PayloadBuffers.wrap(document, allocator)) {
        assertFalse(document.isAlive());
        assertEquals(0, engine.liveDocuments());
        assertArrayEquals(payload(engine), bytes(buffer));
      }
    }
  }

  @Test
  void aBufferCanBeClosedByAnotherThread() throws Exception {
    try (OcpEngine engine = Ocp.builder().engine("jna").build()) {
      OcpDocument document = engine.parse(SOURCE);
      ArrowBuf buffer = PayloadBuffers.wrap(document, allocator);
      Thread thread = new Thread(buffer::close);
      thread.start();
      thread.join();
      assertFalse(document.isAlive());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"jna", "java"})
  void aFailureClosesTheDocument(String name) {
    try (OcpEngine engine = Ocp.builder().engine(name).build();
        BufferAllocator small = allocator.newChildAllocator("small", 0, 16)) {
      OcpDocument document = engine.parse(SOURCE);
      assertThrows(OutOfMemoryException.class, () -> PayloadBuffers.wrap(document, small));
      OcpDocument confined =
          engine.parse(SOURCE, ParseOptions.DEFAULT.withOwnership(Ownership.CONFINED));
      assertThrows(IllegalArgumentException.class, () -> PayloadBuffers.wrap(confined, allocator));
      assertFalse(document.isAlive());
      assertFalse(confined.isAlive());
      assertEquals(0, engine.liveDocuments());
      assertEquals(0, engine.leakCount());
    }
  }

  @Test
  void aPayloadThatWasStoredCanBeWrapped() {
    byte[] stored = payload(TaskEngine.get());
    OcpDocument document = OcpDocument.open(ByteBuffer.wrap(stored));
    try (ArrowBuf buffer = PayloadBuffers.wrap(document, allocator)) {
      assertArrayEquals(stored, bytes(buffer));
    }
  }
}
