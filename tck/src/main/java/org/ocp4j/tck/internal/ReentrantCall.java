package org.ocp4j.tck.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.ocp4j.NodeKind;
import org.ocp4j.OcpCursor;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpNode;
import org.ocp4j.digest.DigestAlgorithm;
import org.ocp4j.render.FootnoteBackLabel;
import org.ocp4j.render.HtmlRenderer;
import org.ocp4j.render.JsonRenderer;
import org.ocp4j.render.TextRenderer;
import org.ocp4j.visit.NodeVisitor;
import org.ocp4j.visit.VisitResult;

/**
 * A call on a document that runs user code before it has read everything.
 *
 * @param name the method that is called, with the place of the user code
 * @param holds whether the call reads the document while user code runs, and so must hold the
 * memory; otherwise it is a series of calls with user code between them
 * @param body makes the call
 */
record ReentrantCall(String name, boolean holds, Body body) {
  /** The byte offset at which the call runs user code; every call continues to read after it. */
  private static final int ENOUGH = 20_000;

  /** The call itself. */
  interface Body {
    /**
     * Makes the call.
     *
     * @param document the document to read
     * @param userCode the code to run from within the call, at least once
     * @param out receives the bytes that the call has read so far
     */
    void run(OcpDocument document, Runnable userCode, ByteArrayOutputStream out) throws IOException;
  }

  @Override
  public String toString() {
    return name;
  }

  /** Returns a call for every place of the API where user code runs while a document is read. */
  static List<ReentrantCall> all() {
    return List.of(
        new ReentrantCall(
            "writeTo(OutputStream)",
            true,
            (document, code, out) -> document.writeTo(new Stream(out, code))),
        new ReentrantCall(
            "writeTo(WritableByteChannel)",
            true,
            (document, code, out) -> document.writeTo(new Channel(out, code))),
        new ReentrantCall("writeTo(Path) with the user's file system", true, ReentrantCall::toPath),
        new ReentrantCall(
            "sourceDigest(SHA_256) with the user's security provider", true, ReentrantCall::digest),
        new ReentrantCall(
            "JsonRenderer.render(OcpDocument, OutputStream)",
            true,
            (document, code, out) -> JsonRenderer.DEFAULT.render(document, new Stream(out, code))),
        new ReentrantCall(
            "JsonRenderer.render(OcpNode, Appendable)",
            true,
            (document, code, out) ->
                JsonRenderer.DEFAULT.render(document.root(), new Text(out, code))),
        new ReentrantCall(
            "HtmlRenderer.render(OcpDocument, OutputStream)",
            true,
            (document, code, out) -> HtmlRenderer.DEFAULT.render(document, new Stream(out, code))),
        new ReentrantCall(
            "HtmlRenderer.render(OcpNode, Appendable)",
            true,
            (document, code, out) ->
                HtmlRenderer.DEFAULT.render(document.root(), new Text(out, code))),
        new ReentrantCall(
            "HtmlRenderer.render(OcpDocument, PrintStream)",
            true,
            (document, code, out) ->
                HtmlRenderer.DEFAULT.render(document, print(new Stream(out, code)))),
        new ReentrantCall("a component of HtmlRenderer", true, ReentrantCall::component),
        new ReentrantCall("a renderer of a kind of HtmlRenderer", true, ReentrantCall::kind),
        new ReentrantCall("a rewriter of HtmlRenderer's URLs", true, ReentrantCall::rewriter),
        new ReentrantCall("a highlighter of HtmlRenderer", true, ReentrantCall::highlighter),
        new ReentrantCall("a label of HtmlRenderer's footnotes", true, ReentrantCall::label),
        new ReentrantCall(
            "TextRenderer.render(OcpDocument, OutputStream)",
            true,
            (document, code, out) -> TextRenderer.DEFAULT.render(document, new Stream(out, code))),
        new ReentrantCall(
            "TextRenderer.render(OcpNode, Appendable)",
            true,
            (document, code, out) ->
                TextRenderer.DEFAULT.render(document.root(), new Text(out, code))),
        new ReentrantCall("find(NodeKind).forEach", false, ReentrantCall::find),
        new ReentrantCall("children() in a loop", false, ReentrantCall::children),
        new ReentrantCall("descendants().forEach", false, ReentrantCall::descendants),
        new ReentrantCall("lines().forEach", false, ReentrantCall::lines),
        new ReentrantCall("accept(NodeVisitor) that enters", true, ReentrantCall::enter),
        new ReentrantCall("accept(NodeVisitor) that leaves", true, ReentrantCall::leave));
  }

  private static void toPath(OcpDocument document, Runnable code, ByteArrayOutputStream out)
      throws IOException {
    Path file = Files.createTempFile("tck", ".ocp");
    try {
      document.writeTo(ForeignPath.of(file, code));
      out.write(Files.readAllBytes(file));
    } finally {
      Files.delete(file);
    }
  }

  private static void digest(OcpDocument document, Runnable code, ByteArrayOutputStream out)
      throws IOException {
    ForeignDigest.install(code);
    try {
      out.write(document.sourceDigest(DigestAlgorithm.SHA_256).bytes());
    } finally {
      ForeignDigest.remove();
    }
  }

  private static void component(OcpDocument document, Runnable code, ByteArrayOutputStream out)
      throws IOException {
    HtmlRenderer renderer = HtmlRenderer.builder()
        .component("Note", (node, html) -> {
          html.append("<aside>").children().append("</aside>");
          code.run();
        })
        .build();
    out.write(Texts.utf8(renderer.render(document)));
  }

