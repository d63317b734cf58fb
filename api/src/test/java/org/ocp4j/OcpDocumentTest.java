package org.ocp4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ReadOnlyBufferException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.ocp4j.render.HtmlRenderer;
import org.ocp4j.spi.PayloadFormat;
import org.ocp4j.testing.FakeEngine;
import org.ocp4j.testing.PayloadBuilder;
import org.ocp4j.testing.Samples;
import org.ocp4j.visit.VisitResult;

class OcpDocumentTest {
  @TempDir
  Path directory = Path.of("");

  private static OcpDocument text(String source) {
    return new PayloadBuilder(source)
        .open(NodeKind.PARAGRAPH)
        .leaf(NodeKind.TEXT, source)
        .document();
  }

  private static Point point(OcpDocument document, int offset) {
    return document.point(offset);
  }

  @Test
  void headerIsRead() {
    try (OcpDocument document =
        new PayloadBuilder("a").header(PayloadFormat.FLAG_MATH).document()) {
      assertEquals(Format.MARKDOWN, document.format());
      assertEquals(Set.of(Extension.MATH), document.extensions());
      assertEquals(1, document.nodeCount());
      assertEquals(Ownership.SHARED, document.ownership());
    }
    int flags = PayloadFormat.FLAG_MDX | PayloadFormat.FLAG_GFM | PayloadFormat.FLAG_FRONTMATTER;
    try (OcpDocument document = new PayloadBuilder("a").header(flags).document()) {
      assertEquals(Format.MDX, document.format());
      assertEquals(Set.of(Extension.GFM, Extension.FRONTMATTER), document.extensions());
    }
  }

  @Test
  void everyAccessorThrowsAfterClose() {
    OcpDocument document = Samples.everything().document();
    OcpNode node = document.find("Note").findFirst().orElseThrow();
    OcpAttribute attribute = node.attribute(0);
    OcpCursor cursor = document.cursor();
    Iterator<OcpNode> children = document.root().children().iterator();
    Stream<OcpNode> found = document.find(NodeKind.TEXT);
    document.close();
    document.close();

    assertFalse(document.isAlive());
    List<Executable> accessors = List.of(
        document::format,
        document::extensions,
        document::nodeCount,
        document::attributeCount,
        document::root,
        () -> document.node(0),
        document::cursor,
        document::diagnostics,
        document::payload,
        document::source,
        () -> document.point(0),
        () -> document.utf16Offset(0),
        () -> document.byteOffset(0),
        () -> document.byteOffset(0, 0),
        () -> document.nodeAt(-1),
        document::lineCount,
        document::lines,
        document::headings,
        () -> document.accept(visited -> VisitResult.CONTINUE),
        () -> document.find(NodeKind.TEXT),
        () -> document.find("a"),
        found::count,
        document::toJson,
        document::toHtml,
        document::toText,
        () -> HtmlRenderer.DEFAULT.render(node),
        () -> document.writeTo(new ByteArrayOutputStream()),
        document::toByteArray,
        node::kind,
        node::start,
        node::end,
        node::position,
        node::sourceText,
        node::definition,
        node::stream,
        node::descendants,
        node::ancestors,
        () -> node.accept(visited -> VisitResult.CONTINUE),
        node::subtreeEnd,
        node::parent,
        node::firstChild,
        node::nextSibling,
        node::children,
        node::childCount,
        node::value,
        node::name,
        node::text,
        node::textLength,
        node::url,
        node::selfClosing,
        node::depth,
        node::attributes,
        node::attributeCount,
        () -> node.attribute(0),
        () -> node.attribute("a"),
        node::toText,
        children::next,
        attribute::kind,
        attribute::isField,
        attribute::field,
        attribute::name,
        attribute::value,
        attribute::start,
        attribute::end,
        attribute::position,
        cursor::next,
        cursor::skipSubtree,
        cursor::toFirstChild,
        cursor::toNextSibling,
        cursor::node,
        cursor::kind,
        () -> cursor.moveTo(0),
        () -> cursor.textEquals("a"),
        () -> cursor.textByte(0),
        () -> cursor.attributeValueLength(0));
    for (int i = 0; i < accessors.size(); i++) {
      assertThrows(OcpClosedException.class, accessors.get(i), "accessor " + i);
    }
    assertEquals("OcpDocument[closed]", document.toString());
    assertTrue(node.toString().contains("closed"));
    assertTrue(attribute.toString().contains("closed"));
  }

