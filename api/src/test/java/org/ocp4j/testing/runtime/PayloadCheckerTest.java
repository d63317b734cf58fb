package org.ocp4j.testing.runtime;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.ocp4j.NodeField;
import org.ocp4j.NodeKind;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpFormatException;
import org.ocp4j.OcpNode;
import org.ocp4j.internal.payload.Checksum;
import org.ocp4j.internal.payload.PayloadChecker;
import org.ocp4j.render.HtmlRenderer;
import org.ocp4j.render.JsonRenderer;
import org.ocp4j.spi.PayloadFormat;
import org.ocp4j.testing.PayloadBuilder;
import org.ocp4j.testing.Samples;

/**
 * Tests that a damaged payload is refused, or reads as a well-formed document.
 *
 * @spec contract.md#8.3 Contract 8.3
 */
class PayloadCheckerTest {
  private static final int LAST_NODE = -1;

  private static void accept(PayloadBuilder builder) {
    assertDoesNotThrow(() -> PayloadChecker.check(builder.build()));
  }

  private static void refuse(String reason, ByteBuffer payload) {
    OcpFormatException refusal =
        assertThrows(OcpFormatException.class, () -> PayloadChecker.check(payload), reason);
    assertEquals(reason, refusal.reason());
    assertTrue(refusal.offset() >= 0 && refusal.offset() <= payload.limit(), "offset in range");
  }

  private static void refuse(String reason, PayloadBuilder builder) {
    refuse(reason, builder.build());
  }

  /** Asserts that a payload of root, heading and text is refused after a change. */
  private static void refuse(String reason, Consumer<ByteBuffer> change) {
    ByteBuffer payload = new PayloadBuilder("h\u00e9!")
        .open(NodeKind.HEADING)
        .number(1)
        .leaf(NodeKind.TEXT, "h\u00e9!")
        .build()
        .order(ByteOrder.LITTLE_ENDIAN);
    PayloadChecker.check(payload);
    change.accept(payload);
    refuse(reason, payload);
  }

  private static int node(int index, int field) {
    return PayloadFormat.HEADER_SIZE + index * PayloadFormat.NODE_SIZE + field;
  }

  /** Returns what a check says of a payload: a reason with its place, or an empty string. */
  private static String outcome(Consumer<ByteBuffer> check, ByteBuffer payload) {
    try {
      check.accept(payload);
      return "";
    } catch (OcpFormatException e) {
      return e.getMessage();
    }
  }

  private static int assertSameOutcome(ByteBuffer payload) {
    String slow = outcome(PayloadChecker::checkSlowly, payload);
    assertEquals(slow, outcome(PayloadChecker::check, payload));
    return slow.isEmpty() ? 1 : 0;
  }

  @Test
  void aQuickCheckOfNodesSaysWhatASlowOneSays() {
    ByteBuffer payload = Samples.everything().build().order(ByteOrder.LITTLE_ENDIAN);
    int end = node(payload.getInt(PayloadFormat.H_NODES), 0)
        + payload.getInt(PayloadFormat.H_ATTRIBUTES) * PayloadFormat.ATTRIBUTE_SIZE;
    int accepted = 0;
    int checked = 0;
    for (int at = PayloadFormat.HEADER_SIZE; at < end; at++) {
      byte before = payload.get(at);
      for (int change : new int[] {1, -1, 2, 4, 8, 16, 32, 64, 0x80, -before}) {
        payload.put(at, (byte) (before + change));
        accepted += assertSameOutcome(payload);
        checked++;
      }
      payload.put(at, before);
    }
    assertTrue(accepted > checked / 50, accepted + " of " + checked + " are still well-formed");
    assertTrue(accepted < checked / 2, accepted + " of " + checked + " are still well-formed");
  }

  @Test
  void aQuickCheckOfTwoChangesSaysWhatASlowOneSays() {
    ByteBuffer payload = Samples.everything().build().order(ByteOrder.LITTLE_ENDIAN);
    int nodes = payload.getInt(PayloadFormat.H_NODES);
    Random random = new Random(20261125);
    for (int round = 0; round < 50_000; round++) {
      int first = node(random.nextInt(nodes), random.nextInt(8) * 4);
      int second = node(random.nextInt(nodes), random.nextInt(8) * 4);
      int firstBefore = payload.getInt(first);
      int secondBefore = payload.getInt(second);
      payload.putInt(first, firstBefore + random.nextInt(5) - 2);
      payload.putInt(second, payload.getInt(random.nextBoolean() ? first : second) + 1);
      assertSameOutcome(payload);
      payload.putInt(second, secondBefore);
      payload.putInt(first, firstBefore);
    }
    assertEquals(1, assertSameOutcome(payload));
  }

