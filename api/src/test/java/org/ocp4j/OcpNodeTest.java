package org.ocp4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.ocp4j.spi.PayloadFormat;
import org.ocp4j.testing.PayloadBuilder;
import org.ocp4j.testing.Samples;

class OcpNodeTest {
  private final OcpDocument document = Samples.everything().document();

  @AfterEach
  void close() {
    document.close();
  }

  private OcpNode first(NodeKind kind) {
    return document.find(kind).findFirst().orElseThrow();
  }

  @Test
  void familyIsConsistent() {
    OcpNode root = document.root();
    assertNull(root.parent());
    assertNull(root.nextSibling());
    for (int i = 0; i < document.nodeCount(); i++) {
      OcpNode node = document.node(i);
      List<OcpNode> children = new ArrayList<>();
      node.children().forEach(children::add);

      assertEquals(children.size(), node.childCount());
      assertEquals(children.isEmpty() ? null : children.get(0), node.firstChild());
      for (int c = 0; c < children.size(); c++) {
        assertEquals(node, children.get(c).parent());
        OcpNode next = c + 1 < children.size() ? children.get(c + 1) : null;
        assertEquals(next, children.get(c).nextSibling());
      }
    }
  }

  @Test
  void childrenEndWithAnException() {
    Iterator<OcpNode> children = first(NodeKind.HEADING).children().iterator();
    children.next();
    assertFalse(children.hasNext());
    assertThrows(NoSuchElementException.class, children::next);
  }

  @Test
  void valuesAndNames() {
    assertEquals("x1", first(NodeKind.YAML).value());
    assertEquals("", first(NodeKind.TOML).value(), "present and empty");
    assertNull(first(NodeKind.PARAGRAPH).value());
    assertNull(first(NodeKind.TEXT).name());
    OcpNode note = first(NodeKind.MDX_JSX_FLOW_ELEMENT);
    assertEquals("Note", note.name());
    assertNull(note.value());
    OcpNode fragment = document.find(NodeKind.MDX_JSX_TEXT_ELEMENT).toList().get(1);
    assertNull(fragment.name());
    assertEquals("Note", StandardCharsets.UTF_8.decode(note.text()).toString());
    assertEquals(0, fragment.text().remaining());
    assertEquals(4, note.textLength());
  }

  @Test
  void fields() {
    OcpNode link = first(NodeKind.LINK);
    assertEquals("url", link.url());
    assertEquals("alt", link.title());
    assertNull(link.alt());
    assertEquals("", first(NodeKind.DEFINITION).title(), "present and empty");
    assertNull(first(NodeKind.IMAGE).title());
    assertEquals("alt", first(NodeKind.IMAGE).alt());
    assertEquals("x1", first(NodeKind.CODE).lang());
    assertEquals("alt", first(NodeKind.CODE).meta());
    assertEquals("x1", first(NodeKind.LINK_REFERENCE).identifier());
    assertEquals("X1", first(NodeKind.LINK_REFERENCE).label());
    assertNull(first(NodeKind.PARAGRAPH).url());
  }

  @Test
  void numbersAndFlags() {
    assertEquals(2, first(NodeKind.HEADING).depth());
    OcpNode list = first(NodeKind.LIST);
    assertTrue(list.ordered());
    assertEquals(3, list.listStart());
    assertFalse(list.spread());
    OcpNode checked = first(NodeKind.LIST_ITEM);
    OcpNode plain = checked.nextSibling();
    assertNotNull(plain);
    assertEquals(true, checked.checked());
    assertFalse(checked.spread());
    assertNull(plain.checked());
    assertTrue(plain.spread());
    assertEquals(ReferenceType.FULL, first(NodeKind.LINK_REFERENCE).referenceType());
    assertEquals(ReferenceType.COLLAPSED, first(NodeKind.IMAGE_REFERENCE).referenceType());
    assertTrue(first(NodeKind.MDX_JSX_TEXT_ELEMENT).selfClosing());
    assertFalse(first(NodeKind.MDX_JSX_FLOW_ELEMENT).selfClosing());
    assertEquals(Alignment.RIGHT, first(NodeKind.TABLE_CELL).alignment());
  }

  @Test
  void alerts() {
    List<OcpNode> quotes = document.find(NodeKind.BLOCKQUOTE).toList();
    assertNull(quotes.get(0).alert());
    assertEquals(Alert.NOTE, quotes.get(1).alert());
    assertEquals("Note", quotes.get(1).field(NodeField.ALERT), "as written");
    assertEquals(Alert.NOTE, Alert.of("nOtE"));
    assertEquals(Alert.TIP, Alert.of("tip"));
    assertNull(Alert.of("t\u0131p"));
    assertNull(Alert.of("danger"));
    assertEquals("Important", Alert.IMPORTANT.title());
    assertEquals("important", Alert.IMPORTANT.type());
  }

  @Test
  void gettersForOtherKindsThrow() {
    OcpNode text = first(NodeKind.TEXT);
    for (Runnable getter : List.<Runnable>of(
        text::depth,
        text::ordered,
        text::listStart,
        text::spread,
        text::checked,
        text::referenceType,
        text::selfClosing,
        text::isFenced,
        text::isAutolink,
        text::alert,
        text::alignment)) {
      IllegalStateException refusal = assertThrows(IllegalStateException.class, getter::run);
      assertTrue(refusal.getMessage().startsWith("a node of kind text has no "));
    }
    try (OcpDocument bullets = new PayloadBuilder("a").open(NodeKind.LIST).document()) {
      OcpNode list = bullets.node(1);
      assertFalse(list.ordered());
      assertThrows(IllegalStateException.class, list::listStart);
    }
  }