  @Test
  void confinedDocumentRefusesOtherThreads() throws InterruptedException {
    try (OcpEngine engine = Ocp.builder().provider(new FakeEngine()).build();
        OcpDocument document =
            engine.parse("a", ParseOptions.DEFAULT.withOwnership(Ownership.CONFINED))) {
      OcpNode node = document.root();
      OcpCursor cursor = document.cursor();
      Stream<String> begun = document.lines();
      ExecutorService other = Executors.newSingleThreadExecutor();
      try {
        for (Runnable use : List.<Runnable>of(
            document::nodeCount,
            document::lineCount,
            () -> document.byteOffset(0),
            () -> document.nodeAt(0),
            () -> document.accept(visited -> VisitResult.STOP),
            node::kind,
            node::sourceText,
            node::definition,
            node::ancestors,
            () -> begun.forEach(line -> {}),
            cursor::next,
            document::close)) {
          ExecutionException failure =
              assertThrows(ExecutionException.class, () -> other.submit(use).get());
          assertInstanceOf(OcpWrongThreadException.class, failure.getCause());
        }
      } finally {
        other.shutdown();
      }
      assertTrue(document.isAlive());
      assertEquals(NodeKind.ROOT, node.kind());
    }
  }

  @Test
  void sharedDocumentIsReadAndClosedByOtherThreads()
      throws InterruptedException, ExecutionException {
    OcpDocument document = text("a");
    ExecutorService other = Executors.newSingleThreadExecutor();
    try {
      assertEquals(3, other.submit(document::nodeCount).get());
      other.submit(document::close).get();
    } finally {
      other.shutdown();
    }
    assertFalse(document.isAlive());
  }

  @Test
  void viewsAreReadOnlyAndExact() {
    try (OcpDocument document = text("h\u00e9llo")) {
      ByteBuffer payload = document.payload();
      assertEquals(ByteOrder.LITTLE_ENDIAN, payload.order());
      assertEquals(0, payload.position());
      assertEquals(PayloadFormat.MAGIC, payload.getInt());
      assertEquals(payload.limit(), document.payload().getInt(PayloadFormat.H_LENGTH));
      assertThrows(ReadOnlyBufferException.class, () -> payload.put(0, (byte) 0));
      assertEquals(
          "h\u00e9llo", StandardCharsets.UTF_8.decode(document.source()).toString());
      assertTrue(document.node(2).text().isReadOnly());
    }
  }

  @Test
  void opensBufferFromPositionToLimitWithoutCopying() {
    ByteBuffer payload = new PayloadBuilder("xyz").leaf(NodeKind.TEXT, "xyz").build();
    ByteBuffer bytes = ByteBuffer.allocateDirect(payload.remaining() + 10);
    bytes.position(3).put(payload).limit(bytes.position()).position(3);

    try (OcpDocument document = OcpDocument.open(bytes)) {
      assertEquals(3, bytes.position());
      assertEquals("xyz", document.node(1).value());
      bytes.put(bytes.limit() - 1, (byte) 'Z');
      assertEquals("xyZ", document.node(1).value());
    }
  }

  @Test
  void writesAndOpensFiles() throws IOException {
    Path file = directory.resolve("tree.ocp");
    Files.writeString(file, "something before");
    try (OcpDocument document = Samples.everything().document()) {
      document.writeTo(file);
      try (OcpDocument opened = OcpDocument.open(file)) {
        assertEquals(document.payload(), opened.payload());
        assertEquals(document.toJson(), opened.toJson());
        assertEquals(document.lines().toList(), opened.lines().toList());
        assertEquals(document.nodeAt(9).index(), opened.nodeAt(9).index());
        assertEquals(document.byteOffset(20), opened.byteOffset(20));
      }
      try (Stream<Path> files = Files.list(directory)) {
        assertEquals(List.of(file), files.toList());
      }
    }
  }

  @Test
  void writeThatFailsLeavesNoFile() throws IOException {
    Path folder = Files.createDirectories(directory.resolve("folder/inner"));
    try (OcpDocument document = text("a")) {
      assertThrows(IOException.class, () -> document.writeTo(folder.getParent()));
      assertThrows(
          IOException.class, () -> document.writeTo(directory.resolve("absent").resolve("a")));
    }
    try (Stream<Path> files = Files.list(directory)) {
      assertEquals(List.of(folder.getParent()), files.toList());
    }
  }

  @Test
  void writesToStreamsAndChannels() throws IOException {
    try (OcpDocument document = text("word ".repeat(10_000))) {
      ByteArrayOutputStream stream = new ByteArrayOutputStream();
      document.writeTo(stream);
      ByteArrayOutputStream channel = new ByteArrayOutputStream();
      document.writeTo(Channels.newChannel(channel));

      assertEquals(document.payload(), ByteBuffer.wrap(stream.toByteArray()));
      assertEquals(document.payload(), ByteBuffer.wrap(channel.toByteArray()));
    }
  }

  @Test
  void copiesToArrays() {
    byte[] copy;
    try (OcpDocument document = text("word")) {
      copy = document.toByteArray();
      assertEquals(document.payload(), ByteBuffer.wrap(copy));
    }
    try (OcpDocument opened = OcpDocument.open(ByteBuffer.wrap(copy))) {
      assertEquals("word", opened.toText());
    }
  }