  @Test
  void everyKindIsAccepted() {
    accept(Samples.everything());
    accept(new PayloadBuilder(""));
  }

  @Test
  void header() {
    refuse("shorter than a header", ByteBuffer.allocate(63));
    refuse("wrong magic or version", p -> p.put(3, (byte) 3));
    refuse("unknown flags", p -> p.putInt(PayloadFormat.H_FLAGS, 1 << 9));
    refuse("wrong length", p -> p.putInt(PayloadFormat.H_LENGTH, p.limit() + 1));
    refuse("wrong length", (Consumer<ByteBuffer>) p -> p.limit(p.limit() - 1));
    refuse("padding that is not zero", p -> p.put(40, (byte) 1));
    refuse("padding that is not zero", p -> p.put(63, (byte) 1));
  }

  @Test
  void sections() {
    refuse("no root", p -> p.putInt(PayloadFormat.H_NODES, 0));
    refuse("no root", p -> p.putInt(PayloadFormat.H_NODES, -1));
    for (int count : new int[] {
      PayloadFormat.H_NODES,
      PayloadFormat.H_ATTRIBUTES,
      PayloadFormat.H_DIAGNOSTICS,
      PayloadFormat.H_POOL_LENGTH
    }) {
      refuse("a section reaches past the end", p -> p.putInt(count, Integer.MAX_VALUE));
    }
    refuse("a section reaches past the end", p -> p.putInt(PayloadFormat.H_ATTRIBUTES, -1));
    refuse(
        "wrong offset of the source",
        p -> p.putInt(PayloadFormat.H_SOURCE_OFFSET, p.getInt(PayloadFormat.H_SOURCE_OFFSET) - 1));
    refuse("wrong length of the source", p -> p.putInt(PayloadFormat.H_SOURCE_LENGTH, 3));
    PayloadBuilder pool = new PayloadBuilder("a").leaf(NodeKind.TEXT, "in the pool");
    ByteBuffer payload = pool.build().order(ByteOrder.LITTLE_ENDIAN);
    payload.put(payload.getInt(PayloadFormat.H_SOURCE_OFFSET) - 1, (byte) 1);
    refuse("padding that is not zero", payload);
  }

  /**
   * A small payload whose nodes all share one long text would make a renderer write that text for
   * each node.
   */
  @Test
  void textsThatShareTooManyBytes() {
    refuse("texts that share too many bytes", sharing(100_000, 30_000));
    int node = 2 * PayloadFormat.NODE_SIZE;
    int text = 10_000;
    int most = PayloadFormat.MAX_TEXT_GROWTH * text / (text - PayloadFormat.MAX_TEXT_GROWTH * node);
    accept(sharing(text, most));
    refuse("texts that share too many bytes", sharing(text, most + 1));
    PayloadBuilder fields = new PayloadBuilder("x".repeat(text)).open(NodeKind.PARAGRAPH);
    for (int i = 0; i < 30; i++) {
      fields.open(NodeKind.LINK).field(NodeField.URL, "x".repeat(text)).close();
    }
    refuse("texts that share too many bytes", fields);
  }

  private static PayloadBuilder sharing(int bytes, int nodes) {
    String text = "x".repeat(bytes);
    PayloadBuilder builder = new PayloadBuilder(text);
    for (int i = 0; i < nodes; i++) {
      builder.open(NodeKind.PARAGRAPH).leaf(NodeKind.TEXT, text).close();
    }
    return builder;
  }

  @Test
  void messages() {
    String longest = "m".repeat(PayloadFormat.MAX_MESSAGE_BYTES);
    PayloadBuilder many = new PayloadBuilder("a");
    for (int i = 0; i < 100; i++) {
      many.message(PayloadFormat.SEVERITY_ERROR, 1, 0, 1, longest);
    }
    accept(many);
    refuse(
        "a message that is too long",
        new PayloadBuilder("a").message(PayloadFormat.SEVERITY_ERROR, 1, 0, 1, longest + "m"));
  }

  @Test
  void checksum() {
    refuse("wrong checksum", p -> p.putInt(PayloadFormat.H_CRC, 1));
    refuse("wrong checksum", p -> p.putInt(PayloadFormat.H_FLAGS, PayloadFormat.FLAG_CHECKSUM));
    ByteBuffer payload = Samples.everything().build().order(ByteOrder.LITTLE_ENDIAN);
    Checksum.add(payload);
    PayloadChecker.check(payload);
  }

