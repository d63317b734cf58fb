package org.ocp4j.tck.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.ocp4j.Format;
import org.ocp4j.OcpCursor;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpEngine;
import org.ocp4j.Ownership;
import org.ocp4j.ParseOptions;
import org.ocp4j.memory.Capability;
import org.ocp4j.spi.EngineProvider;
import org.ocp4j.spi.PayloadFormat;
import org.ocp4j.tck.Rule;

/**
 * Tests that reading does not copy.
 *
 * @spec contract.md#2 Contract 2
 */
public abstract class ZeroCopyRules extends EngineRules {
  private static final int[] SIZES = {1 << 10, 1 << 20, 16 << 20};

  @TempDir
  Path directory = Path.of("");

  /** Creates the tests of one provider's engine. */
  protected ZeroCopyRules(Supplier<EngineProvider> source) {
    super(source);
  }

  private void atMost(long allowed, long seen, String what) {
    contract()
        .atMost(
            allowed,
            seen,
            "Java memory allocated by " + what + ", in bytes,",
            "profile the test with jcmd JFR.start and the event jdk.ObjectAllocationSample");
  }

  @Rule("2.1")
  @DisplayName("2.1 reading allocates no Java memory in proportion to the document")
  void readingAllocatesNothingInProportion() throws Throwable {
    OcpEngine engine = open();
    for (int size : SIZES) {
      try (OcpDocument document = engine.parse(Texts.prose(size), options(Format.MARKDOWN))) {
        String of = " of a document of " + size + " bytes";
        long cursor = Allocation.of(2, () -> Walk.byCursor(document));
        atMost(Allocation.NOISE, cursor, "a walk by cursor" + of);
        long views = Allocation.of(2, () -> {
          ByteBuffer view = document.payload();
          contract()
              .equal(document.byteSize(), view.limit(), "the limit of payload()", "payload()");
          document.source().get(size - 1);
          document.node(document.nodeCount() - 1).text().limit();
        });
        atMost(Allocation.NOISE, views, "views" + of);
        long written = Allocation.of(2, () -> document.writeTo(OutputStream.nullOutputStream()));
        atMost(Allocation.NOISE + (64 << 10), written, "writeTo(OutputStream)" + of);
      }
    }
  }

  @Rule("2.2")
  @DisplayName("2.2 parsing allocates no Java memory for the payload, or exactly the payload")
  void parsingAllocatesThePayloadOrNothing() throws Throwable {
    boolean offHeap = has(Capability.OFF_HEAP);
    OcpEngine engine = open(builder -> builder.poolCapacity(0));
    for (int size : new int[] {1 << 10, 1 << 20, 8 << 20}) {
      byte[] source = Texts.utf8(Texts.prose(size));
      ParseOptions options = options(Format.MARKDOWN);
      long[] payload = new long[1];
      long allocated = Allocation.of(4, () -> {
        try (OcpDocument document = engine.parse(source, options)) {
          payload[0] = document.byteSize();
        }
      });
      long allowed = Allocation.NOISE + (offHeap ? 0 : payload[0]);
      atMost(allowed, allocated, "parsing " + size + " bytes to a payload of " + payload[0]);
    }
  }

  @Rule("2.2")
  @DisplayName("2.2 parsing into a pooled block allocates no Java memory for it")
  void parsingIntoAPooledBlockAllocatesNothing() throws Throwable {
    OcpEngine engine = open();
    byte[] source = Texts.utf8(Texts.prose(500_000));
    ParseOptions options = options(Format.MARKDOWN);
    long allocated = Allocation.of(4, () -> engine.parse(source, options).close());
    contract()
        .require(
            engine.statistics().hits() > 0,
            "the block of a closed document is used again",
            engine.statistics(),
            "Heap.allocate should return blocks of exactly the requested size, so that they can"
                + " be pooled");
    atMost(Allocation.NOISE, allocated, "parsing 500000 bytes with a block in the pool");
  }

  @Rule("2.3")
  @DisplayName("2.3 a change in the block is visible in every view")
  void viewIsTheBlock() throws IOException {
    for (Ownership ownership : Ownership.values()) {
      OcpEngine engine = openWatched();
      OcpDocument document = engine.parse("hello", options(ownership));
      ByteBuffer block = watch().last().inner();
      ByteBuffer source = document.source();
      ByteBuffer payload = document.payload();
      ByteBuffer text = document.node(2).text();
      int at = block.getInt(PayloadFormat.H_SOURCE_OFFSET);
      OcpCursor cursor = document.cursor();
      cursor.moveTo(2);
      block.put(at, (byte) 'J');
      String hint = "the runtime returns slices of Block.view(), so Block.view() may be a copy";
      contract()
          .equal((byte) 'J', payload.get(at), "a byte of payload() after the block changed", hint);
      contract()
          .equal((byte) 'J', source.get(0), "a byte of source() after the block changed", hint);
      contract().equal((byte) 'J', text.get(0), "a byte of text() after the block changed", hint);
      contract().equal((byte) 'J', cursor.textByte(0), "textByte() after the block changed", hint);
      contract().equal("Jello", document.node(2).value(), "value() after the block changed", hint);
      contract()
          .equal("Jello", utf8(document.source()), "a new source() after the block changed", hint);
      cursor.close();
    }
  }

