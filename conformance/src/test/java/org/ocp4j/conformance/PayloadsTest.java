package org.ocp4j.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ocp4j.AttributeKind;
import org.ocp4j.Format;
import org.ocp4j.NodeField;
import org.ocp4j.NodeKind;
import org.ocp4j.OcpAttribute;
import org.ocp4j.OcpCursor;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpEngine;
import org.ocp4j.OcpFormatException;
import org.ocp4j.OcpNode;
import org.ocp4j.ParseOptions;
import org.ocp4j.render.HtmlRenderer;

/** Tests of the engine's payloads, intact and damaged; see also {@link Payloads}. */
class PayloadsTest {
  private static final HtmlRenderer TRUSTING = HtmlRenderer.builder()
      .allowRawHtml(true)
      .allowAnyUrl(true)
      .component("b", (node, out) -> out.append("<b>").children().append("</b>"))
      .build();

  /** Sources that together have every kind of node, attribute and field, and diagnostics. */
  enum Sample {
    YAML_AND_MDX(Format.MDX, """
        ---
        a: "é"
        ---
        import a from "a"

        # A *b* **c** `d` {e}

        <A b="&lt;" c={1} d {...e} é:f='g'>
          - x <b>y</b> <></>

          - z
        </A>

        3. [a](b "c") ![d *e*](f)
           g\\
           h

        {/* i */}

        ~~~js k
        \tl
        ~~~
        """),
    TOML_AND_MARKDOWN(Format.MARKDOWN, """
        +++
        a = 1
        +++
        > [a][] [b &amp; c][A] [a] ![d][a] ![a] <b>c</b>
        ***

            d
        <!-- e -->

        [a]: <f&#0;> 'g\\*'
        """),
    GFM_AND_MATH(Format.MARKDOWN, """
        | a | b
        |:-:|--
        | ~~c~~ | $d$ | e \\| f

        - [x] g[^h]
        - [ ] www.i.j k&#x40;l.m

        > [!Note]
        > n

        [^h]: o

            p

        $$ q
        \\r
        $$
        """),
    BROKEN(Format.MDX, """
        a <b c {d

        <e f="g">

        import h

        </i> {j: *k</l>*}
        """);

    private final Format format;
    private final String source;

    Sample(Format format, String source) {
      this.format = format;
      this.source = source;
    }
  }

  private static ParseOptions options(Sample sample, boolean checksum) {
    return ParseOptions.DEFAULT
        .withFormat(sample.format)
        .withLenient(sample == Sample.BROKEN)
        .withChecksum(checksum);
  }

  @Test
  void theSamplesHaveEverything() {
    Set<NodeKind> kinds = EnumSet.noneOf(NodeKind.class);
    Set<AttributeKind> attributes = EnumSet.of(AttributeKind.NUMBER);
    Set<NodeField> fields = EnumSet.noneOf(NodeField.class);
    int diagnostics = 0;
    try (OcpEngine engine = EngineUnderTest.open()) {
      for (Sample sample : Sample.values()) {
        try (OcpDocument document = engine.parse(sample.source, options(sample, false))) {
          diagnostics += document.diagnostics().size();
          for (int i = 0; i < document.nodeCount(); i++) {
            OcpNode node = document.node(i);
            kinds.add(node.kind());
            for (OcpAttribute attribute : node.attributes()) {
              attributes.add(attribute.kind());
              if (attribute.isField()) {
                fields.add(attribute.field());
              }
            }
          }
        }
      }
    }
    assertEquals(EnumSet.allOf(NodeKind.class), kinds);
    assertEquals(EnumSet.allOf(AttributeKind.class), attributes);
    assertEquals(EnumSet.allOf(NodeField.class), fields);
    assertTrue(diagnostics > 3, "diagnostics: " + diagnostics);
  }

  @ParameterizedTest
  @EnumSource
  void aPayloadFromAFileIsTheSame(Sample sample, @TempDir Path folder) throws IOException {
    for (boolean checksum : new boolean[] {false, true}) {
      ParseOptions options = options(sample, checksum);
      Path file = folder.resolve("payload-" + checksum);
      try (OcpEngine engine = EngineUnderTest.open();
          OcpDocument document = engine.parse(sample.source, options)) {
        Payloads.check(document, options);
        document.writeTo(file);
        try (OcpDocument opened = OcpDocument.open(file)) {
          assertEquals(document.toJson(), opened.toJson());
          assertEquals(document.payload(), opened.payload());
        }
      }
    }
  }