  @Test
  void utf8() {
    refuse("the source is not UTF-8", p -> p.put(p.limit() - 1, (byte) 0xFF));
    ByteBuffer pool = new PayloadBuilder("a").leaf(NodeKind.TEXT, "\u00e9").build();
    pool.put(node(2, 0), (byte) 0xC0);
    refuse("the text pool is not UTF-8", pool);
  }

  @Test
  void tree() {
    refuse("node 0 is not a root", p -> p.put(node(0, 0), (byte) 2));
    refuse("the root is in another node", p -> p.putInt(node(0, PayloadFormat.N_PARENT), 1));
    refuse("nodes outside the root", p -> p.putInt(node(0, PayloadFormat.N_NEXT), 2));
    refuse("wrong parent", p -> p.putInt(node(2, PayloadFormat.N_PARENT), 0));
    refuse("wrong parent", p -> p.putInt(node(2, PayloadFormat.N_PARENT), -1));
    refuse("a subtree that ends wrongly", p -> p.putInt(node(1, PayloadFormat.N_NEXT), 1));
    refuse("a subtree that ends wrongly", p -> p.putInt(node(1, PayloadFormat.N_NEXT), 4));
    refuse("a subtree that ends wrongly", p -> p.putInt(node(2, PayloadFormat.N_NEXT), 4));
    refuse("wrong parent", p -> p.putInt(node(1, PayloadFormat.N_NEXT), 2));
    refuse("unknown node kind 200", p -> p.put(node(1, 0), (byte) 200));
  }

  @Test
  void kinds() {
    String wrongPlace = "a node of a kind that cannot stand in its parent";
    refuse(wrongPlace, new PayloadBuilder("a").open(NodeKind.ROOT));
    refuse(wrongPlace, new PayloadBuilder("a").open(NodeKind.LIST_ITEM));
    refuse(wrongPlace, new PayloadBuilder("a").open(NodeKind.LIST).open(NodeKind.PARAGRAPH));
    refuse(wrongPlace, new PayloadBuilder("a").open(NodeKind.TABLE).open(NodeKind.TABLE_CELL));
    refuse(wrongPlace, new PayloadBuilder("a").open(NodeKind.TABLE_ROW));
    refuse(
        "children its kind cannot have",
        new PayloadBuilder("a").open(NodeKind.BREAK).open(NodeKind.BREAK));
    refuse(
        "flags its kind lacks", new PayloadBuilder("a").open(NodeKind.PARAGRAPH).flags(1));
    refuse("flags its kind lacks", p -> p.put(node(1, PayloadFormat.N_FLAGS), (byte) 1));
    refuse("wrong number", p -> p.putInt(node(1, PayloadFormat.N_DATA), 7));
    refuse("wrong number", p -> p.putInt(node(1, PayloadFormat.N_DATA), 0));
    refuse("wrong number", p -> p.putInt(node(2, PayloadFormat.N_DATA), 1));
    refuse("wrong number", new PayloadBuilder("a").open(NodeKind.LIST).number(1));
  }

  @Test
  void texts() {
    String outside = "a text that is neither in the pool nor in the source";
    int offset = node(2, PayloadFormat.N_TEXT_OFFSET);
    int length = node(2, PayloadFormat.N_TEXT_LENGTH);
    refuse("a text is missing", p -> p.putInt(offset, 0).putInt(length, 0));
    refuse(outside, p -> p.putInt(length, 5));
    refuse(outside, p -> p.putInt(length, -1));
    refuse(outside, p -> p.putInt(offset, p.limit() + 1).putInt(length, 0));
    refuse(outside, p -> p.putInt(offset, 64));
    refuse(outside, p -> p.putInt(offset, -4));
    refuse("a text that tears a character", p -> p.putInt(length, 2));
    refuse("a text that tears a character", p -> p.putInt(offset, p.limit() - 2).putInt(length, 1));
    refuse("a text that has no place here", p -> p.putInt(node(1, PayloadFormat.N_TEXT_LENGTH), 1));
    refuse(
        "an empty name",
        new PayloadBuilder("a").open(NodeKind.MDX_JSX_FLOW_ELEMENT).text(""));
  }