  @Test
  void fencesAndAutolinks() {
    try (OcpDocument flagged = new PayloadBuilder("a")
        .open(NodeKind.CODE)
        .flags(PayloadFormat.CODE_FENCED)
        .text("a")
        .close()
        .leaf(NodeKind.CODE, "a")
        .open(NodeKind.LINK)
        .flags(PayloadFormat.LINK_AUTO)
        .field(NodeField.URL, "a")
        .document()) {
      assertTrue(flagged.node(1).isFenced());
      assertFalse(flagged.node(2).isFenced());
      assertTrue(flagged.node(3).isAutolink());
    }
    assertFalse(first(NodeKind.LINK).isAutolink());
  }

  @Test
  void attributes() {
    OcpNode note = first(NodeKind.MDX_JSX_FLOW_ELEMENT);
    List<OcpAttribute> attributes = note.attributes();

    assertEquals(
        List.of(
            AttributeKind.STRING,
            AttributeKind.EXPRESSION,
            AttributeKind.BOOLEAN,
            AttributeKind.SPREAD),
        attributes.stream().map(OcpAttribute::kind).toList());
    OcpAttribute string = attributes.get(0);
    assertEquals("k", string.name());
    assertEquals("v", string.value());
    assertEquals(7, string.start());
    assertEquals(12, string.end());
    assertEquals(new Position(new Point(1, 8, 7), new Point(1, 13, 12)), string.position());
    assertFalse(string.isField());
    assertNull(attributes.get(2).value());
    assertNull(attributes.get(3).name());
    assertEquals("...x1", attributes.get(3).value());
    assertEquals(string, note.attribute("k"));
    assertNull(note.attribute("K"));
    assertThrows(IndexOutOfBoundsException.class, () -> note.attribute(4));
    assertThrows(UnsupportedOperationException.class, () -> attributes.remove(0));
  }

  @Test
  void fieldsAreAttributesToo() {
    OcpAttribute url = first(NodeKind.LINK).attribute("url");
    assertNotNull(url);
    assertTrue(url.isField());
    assertEquals(NodeField.URL, url.field());
    assertEquals(AttributeKind.STRING, url.kind());
    assertEquals("url", url.value());
  }

  @Test
  void handlesOfTheSameNodeAreEqual() {
    assertEquals(document.node(3), document.node(3));
    assertEquals(document.node(3).hashCode(), document.node(3).hashCode());
    assertNotEquals(document.node(3), document.node(4));
    try (OcpDocument other = Samples.everything().document()) {
      assertNotEquals(document.node(3), other.node(3));
    }
    assertEquals("OcpNode[0: root]", document.root().toString());
    OcpNode note = first(NodeKind.MDX_JSX_FLOW_ELEMENT);
    assertEquals(note.attribute(0), note.attribute(0));
    assertNotEquals(note.attribute(0), note.attribute(1));
    assertEquals("OcpAttribute[k: STRING]", note.attribute(0).toString());
  }

  @Test
  void subtreesAreStreams() {
    for (int i = 0; i < document.nodeCount(); i++) {
      OcpNode node = document.node(i);
      List<OcpNode> subtree =
          IntStream.range(i, node.subtreeEnd()).mapToObj(document::node).toList();
      assertEquals(subtree, node.stream().toList());
      assertEquals(subtree.subList(1, subtree.size()), node.descendants().toList());
    }
  }

  @Test
  void ancestorsLeadToTheRoot() {
    assertEquals(List.of(), document.root().ancestors().toList());
    for (int i = 1; i < document.nodeCount(); i++) {
      List<OcpNode> ancestors = new ArrayList<>();
      for (OcpNode at = document.node(i).parent(); at != null; at = at.parent()) {
        ancestors.add(at);
      }
      assertEquals(ancestors, document.node(i).ancestors().toList());
      assertEquals(document.root(), ancestors.get(ancestors.size() - 1));
    }
  }

  @Test
  void streamsReadWhenTheyAreConsumed() {
    List<Supplier<Stream<OcpNode>>> streams = List.of(
        document.root()::stream,
        document.root()::descendants,
        first(NodeKind.STRONG)::ancestors,
        document::headings,
        () -> document.find(NodeKind.TEXT));
    List<Stream<OcpNode>> begun = streams.stream().map(Supplier::get).toList();
    document.close();
    for (Stream<OcpNode> stream : begun) {
      Iterator<OcpNode> nodes = stream.iterator();
      assertThrows(OcpClosedException.class, nodes::next);
    }
    for (Supplier<Stream<OcpNode>> stream : streams) {
      assertThrows(OcpClosedException.class, stream::get);
    }
  }

  @Test
  void streamThatClosesTheDocumentThrowsAtTheNextNode() {
    List<OcpNode> seen = new ArrayList<>();
    assertThrows(
        OcpClosedException.class,
        () -> document.root().descendants().forEach(node -> {
          seen.add(node);
          document.close();
        }));
    assertEquals(1, seen.size());
  }

  @Test
  void sourceTextIsThePartOfTheSource() {
    assertEquals(Samples.SOURCE, document.root().sourceText());
    try (OcpDocument marked = new PayloadBuilder("\ufeffa \ud83d\ude00 b")
            .open(NodeKind.PARAGRAPH, 5, 9)
            .document();
        OcpCursor cursor = marked.cursor()) {
      assertEquals("\ufeffa \ud83d\ude00 b", marked.root().sourceText());
      assertEquals("\ud83d\ude00", marked.node(1).sourceText());
      cursor.next();
      assertEquals("\ud83d\ude00", cursor.sourceText());
    }
  }

  @Test
  void indexIsChecked() {
    assertThrows(IndexOutOfBoundsException.class, () -> document.node(-1));
    assertThrows(IndexOutOfBoundsException.class, () -> document.node(document.nodeCount()));
  }
}
