package org.ocp4j.render;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpNode;
import org.ocp4j.internal.HeldSource;

/**
 * What every renderer offers: whole documents and subtrees, to a string, a stream or anything.
 *
 * <p>A target or a component is user code, which may close the document. Every way to render goes
 * through {@link #write}, which holds the document's memory meanwhile (contract 1.10); the walk then
 * throws at the next node.
 */
// Its methods are not final, see NodeReader in org.ocp4j.
abstract class Renderer {
  Renderer() {}

  /**
   * Writes a subtree.
   *
   * @param source the source of the node's document, held until this returns
   */
  abstract void write(OcpNode node, ByteBuffer source, Utf8Sink sink) throws IOException;

  private void write(OcpNode node, Utf8Sink sink) throws IOException {
    HeldSource.<IOException>use(node.document(), source -> {
      write(node, source, sink);
      sink.flush();
    });
  }

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

  /**
   * Renders a document as UTF-8 to a stream, which is neither flushed nor closed.
   *
   * @throws IOException what the stream throws
   * @throws org.ocp4j.OcpClosedException when the document is closed, by the stream too (contract
   *     1.10)
   */
  public void render(OcpDocument document, OutputStream target) throws IOException {
    render(document.root(), target);
  }

  /** Renders a node and what is in it as UTF-8 to a stream, which is neither flushed nor closed. */
  public void render(OcpNode node, OutputStream target) throws IOException {
    write(node, Utf8Sink.to(target));
  }

  /**
   * Renders a document to anything that takes characters.
   *
   * @throws IOException what the target throws
   * @throws org.ocp4j.OcpClosedException when the document is closed, by the target too (contract
   *     1.10)
   */
  public void render(OcpDocument document, Appendable target) throws IOException {
    render(document.root(), target);
  }

  /** Renders a node and what is in it to anything that takes characters. */
  public void render(OcpNode node, Appendable target) throws IOException {
    write(node, Utf8Sink.to(target));
  }
}
