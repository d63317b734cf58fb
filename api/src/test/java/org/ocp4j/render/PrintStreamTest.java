package org.ocp4j.render;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.ocp4j.NodeKind;
import org.ocp4j.OcpDocument;
import org.ocp4j.testing.PayloadBuilder;

/** Tests rendering to print streams such as {@code System.out}. */
class PrintStreamTest {
  private static OcpDocument document(String text) {
    PayloadBuilder builder = new PayloadBuilder("x").open(NodeKind.PARAGRAPH);
    return builder.leaf(NodeKind.TEXT, text).document();
  }

  @Test
  void theCharsetIsThatOfTheStream() {
    String text = "gr\u00fc\u00dfe ".repeat(5_000);
    try (OcpDocument document = document(text)) {
      for (Charset charset :
          new Charset[] {StandardCharsets.ISO_8859_1, StandardCharsets.UTF_16BE}) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream target = new PrintStream(bytes, false, charset);
        HtmlRenderer.DEFAULT.render(document, target);
        TextRenderer.DEFAULT.render(document.node(1), target);
        JsonRenderer.DEFAULT.render(document, target);
        target.flush();
        String expected = document.toHtml() + document.toText() + document.toJson();
        assertArrayEquals(expected.getBytes(charset), bytes.toByteArray());
      }
    }
  }

  @Test
  void asAStreamOfBytesItGetsUtf8() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream target = new PrintStream(bytes, true, StandardCharsets.UTF_16BE);
    try (OcpDocument document = document("gr\u00fc\u00dfe")) {
      TextRenderer.DEFAULT.render(document, (OutputStream) target);
    }
    assertEquals("gr\u00fc\u00dfe", bytes.toString(StandardCharsets.UTF_8));
  }

  @Test
  void aFailureOfTheStreamIsKeptInTheStream() {
    OutputStream failing = new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        throw new IOException("by the test");
      }
    };
    PrintStream target = new PrintStream(failing, false, StandardCharsets.UTF_8);
    try (OcpDocument document = document("a")) {
      assertFalse(target.checkError());
      TextRenderer.DEFAULT.render(document, target);
      assertTrue(target.checkError());
    }
  }

  @Test
  void aCheckedExceptionOfARendererIsWrapped() {
    HtmlRenderer failing = HtmlRenderer.builder()
        .node(NodeKind.PARAGRAPH, (node, out) -> {
          throw new IOException("by the test");
        })
        .build();
    PrintStream target =
        new PrintStream(new ByteArrayOutputStream(), false, StandardCharsets.UTF_8);
    try (OcpDocument document = document("a")) {
      assertThrows(UncheckedIOException.class, () -> failing.render(document, target));
    }
  }
}