  /**
   * Checks that every change of one byte is refused, or gives a document that can be read
   * completely. A plain build tries every third change.
   */
  @Tag("shared")
  @ParameterizedTest
  @EnumSource
  @Timeout(value = 5, unit = TimeUnit.MINUTES)
  void noDamagedByteDoesHarm(Sample sample) {
    int step = Boolean.getBoolean("ocp.tests.full") ? 1 : 3;
    for (boolean checksum : new boolean[] {false, true}) {
      byte[] payload = payload(sample, checksum);
      int refused = 0;
      int wellFormed = 0;
      for (int at = 0; at < payload.length; at++) {
        byte was = payload[at];
        byte[] changes = changes(was);
        for (int i = at % step; i < changes.length; i += step) {
          byte changed = changes[i];
          payload[at] = changed;
          if (isRefused(payload, at, changed)) {
            refused++;
          } else {
            wellFormed++;
          }
        }
        payload[at] = was;
      }
      System.out.println(sample
          + (checksum ? " with a checksum" : "")
          + ": "
          + payload.length
          + " bytes damaged: "
          + refused
          + " refused, "
          + wellFormed
          + " well-formed");
      assertTrue(refused > 0, "nothing was refused");
      // A checksum does not cover the header, so some changes there are not detected.
      assertTrue(checksum ? wellFormed < 64 : wellFormed > 0, "well-formed: " + wellFormed);
    }
  }

  private static byte[] payload(Sample sample, boolean checksum) {
    try (OcpEngine engine = EngineUnderTest.open();
        OcpDocument document = engine.parse(sample.source, options(sample, checksum))) {
      return Payloads.bytes(document.payload());
    }
  }

  /**
   * Returns the values to try: each bit flipped, all bits flipped, one more, one less, and zero.
   */
  private static byte[] changes(byte was) {
    byte[] changes = new byte[12];
    for (int bit = 0; bit < 8; bit++) {
      changes[bit] = (byte) (was ^ 1 << bit);
    }
    changes[8] = (byte) ~was;
    changes[9] = (byte) (was + 1);
    changes[10] = (byte) (was - 1);
    changes[11] = was == 0 ? (byte) 0x40 : 0;
    return changes;
  }

  private static boolean isRefused(byte[] payload, int at, byte changed) {
    try (OcpDocument document = OcpDocument.open(ByteBuffer.wrap(payload))) {
      try {
        readEverything(document);
      } catch (RuntimeException | StackOverflowError e) {
        throw new AssertionError("byte " + at + " changed to " + changed + ": " + e, e);
      }
      return false;
    } catch (OcpFormatException e) {
      return true;
    }
  }

  private static void readEverything(OcpDocument document) {
    document.extensions();
    document.diagnostics();
    try (OcpCursor cursor = document.cursor()) {
      int visited = 0;
      do {
        OcpNode node = cursor.node();
        visited++;
        readNode(node);
        for (OcpAttribute attribute : node.attributes()) {
          attribute.kind();
          attribute.name();
          attribute.value();
          attribute.position();
        }
      } while (cursor.next());
      assertEquals(document.nodeCount(), visited);
    }
    for (NodeKind kind : NodeKind.values()) {
      document.find(kind).forEach(OcpNode::position);
    }
    document.find("A").forEach(OcpNode::toText);
    document.toJson();
    document.toHtml();
    TRUSTING.render(document);
    document.toText();
  }

  private static void readNode(OcpNode node) {
    node.position();
    node.parent();
    node.childCount();
    node.text();
    node.value();
    node.name();
    for (NodeField field : NodeField.values()) {
      node.field(field);
    }
    switch (node.kind()) {
      case BLOCKQUOTE -> node.alert();
      case HEADING -> node.depth();
      case LIST -> {
        node.spread();
        if (node.ordered()) {
          node.listStart();
        }
      }
      case LIST_ITEM -> {
        node.spread();
        node.checked();
      }
      case LINK_REFERENCE, IMAGE_REFERENCE -> node.referenceType();
      case MDX_JSX_FLOW_ELEMENT, MDX_JSX_TEXT_ELEMENT -> node.selfClosing();
      case TABLE_CELL -> node.alignment();
      default -> {}
    }
  }
}
