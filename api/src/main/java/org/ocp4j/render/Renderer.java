package org.ocp4j.render;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpNode;

/** What every renderer offers: whole documents and subtrees, to a string, a stream or anything. */
// Its methods are not final, see NodeReader in org.ocp4j.
abstract class Renderer {
  Renderer() {}

  /** Writes a subtree. */
  abstract void write(OcpNode node, Utf8Sink sink) throws IOException;

  /** Renders a document to a string. */
  public String render(OcpDocument document) {
    return render(document.root());
  }

  /** Renders a node and what is in it to a string. */
  public String render(OcpNode node) {
    Utf8Sink sink = Utf8Sink.collecting(node.end() - node.start());
    try {
      write(node, sink);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return sink.collected();
  }

  /** Renders a document as UTF-8 to a stream, which is neither flushed nor closed. */
  public void render(OcpDocument document, OutputStream target) throws IOException {
    render(document.root(), target);
  }

  /** Renders a node and what is in it as UTF-8 to a stream, which is neither flushed nor closed. */
  public void render(OcpNode node, OutputStream target) throws IOException {
    finish(node, Utf8Sink.to(target));
  }

  /** Renders a document to anything that takes characters. */
  public void render(OcpDocument document, Appendable target) throws IOException {
    render(document.root(), target);
  }

  /** Renders a node and what is in it to anything that takes characters. */
  public void render(OcpNode node, Appendable target) throws IOException {
    finish(node, Utf8Sink.to(target));
  }

  private void finish(OcpNode node, Utf8Sink sink) throws IOException {
    write(node, sink);
    sink.flush();
  }
}