  @Test
  void spans() {
    refuse("a span that is not in the source", p -> p.putInt(node(0, PayloadFormat.N_END), 5));
    refuse("a span that is not in the source", p -> p.putInt(node(0, PayloadFormat.N_START), -1));
    refuse("a span that is not in the source", p -> p.putInt(node(2, PayloadFormat.N_END), -1));
    refuse("a span that tears a character", p -> p.putInt(node(2, PayloadFormat.N_START), 2));
    refuse("a span outside its parent's", p -> p.putInt(node(1, PayloadFormat.N_START), 1));
    PayloadBuilder longer = new PayloadBuilder("abcd").open(NodeKind.PARAGRAPH, 0, 2);
    refuse("a span outside its parent's", longer.open(NodeKind.BREAK, 1, 3));
    String overlaps = "a span that overlaps the one before it";
    refuse(overlaps, siblings(NodeKind.PARAGRAPH, 2, 4, 1, 4));
    refuse(overlaps, siblings(NodeKind.PARAGRAPH, 1, 4, 2, 3));
    refuse(overlaps, siblings(NodeKind.PARAGRAPH, 1, 3, 2, 4));
    accept(siblings(NodeKind.PARAGRAPH, 1, 3, 3, 4));
  }

  private static PayloadBuilder siblings(NodeKind kind, int start, int end, int next, int nextEnd) {
    return new PayloadBuilder("abcd").open(kind, start, end).close().open(kind, next, nextEnd);
  }

  private static void definition(PayloadBuilder builder, int start, int end) {
    builder.open(NodeKind.DEFINITION, start, end).field(NodeField.URL, "a");
    builder.field(NodeField.IDENTIFIER, "a").field(NodeField.LABEL, "a").close();
  }

  @Test
  void fields() {
    String missing = "a field its kind must have is missing";
    String lacks = "a field its kind lacks, or that it has already";
    refuse(missing, new PayloadBuilder("a").open(NodeKind.LINK));
    refuse(missing, new PayloadBuilder("a").open(NodeKind.IMAGE).field(NodeField.URL, "a"));
    refuse(lacks, new PayloadBuilder("a").open(NodeKind.LINK).field(NodeField.ALT, "a"));
    refuse(lacks, new PayloadBuilder("a").open(NodeKind.LINK).attribute(0, "a", "a"));
    PayloadBuilder twice = new PayloadBuilder("a").open(NodeKind.LINK).field(NodeField.URL, "a");
    refuse(lacks, twice.field(NodeField.URL, "a"));
    refuse(
        "a field of another kind of node",
        new PayloadBuilder("a").open(NodeKind.MDX_JSX_TEXT_ELEMENT).field(NodeField.URL, "a"));
  }

  @Test
  void alerts() {
    String unknown = "an alert of no known type";
    for (String type : new String[] {"NOTE", "tip", "Important", "WARNING", "cAUTION"}) {
      accept(new PayloadBuilder("a").open(NodeKind.BLOCKQUOTE).field(NodeField.ALERT, type));
    }
    for (String type : new String[] {"", "NOT", "NOTES", "N\u000fTE", "danger", "t\u0131p"}) {
      refuse(
          unknown, new PayloadBuilder("a").open(NodeKind.BLOCKQUOTE).field(NodeField.ALERT, type));
    }
    refuse(
        "a field its kind lacks, or that it has already",
        new PayloadBuilder("a").open(NodeKind.PARAGRAPH).field(NodeField.ALERT, "NOTE"));
  }

  @Test
  void attributes() {
    refuse("an attribute without a name", jsx().attribute(0, null, "a"));
    refuse("a text is missing", jsx().attribute(0, "a", null));
    refuse("a text is missing", jsx().attribute(3, null, null));
    refuse("a text that has no place here", jsx().attribute(2, "a", "a"));
    refuse("a text that has no place here", jsx().attribute(3, "a", "a"));
    refuse("a number, which no attribute is", jsx().attribute(4, "a", "1"));
    refuse("unknown attribute kind 5", jsx().attribute(5, "a", "a"));
    PayloadBuilder inner = new PayloadBuilder("ab").open(NodeKind.MDX_JSX_TEXT_ELEMENT, 0, 1);
    refuse("an attribute outside its node", inner.attribute(2, "a", null, 0, 2));
    PayloadBuilder later = new PayloadBuilder("ab").open(NodeKind.MDX_JSX_TEXT_ELEMENT, 1, 2);
    refuse("an attribute outside its node", later.attribute(2, "a", null, 0, 2));
    ByteBuffer fewer = jsx().attribute(2, "a", null).build().order(ByteOrder.LITTLE_ENDIAN);
    fewer.putShort(node(1, PayloadFormat.N_ATTRIBUTE_COUNT), (short) 0);
    refuse("attributes that no node has", fewer);
    ByteBuffer more = jsx().attribute(2, "a", null).build().order(ByteOrder.LITTLE_ENDIAN);
    more.putShort(node(1, PayloadFormat.N_ATTRIBUTE_COUNT), (short) 0xFFFF);
    refuse("attributes past the end", more);
    more.putInt(node(1, PayloadFormat.N_DATA), 1);
    refuse("attributes out of order", more);
  }