  private static String utf8(ByteBuffer bytes) {
    return StandardCharsets.UTF_8.decode(bytes).toString();
  }

  @Rule("2.3")
  @DisplayName("2.3 a view lies at the block's address, if the block has one")
  void viewHasTheBlocksAddress() {
    assumeHas(Capability.OFF_HEAP);
    assume(Addresses.areKnown(), "this JDK cannot return the address of a buffer");
    for (Ownership ownership : Ownership.values()) {
      OcpEngine engine = openWatched();
      OcpDocument document = engine.parse("hello", options(ownership));
      long block = Addresses.of(watch().last().inner().duplicate().clear());
      contract()
          .equal(block, Addresses.of(document.payload()), "payload()'s address", "Block.view()");
      int at = watch().last().inner().getInt(PayloadFormat.H_SOURCE_OFFSET);
      contract()
          .equal(block + at, Addresses.of(document.source()), "source()'s address", "Block.view()");
    }
  }

  @Rule("2.3")
  @DisplayName("2.3 views are read-only and do not reach past the payload")
  void viewsAreReadOnlyAndEndWithThePayload() {
    OcpEngine engine = openWatched(builder -> builder);
    OcpDocument document = parse(engine, "hello");
    ByteBuffer payload = document.payload();
    contract().require(payload.isReadOnly(), "payload() is read-only", payload, "payload()");
    contract().equal(document.byteSize(), payload.capacity(), "payload()'s capacity", "payload()");
    contract().equal(5, document.source().capacity(), "source()'s capacity", "source()");
    contract().equal(5, document.node(2).text().capacity(), "text()'s capacity", "text()");
  }

  @Rule("2.4")
  @DisplayName("2.4 a direct buffer is not copied onto the Java heap")
  void directSourceIsNotCopied() throws Throwable {
    OcpEngine engine = open();
    ByteBuffer source = Texts.direct(Texts.prose(600_000));
    ParseOptions options = options(Format.MARKDOWN);
    long allocated = Allocation.of(4, () -> engine.parse(source, options).close());
    atMost(Allocation.NOISE, allocated, "parsing a direct buffer of 600000 bytes");
    contract().equal(0, source.position(), "the source's position afterwards", "Parser.parse");
  }

  @Rule("2.4")
  @DisplayName("2.4 a large file is not copied onto the Java heap")
  void largeFileIsNotCopied() throws Throwable {
    OcpEngine engine = open();
    Path file = Files.writeString(directory.resolve("a.md"), Texts.prose(600_000));
    ParseOptions options = options(Format.MARKDOWN);
    long allocated = Allocation.of(4, () -> engine.parse(file, options).close());
    atMost(Allocation.NOISE, allocated, "parsing a file of 600000 bytes");
  }

  @Rule("2.4")
  @DisplayName("2.4 sources of every kind of buffer give the same document and are not changed")
  void sourcesOfEveryKind() {
    OcpEngine engine = openWatched();
    String text = "# A *b*\n\n- `c`\n";
    byte[] bytes = Texts.utf8("xxx" + text + "yyyy");
    ByteBuffer heap = ByteBuffer.wrap(bytes, 3, bytes.length - 7);
    ByteBuffer direct = ByteBuffer.allocateDirect(bytes.length).put(bytes);
    direct.position(3).limit(bytes.length - 4);
    try (OcpDocument expected = parse(engine, text)) {
      ByteBuffer payload = expected.payload();
      for (ByteBuffer source : new ByteBuffer[] {
        heap,
        heap.slice(),
        heap.asReadOnlyBuffer(),
        direct,
        direct.slice(),
        direct.asReadOnlyBuffer()
      }) {
        int position = source.position();
        try (OcpDocument document = engine.parse(source, options())) {
          contract()
              .equal(
                  PayloadDifference.NONE,
                  PayloadDifference.of(Texts.bytes(payload), Texts.bytes(document.payload())),
                  "the difference of the payload of " + source,
                  "Parser.parse should read from position to limit, and add arrayOffset() to"
                      + " array indexes");
        }
        contract()
            .equal(
                position, source.position(), "the source's position after parse", "Parser.parse");
      }
    }
  }
}