  private static void kind(OcpDocument document, Runnable code, ByteArrayOutputStream out)
      throws IOException {
    HtmlRenderer renderer = HtmlRenderer.builder()
        .node(NodeKind.HEADING, (node, html) -> {
          html.append("<header>").standard().append("</header>");
          code.run();
        })
        .build();
    out.write(Texts.utf8(renderer.render(document)));
  }

  private static void rewriter(OcpDocument document, Runnable code, ByteArrayOutputStream out)
      throws IOException {
    HtmlRenderer renderer = HtmlRenderer.builder()
        .rewriteUrls((node, url) -> {
          code.run();
          return url + "?new";
        })
        .build();
    out.write(Texts.utf8(renderer.render(document)));
  }

  private static void highlighter(OcpDocument document, Runnable code, ByteArrayOutputStream out)
      throws IOException {
    HtmlRenderer renderer = HtmlRenderer.builder()
        .highlighter((text, lang, meta) -> {
          code.run();
          return "<b></b>";
        })
        .build();
    out.write(Texts.utf8(renderer.render(document)));
  }

  private static PrintStream print(OutputStream stream) {
    return new PrintStream(stream, false, StandardCharsets.UTF_8);
  }

  private static void label(OcpDocument document, Runnable code, ByteArrayOutputStream out)
      throws IOException {
    FootnoteBackLabel label = (footnote, call) -> {
      code.run();
      return footnote + "-" + call;
    };
    HtmlRenderer renderer = HtmlRenderer.builder().footnoteBackLabel(label).build();
    out.write(Texts.utf8(renderer.render(document)));
  }

  private static void find(OcpDocument document, Runnable code, ByteArrayOutputStream out) {
    document.find(NodeKind.TEXT).forEach(node -> {
      read(node, out);
      if (out.size() > ENOUGH) {
        code.run();
      }
    });
  }

  private static void children(OcpDocument document, Runnable code, ByteArrayOutputStream out) {
    for (OcpNode node : document.root().children()) {
      out.writeBytes(Texts.utf8(node.toText()));
      if (out.size() > ENOUGH) {
        code.run();
      }
    }
  }

  private static void descendants(OcpDocument document, Runnable code, ByteArrayOutputStream out) {
    document.root().descendants().forEach(node -> {
      out.writeBytes(Texts.utf8(node.sourceText()));
      if (out.size() > ENOUGH) {
        code.run();
      }
    });
  }

  private static void lines(OcpDocument document, Runnable code, ByteArrayOutputStream out) {
    document.lines().forEach(line -> {
      out.writeBytes(Texts.utf8(line));
      if (out.size() > ENOUGH) {
        code.run();
      }
    });
  }

  private static void enter(OcpDocument document, Runnable code, ByteArrayOutputStream out) {
    document.accept(node -> visit(node, code, out));
  }

  private static void leave(OcpDocument document, Runnable code, ByteArrayOutputStream out) {
    document.root().accept(new NodeVisitor() {
      @Override
      public VisitResult enter(OcpCursor node) {
        return VisitResult.CONTINUE;
      }

      @Override
      public VisitResult leave(OcpCursor node) {
        return visit(node, code, out);
      }
    });
  }

  private static VisitResult visit(OcpCursor node, Runnable code, ByteArrayOutputStream out) {
    out.writeBytes(Texts.utf8(String.valueOf(node.value())));
    if (out.size() > ENOUGH) {
      code.run();
    }
    return VisitResult.CONTINUE;
  }

  private static void read(OcpNode node, ByteArrayOutputStream out) {
    out.writeBytes(Texts.utf8(String.valueOf(node.value())));
  }

  /** A stream that stores its bytes, then runs user code. */
  private static final class Stream extends OutputStream {
    private final ByteArrayOutputStream out;
    private final Runnable code;

    Stream(ByteArrayOutputStream out, Runnable code) {
      this.out = out;
      this.code = code;
    }

    @Override
    public void write(int one) {
      write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
      out.write(bytes, from, length);
      code.run();
    }
  }

  /**
   * A channel that accepts a part of the bytes, so that it is called again, then runs user code.
   */
  private static final class Channel implements WritableByteChannel {
    private final ByteArrayOutputStream out;
    private final Runnable code;

    Channel(ByteArrayOutputStream out, Runnable code) {
      this.out = out;
      this.code = code;
    }

    @Override
    public int write(ByteBuffer bytes) {
      byte[] some = new byte[Math.min(5_000, bytes.remaining())];
      bytes.get(some);
      out.writeBytes(some);
      code.run();
      return some.length;
    }

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public void close() {}
  }

  /** An appendable that stores its text as UTF-8, then runs user code. */
  private record Text(ByteArrayOutputStream out, Runnable code) implements Appendable {
    @Override
    public Appendable append(CharSequence text) {
      out.writeBytes(text.toString().getBytes(StandardCharsets.UTF_8));
      code.run();
      return this;
    }

    @Override
    public Appendable append(CharSequence text, int start, int end) {
      return append(text.subSequence(start, end));
    }

    @Override
    public Appendable append(char c) {
      return append(String.valueOf(c));
    }
  }

  /** Makes the call and returns the bytes that it wrote. */
  byte[] run(OcpDocument document, Runnable userCode, ByteArrayOutputStream out) {
    try {
      body.run(document, userCode, out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
