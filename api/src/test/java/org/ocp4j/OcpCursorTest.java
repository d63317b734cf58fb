package org.ocp4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.ocp4j.testing.Allocation;
import org.ocp4j.testing.PayloadBuilder;
import org.ocp4j.testing.Samples;

class OcpCursorTest {
  private final OcpDocument document = Samples.everything().document();

  @AfterEach
  void close() {
    document.close();
  }

  private static int level(OcpNode node) {
    int level = 0;
    for (OcpNode at = node.parent(); at != null; at = at.parent()) {
      level++;
    }
    return level;
  }

  private OcpCursor at(NodeKind kind) {
    OcpCursor cursor = document.cursor();
    while (cursor.kind() != kind) {
      assertTrue(cursor.next());
    }
    return cursor;
  }

  @Test
  void nextVisitsEveryNodeInOrder() {
    try (OcpCursor cursor = document.cursor()) {
      for (int i = 0; i < document.nodeCount(); i++) {
        assertEquals(i, cursor.index());
        assertEquals(document.node(i), cursor.node());
        assertEquals(level(document.node(i)), cursor.level());
        assertEquals(i + 1 < document.nodeCount(), cursor.next());
      }
      assertEquals(document.nodeCount() - 1, cursor.index(), "stays at the last");
    }
  }

  @Test
  void movesAgreeWithNodes() {
    try (OcpCursor cursor = document.cursor()) {
      for (int i = 0; i < document.nodeCount(); i++) {
        OcpNode node = document.node(i);
        check(cursor, node, cursor::toFirstChild, node.firstChild());
        check(cursor, node, cursor::toNextSibling, node.nextSibling());
        check(cursor, node, cursor::toParent, node.parent());
        int end = node.subtreeEnd();
        OcpNode after = end < document.nodeCount() ? document.node(end) : null;
        check(cursor, node, cursor::skipSubtree, after);
      }
    }
  }

  private interface Move {
    boolean go();
  }

  private static void check(OcpCursor cursor, OcpNode from, Move move, @Nullable OcpNode target) {
    cursor.moveTo(from.index());
    assertEquals(target != null, move.go());
    assertEquals(Objects.requireNonNullElse(target, from), cursor.node());
    assertEquals(level(cursor.node()), cursor.level());
  }

  @Test
  void readsTextByByte() {
    try (OcpCursor cursor = at(NodeKind.MDX_JSX_FLOW_ELEMENT)) {
      assertEquals(4, cursor.textLength());
      assertEquals('N', cursor.textByte(0));
      assertThrows(IndexOutOfBoundsException.class, () -> cursor.textByte(4));
      byte[] copy = new byte[4];
      cursor.copyText(1, copy, 2, 2);
      assertEquals("\0\0ot", new String(copy, StandardCharsets.US_ASCII));
      assertThrows(IndexOutOfBoundsException.class, () -> cursor.copyText(3, copy, 0, 2));
      assertTrue(cursor.textEquals("Note"));
      assertTrue(cursor.textEquals("Note".getBytes(StandardCharsets.UTF_8)));
      assertFalse(cursor.textEquals("Not"));
      assertFalse(cursor.textEquals("Notes"));
      assertFalse(cursor.textEquals("note".getBytes(StandardCharsets.UTF_8)));
    }
  }

  @Test
  void comparesTextOfEveryWidth() {
    String text = "a\u00e9\u20ac\ud83d\ude00\ufffd";
    try (OcpDocument wide = new PayloadBuilder(text).leaf(NodeKind.TEXT, text).document();
        OcpCursor cursor = wide.cursor()) {
      cursor.next();
      assertTrue(cursor.textEquals(text));
      for (int i = 0; i < text.length(); i++) {
        assertFalse(cursor.textEquals(text.substring(0, i)), "prefix " + i);
        char other = (char) (text.charAt(i) ^ 1);
        String changed = text.substring(0, i) + other + text.substring(i + 1);
        assertFalse(cursor.textEquals(changed), "changed at " + i);
      }
      assertFalse(cursor.textEquals("a\u00e9\u20ac\ud83d\ufffd"), "lone surrogate");
    }
  }

  @Test
  void readsAttributes() {
    try (OcpCursor cursor = at(NodeKind.MDX_JSX_FLOW_ELEMENT)) {
      assertEquals(4, cursor.attributeCount());
      assertEquals(AttributeKind.EXPRESSION, cursor.attributeKind(1));
      assertEquals(1, cursor.attributeNameLength(0));
      assertTrue(cursor.attributeNameEquals(0, "k"));
      assertFalse(cursor.attributeNameEquals(0, "kk"));
      assertEquals(1, cursor.attributeValueLength(0));
      assertEquals(-1, cursor.attributeValueLength(2));
      assertEquals(0, cursor.attributeNameLength(3));
      assertEquals(7, cursor.attributeStart(0));
      assertEquals(12, cursor.attributeEnd(0));
      byte[] copy = new byte[5];
      cursor.copyAttributeName(2, 0, copy, 0, 3);
      cursor.copyAttributeValue(3, 3, copy, 3, 2);
      assertEquals("urlx1", new String(copy, StandardCharsets.US_ASCII));
      assertEquals(-1, cursor.attributeOf(NodeField.URL));
      assertEquals(null, cursor.attributeField(0));
      assertThrows(IndexOutOfBoundsException.class, () -> cursor.attributeKind(4));
    }
    try (OcpCursor cursor = at(NodeKind.LINK)) {
      assertEquals(0, cursor.attributeOf(NodeField.URL));
      assertEquals(1, cursor.attributeOf(NodeField.TITLE));
      assertEquals(NodeField.TITLE, cursor.attributeField(1));
      assertEquals("alt", cursor.title());
    }
  }

  @Test
  void closedCursorThrowsAndLeavesTheDocumentOpen() {
    OcpCursor cursor = document.cursor();
    cursor.close();
    cursor.close();

    assertThrows(OcpClosedException.class, cursor::next);
    assertThrows(OcpClosedException.class, cursor::kind);
    assertThrows(OcpClosedException.class, () -> cursor.moveTo(0));
    assertThrows(OcpClosedException.class, cursor::level);
    assertTrue(document.isAlive());
  }

  @Test
  void walkAllocatesNothing() {
    PayloadBuilder builder = new PayloadBuilder("text");
    for (int i = 0; i < 20_000; i++) {
      builder.open(NodeKind.MDX_JSX_FLOW_ELEMENT).text("te").attribute(0, "ex", "xt");
      builder.leaf(NodeKind.TEXT, "text").close();
    }
    try (OcpDocument large = builder.document()) {
      long small = Math.max(allocatedByWalk(document), allocatedByWalk(document));
      allocatedByWalk(large);
      assertTrue(allocatedByWalk(large) <= small + 1_000, "grows with the document");
    }
  }

  private static long allocatedByWalk(OcpDocument document) {
    long before = Allocation.bytes();
    long sum = 0;
    try (OcpCursor cursor = document.cursor()) {
      do {
        sum += cursor.kind().code() + cursor.start() + cursor.end() + cursor.level();
        sum += cursor.textEquals("text") ? 1 : 0;
        for (int i = 0; i < cursor.attributeCount(); i++) {
          sum += cursor.attributeNameEquals(i, "ex") ? cursor.attributeValueLength(i) : 0;
          sum += cursor.attributeKind(i) == AttributeKind.STRING ? 1 : 0;
        }
      } while (cursor.next());
    }
    assertTrue(sum > 0);
    return Allocation.bytes() - before;
  }
}
