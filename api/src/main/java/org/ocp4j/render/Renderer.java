package org.ocp4j.render;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpNode;
import org.ocp4j.internal.Friends;

/**
 * Renders documents and subtrees to a string, a stream or an {@link Appendable}: the base of all
 * renderers.
 *
 * <p>A target or a function of a renderer is user code, which may close the document. All methods
 * go through {@link #write}, which holds the document's memory until rendering ends. After such a
 * close the walk throws at the next node.
 *
 * @spec contract.md#1.10 Contract 1.10
 */
// Its methods are not final, see NodeReader in org.ocp4j.
abstract class Renderer {
  Renderer() {}

  /**
   * Writes a subtree.
   *
   * @param source the source of the node's document, whose memory is held until this method returns
   */
  abstract void write(OcpNode node, ByteBuffer source, Utf8Sink sink) throws IOException;

  private void write(OcpNode node, Utf8Sink sink) throws IOException {
    Friends.documents().<IOException>useSource(node.document(), source -> {
      write(node, source, sink);
      sink.flush();
    });
  }

  /** Renders a document to a string. */
  public String render(OcpDocument document) {
    return render(document.root());
  }

  /** Renders a subtree to a string. */
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
   * @throws IOException when the stream throws it
   * @throws org.ocp4j.OcpClosedException when the document is closed, before this method or by the
   *     stream
   * @spec contract.md#1.10 Contract 1.10
   */
  public void render(OcpDocument document, OutputStream target) throws IOException {
    render(document.root(), target);
  }

  /** Renders a subtree as UTF-8 to a stream, which is neither flushed nor closed. */
  public void render(OcpNode node, OutputStream target) throws IOException {
    write(node, Utf8Sink.to(target));
  }

  /**
   * Renders a document to an {@link Appendable}, such as a writer or a string builder.
   *
   * @throws IOException when the target throws it
   * @throws org.ocp4j.OcpClosedException when the document is closed, before this method or by the
   *     target
   * @spec contract.md#1.10 Contract 1.10
   */
  public void render(OcpDocument document, Appendable target) throws IOException {
    render(document.root(), target);
  }

  /** Renders a subtree to an {@link Appendable}, such as a writer or a string builder. */
  public void render(OcpNode node, Appendable target) throws IOException {
    write(node, Utf8Sink.to(target));
  }

  /**
   * Renders a document to a {@link PrintStream} such as {@code System.out}, in the charset of the
   * stream, which is neither flushed nor closed. If the stream fails, its {@link
   * PrintStream#checkError checkError} returns {@code true}, and rendering goes on.
   *
   * @throws UncheckedIOException when a function of this renderer throws an {@link IOException}
   * @throws org.ocp4j.OcpClosedException when the document is closed, before this method or by the
   *     stream
   * @spec contract.md#1.10 Contract 1.10
   */
  public void render(OcpDocument document, PrintStream target) {
    render(document.root(), target);
  }

  /**
   * Renders a subtree to a {@link PrintStream}, like {@link #render(OcpDocument, PrintStream)}.
   */
  public void render(OcpNode node, PrintStream target) {
    try {
      write(node, Utf8Sink.to((Appendable) target));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