  @Test
  void filesThatAreNotPayloadsAreRefused() throws IOException {
    Path empty = Files.createFile(directory.resolve("empty"));
    Path words = Files.writeString(directory.resolve("words"), "word ".repeat(100));

    assertThrows(OcpFormatException.class, () -> OcpDocument.open(empty));
    OcpFormatException refusal =
        assertThrows(OcpFormatException.class, () -> OcpDocument.open(words));
    assertEquals("wrong magic or version", refusal.reason());
    assertThrows(IOException.class, () -> OcpDocument.open(directory.resolve("absent")));
  }

  @Test
  void pointsCountUtf16UnitsAndEveryKindOfLine() {
    try (OcpDocument document = text("a\u00e9\ud83d\ude00\r\nb\rc\n\nd")) {
      assertEquals(new Point(1, 1, 0), point(document, 0));
      assertEquals(new Point(1, 2, 1), point(document, 1));
      assertEquals(new Point(1, 2, 1), point(document, 2), "inside a character");
      assertEquals(new Point(1, 3, 2), point(document, 3));
      assertEquals(new Point(1, 5, 4), point(document, 7));
      assertEquals(new Point(1, 6, 5), point(document, 8), "between CR and LF");
      assertEquals(new Point(2, 1, 6), point(document, 9));
      assertEquals(new Point(3, 1, 8), point(document, 11));
      assertEquals(new Point(4, 1, 10), point(document, 13));
      assertEquals(new Point(5, 1, 11), point(document, 14));
      assertEquals(new Point(5, 2, 12), point(document, 15));
      assertThrows(IndexOutOfBoundsException.class, () -> document.point(16));
      assertThrows(IndexOutOfBoundsException.class, () -> document.point(-1));
    }
  }

  @Test
  void byteOrderMarkIsNotCounted() {
    try (OcpDocument document = text("\ufeffab\n\ufeffc")) {
      assertEquals(new Point(1, 1, 0), point(document, 0));
      assertEquals(new Point(1, 1, 0), point(document, 2));
      assertEquals(new Point(1, 1, 0), point(document, 3));
      assertEquals(new Point(1, 2, 1), point(document, 4));
      assertEquals(new Point(2, 1, 3), point(document, 6));
      assertEquals(new Point(2, 2, 4), point(document, 9), "only at the start");
      assertEquals(
          new Position(new Point(1, 1, 0), new Point(2, 3, 5)), document.root().position());
    }
  }

  @Test
  void findsByKindAndByName() {
    try (OcpDocument document = Samples.everything().document()) {
      assertEquals(
          List.of("Note", "b"),
          Stream.concat(document.find("Note"), document.find("b"))
              .map(OcpNode::name)
              .toList());
      assertEquals(0, document.find("Not").count());
      assertEquals(0, document.find("Notes").count());
      assertTrue(document.find(NodeKind.TEXT).allMatch(node -> node.kind() == NodeKind.TEXT));
      assertEquals(
          document.find(NodeKind.TEXT).map(OcpNode::index).sorted().toList(),
          document.find(NodeKind.TEXT).map(OcpNode::index).toList());
    }
  }

  @Test
  void headingsAreFoundWhereverTheyStand() {
    try (OcpDocument document = new PayloadBuilder("a")
        .open(NodeKind.HEADING)
        .number(1)
        .close()
        .open(NodeKind.BLOCKQUOTE)
        .open(NodeKind.HEADING)
        .number(3)
        .document()) {
      assertEquals(List.of(1, 3), document.headings().map(OcpNode::depth).toList());
    }
  }

  @Test
  void diagnosticsAreRead() {
    ByteBuffer payload = new PayloadBuilder("<a>")
        .message(PayloadFormat.SEVERITY_ERROR, 8, 0, 3, "Expected a closing tag")
        .message(PayloadFormat.SEVERITY_HINT, 900, 1, 2, "a")
        .build();
    try (OcpDocument document = OcpDocument.open(payload)) {
      Diagnostic first = document.diagnostics().get(0);
      assertEquals(DiagnosticCode.END_TAG_MISMATCH, first.code());
      assertEquals(new Diagnostic(Severity.ERROR, 8, 0, 3, "Expected a closing tag"), first);
      assertEquals(
          new Diagnostic(Severity.HINT, 900, 1, 2, "a"), document.diagnostics().get(1));
      assertEquals(null, document.diagnostics().get(1).code());
    }
  }

  @Test
  void streamAsSourceOfAnEngineIsReadBackFromTheDocument() throws IOException {
    try (OcpEngine engine = Ocp.builder().provider(new FakeEngine()).build();
        OcpDocument document =
            engine.parse(new ByteArrayInputStream("x".getBytes(StandardCharsets.UTF_8)))) {
      assertEquals(Format.MDX, document.format());
      assertEquals("OcpDocument[SHARED]", document.toString());
    }
  }
}