  private static PayloadBuilder jsx() {
    return new PayloadBuilder("a").open(NodeKind.MDX_JSX_TEXT_ELEMENT).text("a");
  }

  @Test
  void diagnostics() {
    accept(new PayloadBuilder("a").message(2, 65_535, 0, 1, "a"));
    refuse("unknown severity 3", new PayloadBuilder("a").message(3, 1, 0, 1, "a"));
    refuse("a span that is not in the source", new PayloadBuilder("a").message(1, 1, 0, 2, "a"));
    ByteBuffer missing = new PayloadBuilder("a").message(1, 1, 0, 1, "a").build();
    missing.order(ByteOrder.LITTLE_ENDIAN).putLong(node(1, PayloadFormat.D_MESSAGE_OFFSET), 0);
    refuse("a text is missing", missing);
    ByteBuffer padding = new PayloadBuilder("a").message(1, 1, 0, 1, "a").build();
    padding.put(node(1, PayloadFormat.DIAGNOSTIC_SIZE - 1), (byte) 1);
    refuse("padding that is not zero", padding);
  }

  @Test
  @Timeout(60)
  void damageInAnySingleByteIsRefusedOrHarmless() {
    ByteBuffer good = Samples.everything().build();
    int refused = 0;
    int read = 0;
    for (int at = 0; at < good.limit(); at++) {
      byte original = good.get(at);
      int[] damages = {~original, original ^ 1, original + 1, original - 1, 0, 1, 0xFF, 0x80};
      for (int damage : damages) {
        ByteBuffer bad = ByteBuffer.allocate(good.limit()).put(good.duplicate()).flip();
        bad.put(at, (byte) damage);
        if (opens(bad)) {
          read++;
        } else {
          refused++;
        }
      }
    }
    assertTrue(refused > 5_000, "most damage is noticed: " + refused);
    assertTrue(read > 500, "damage in texts is not: " + read);
  }

  private static boolean opens(ByteBuffer payload) {
    try (OcpDocument document = OcpDocument.open(payload)) {
      readAll(document);
      return true;
    } catch (OcpFormatException refusal) {
      return false;
    }
  }

  private static void readAll(OcpDocument document) {
    document.find(NodeKind.TEXT).forEach(OcpNode::value);
    for (int i = 0; i < document.nodeCount(); i++) {
      OcpNode node = document.node(i);
      node.position();
      node.attributes().forEach(attribute -> attribute.name());
      node.text();
    }
    document.find(NodeKind.BLOCKQUOTE).forEach(OcpNode::alert);
    document.diagnostics();
    JsonRenderer.DEFAULT.render(document);
    HtmlRenderer.DEFAULT.render(document);
    document.toText();
  }

  @Test
  @Timeout(20)
  void deepAndWideTreesTakeLinearTimeAndNoStack() {
    PayloadBuilder deep = new PayloadBuilder("abcdefgh");
    for (int i = 0; i < 65_535; i++) {
      deep.open(NodeKind.BLOCKQUOTE);
    }
    try (OcpDocument document = deep.document()) {
      assertTrue(document.toJson().length() > 65_535);
      assertTrue(document.toHtml().length() > 65_535);
      assertEquals("", document.toText());
    }
    PayloadBuilder wide = new PayloadBuilder("a");
    for (int i = 0; i < 200_000; i++) {
      definition(wide, 0, 0);
    }
    for (int i = 0; i < 200_000; i++) {
      wide.open(NodeKind.HEADING).number(1).close();
    }
    accept(wide);
  }

  @Test
  void lastNodeIsChecked() {
    ByteBuffer payload = Samples.everything().build().order(ByteOrder.LITTLE_ENDIAN);
    int last = payload.getInt(PayloadFormat.H_NODES) + LAST_NODE;
    payload.put(node(last, PayloadFormat.N_FLAGS), (byte) 1);
    refuse("flags its kind lacks", payload);
  }
}
