package org.ocp4j;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.ocp4j.digest.Digest;
import org.ocp4j.digest.DigestAlgorithm;
import org.ocp4j.digest.OcpDigestException;
import org.ocp4j.frame.NodeColumns;
import org.ocp4j.frame.OcpFrame;
import org.ocp4j.internal.Friends;
import org.ocp4j.internal.engine.EngineDocuments;
import org.ocp4j.internal.frame.FrameMemory;
import org.ocp4j.internal.lifetime.Caller;
import org.ocp4j.internal.lifetime.DocumentMemory;
import org.ocp4j.internal.payload.Codes;
import org.ocp4j.internal.payload.Definitions;
import org.ocp4j.internal.payload.Payload;
import org.ocp4j.internal.payload.PayloadChecker;
import org.ocp4j.internal.payload.PayloadFiles;
import org.ocp4j.internal.text.LineIndex;
import org.ocp4j.internal.text.LineScanner;
import org.ocp4j.memory.Capability;
import org.ocp4j.memory.FileAccess;
import org.ocp4j.memory.OcpMappedFileException;
import org.ocp4j.memory.OcpMemoryLimitException;
import org.ocp4j.render.HtmlRenderer;
import org.ocp4j.render.JsonRenderer;
import org.ocp4j.render.TextRenderer;
import org.ocp4j.spi.PayloadFormat;
import org.ocp4j.visit.NodeVisitor;

/**
 * A parsed source: a tree of nodes, read in place from one OCP payload. The document owns the
 * payload's memory until it is closed. Reading allocates nothing in proportion to the size of the
 * document, except where a method says so.
 *
 * <p>The {@link #ownership()} says which threads may use and close a document. After
 * {@link #close()} every method except {@link #isAlive()}, {@link #ownership()} and {@code close()}
 * throws {@link OcpClosedException}. So do the nodes, attributes and cursors of the document.
 *
 * @spec contract.md#1.1 Contract 1.1
 * @spec contract.md#1.3 Contract 1.3
 * @spec contract.md#2.1 Contract 2.1
 */
public final class OcpDocument implements AutoCloseable {
  static {
    Friends.registerDocuments(new Friends.Documents() {
      @Override
      public OcpDocument parse(
          EngineDocuments engine, ByteBuffer source, ParseOptions options, Caller caller) {
        return new OcpDocument(engine, source, options, caller);
      }

      @Override
      public OcpDocument parse(
          FrameMemory frame, Object holder, ByteBuffer source, ParseOptions options) {
        return new OcpDocument(frame, holder, source, options);
      }

      @Override
      public long payloadByteSize(OcpDocument document) {
        return document.memory.byteSize();
      }

      @Override
      public <E extends Exception> void useSource(OcpDocument document, Friends.SourceUse<E> use)
          throws E {
        document.useSource(use);
      }

      @Override
      public Payload payload(OcpCursor cursor) {
        return cursor.enter();
      }
    });
  }

  private final DocumentMemory memory;
  private volatile @Nullable LineIndex lineIndex;
  private volatile @Nullable Definitions definitions;

  /** Parses a source between a buffer's position and limit, for this thread or for another one. */
  OcpDocument(
      EngineDocuments engine, ByteBuffer source, ParseOptions options, @Nullable Caller caller) {
    this.memory = engine.parse(this, source, options, caller);
  }

  private OcpDocument(FrameMemory frame, Object holder, ByteBuffer source, ParseOptions options) {
    this.memory = frame.parse(source, options, holder);
  }

  private OcpDocument(Payload payload) {
    this.memory = new DocumentMemory(null, payload, Ownership.SHARED);
  }

  /**
   * Opens a payload from a file. All threads may use the document. A file of up to 1 MiB is read
   * ({@link FileAccess#READ}), so later changes of the file have no effect. A larger file is mapped
   * ({@link FileAccess#MAPPED}) and must not be shortened while the document is open. {@link
   * #open(Path, FileAccess)} lets the caller choose.
   *
   * @throws OcpFormatException when the file is not a well-formed payload
   * @throws OcpMappedFileException when the file is mapped and is shortened meanwhile
   * @throws IOException when the file cannot be read or mapped
   */
  public static OcpDocument open(Path path) throws IOException {
    return new OcpDocument(PayloadFiles.open(path));
  }

  /**
   * Opens a payload from a file, read or mapped. All threads may use the document.
   *
   * @param access whether the file is read or mapped; {@link FileAccess#MAPPED} says what must not
   *     happen to a mapped file
   * @throws OcpFormatException when the file is not a well-formed payload
   * @throws OcpMappedFileException when the file is mapped and is shortened meanwhile
   * @throws IOException when the file cannot be read or mapped
   */
  public static OcpDocument open(Path path, FileAccess access) throws IOException {
    return new OcpDocument(PayloadFiles.open(path, Objects.requireNonNull(access, "access")));
  }

  /**
   * Opens a payload from a buffer, between its position and its limit. The buffer is not copied and
   * its position does not change. Its bytes must not be changed while the document is open. All
   * threads may use the document.
   *
   * @throws OcpFormatException when the bytes are not a well-formed payload
   */
  public static OcpDocument open(ByteBuffer payload) {
    ByteBuffer bytes = payload.slice().order(ByteOrder.LITTLE_ENDIAN);
    PayloadChecker.check(bytes);
    return new OcpDocument(new Payload(bytes));
  }

  /** Returns which threads may use and close this document. */
  public Ownership ownership() {
    return memory.ownership();
  }

  /** Returns {@code true} until this document is closed. */
  public boolean isAlive() {
    return memory.isAlive();
  }

  /**
   * Closes this document and releases its memory. A second call has no effect.
   *
   * <p>The memory is released before this method returns. If cursors are open, or calls of other
   * threads are running, it is released when the last of them is closed or returns. On engines that
   * do not revoke views, the memory of a view also stays until no view of it is reachable.
   *
   * <p>Code that runs inside a call on this document, such as the stream it is written to, may
   * close the document. Its memory is then released when that call returns.
   *
   * @throws OcpWrongThreadException when this document is confined to another thread
   * @spec contract.md#1.2 Contract 1.2
   * @spec contract.md#1.4 Contract 1.4
   * @spec contract.md#1.5 Contract 1.5
   * @spec contract.md#1.6 Contract 1.6
   * @spec contract.md#1.10 Contract 1.10
   * @spec contract.md#3.2 Contract 3.2
   */
  @Override
  public void close() {
    memory.close();
  }

  /** Returns the grammar with which the source was parsed. */
  public Format format() {
    return has(PayloadFormat.FLAG_MDX) ? Format.MDX : Format.MARKDOWN;
  }

  /** Returns the extensions with which the source was parsed, as an unmodifiable set. */
  public Set<Extension> extensions() {
    Set<Extension> extensions = EnumSet.noneOf(Extension.class);
    for (Extension extension : Extension.values()) {
      if (has(flag(extension))) {
        extensions.add(extension);
      }
    }
    return Collections.unmodifiableSet(extensions);
  }

  private static int flag(Extension extension) {
    return switch (extension) {
      case GFM -> PayloadFormat.FLAG_GFM;
      case MATH -> PayloadFormat.FLAG_MATH;
      case FRONTMATTER -> PayloadFormat.FLAG_FRONTMATTER;
    };
  }

  /** Returns the size of the payload, in bytes. */
  public int byteSize() {
    return number(Payload::byteSize);
  }

  /** Returns the size of the source, in bytes of UTF-8. */
  public int sourceByteSize() {
    return number(Payload::sourceLength);
  }

  /** Returns the number of nodes, which is at least 1. */
  public int nodeCount() {
    return number(Payload::nodeCount);
  }

  /** Returns the number of attributes and fields of all nodes together. */
  public int attributeCount() {
    return number(Payload::attributeCount);
  }

  /** Returns the root node. */
  public OcpNode root() {
    return node(0);
  }

  /**
   * Returns a node.
   *
   * @param index the node's place in document order: from 0, the root, to {@link #nodeCount()} - 1
   * @throws IndexOutOfBoundsException when there is no such node
   */
  public OcpNode node(int index) {
    return new OcpNode(this, Objects.checkIndex(index, nodeCount()));
  }

  /** Returns a new cursor, at the root. The caller closes it. */
  public OcpCursor cursor() {
    return new OcpCursor(this);
  }

  /**
   * Returns the mistakes that a lenient parser reported, in source order, as an unmodifiable list.
   */
  public List<Diagnostic> diagnostics() {
    Payload payload = enter();
    try {
      return IntStream.range(0, payload.diagnosticCount())
          .mapToObj(i -> diagnostic(payload, payload.diagnosticAt(i)))
          .toList();
    } finally {
      exit();
    }
  }

  private static Diagnostic diagnostic(Payload payload, int at) {
    String message = payload.string(
        payload.intAt(at + PayloadFormat.D_MESSAGE_OFFSET),
        payload.intAt(at + PayloadFormat.D_MESSAGE_LENGTH));
    return new Diagnostic(
        Codes.severity(payload, at),
        payload.shortAt(at + PayloadFormat.D_CODE),
        payload.intAt(at + PayloadFormat.D_START),
        payload.intAt(at + PayloadFormat.D_END),
        message == null ? "" : message);
  }

  /**
   * Returns a view of the payload. The view is read-only and little-endian; its position is 0 and
   * its limit is the size of the payload. Nothing is copied.
   *
   * <p>On engines that revoke views ({@link Capability#REVOKES_VIEWS}), access to the view throws
   * {@link IllegalStateException} after {@link #close()}. On other engines the view keeps its bytes
   * for as long as it is reachable. {@link Capability#REVOKES_CONFINED_VIEWS} revokes the views of
   * confined documents only; any thread may use a view that is not revoked.
   *
   * @spec contract.md#1.6 Contract 1.6
   */
  public ByteBuffer payload() {
    Payload payload = enter();
    try {
      return export(payload, 0, payload.byteSize());
    } finally {
      exit();
    }
  }

  /**
   * Returns a copy of the payload, which {@link #open(ByteBuffer)} opens again. Unlike {@link
   * #payload()} this makes no view, so it does not keep the memory of a closed document.
   */
  public byte[] toByteArray() {
    Payload payload = enter();
    try {
      byte[] copy = new byte[payload.byteSize()];
      payload.copy(0, copy, 0, copy.length);
      return copy;
    } finally {
      exit();
    }
  }

  /**
   * Returns a view of the source, in UTF-8, byte for byte as it was parsed. The view has the
   * lifetime of {@link #payload()}.
   */
  public ByteBuffer source() {
    Payload payload = enter();
    try {
      return export(payload, payload.sourceOffset(), payload.sourceLength());
    } finally {
      exit();
    }
  }

  /**
   * Copies bytes of the source into an array. Unlike {@link #source()} this makes no view, so it
   * does not keep the memory of a closed document.
   *
   * @param from the byte offset in the source of the first byte to copy
   * @param target the array to copy to
   * @param at the index in the array of the first byte
   * @param length the number of bytes
   * @throws IndexOutOfBoundsException when the source or the array has fewer bytes
   */
  public void copySource(int from, byte[] target, int at, int length) {
    Payload payload = enter();
    try {
      Objects.checkFromIndexSize(from, length, payload.sourceLength());
      Objects.checkFromIndexSize(at, length, target.length);
      payload.copy(payload.sourceOffset() + from, target, at, length);
    } finally {
      exit();
    }
  }

  /**
   * Returns the digest of the source, which takes time in proportion to its size. It equals {@link
   * Digest#of} of the bytes that were parsed, including byte order marks and line endings, so it
   * shows whether a source has changed since. If malformed input was replaced, it is the digest of
   * the source with the replacements. {@link org.ocp4j.batch.OcpSource#withDigests} computes
   * digests while a source is read.
   *
   * @throws OcpDigestException when this program does not have the algorithm
   */
  public Digest sourceDigest(DigestAlgorithm algorithm) {
    Payload payload = enter();
    try {
      return Digest.of(algorithm, payload.view(payload.sourceOffset(), payload.sourceLength()));
    } catch (InternalError e) {
      throw payload.failure(e);
    } finally {
      exit();
    }
  }

  /**
   * Returns the line and column of a byte of the source. An offset inside a character stands for
   * the start of that character, and an offset inside a byte order mark for the start of the
   * source.
   *
   * <p>The first call of this method, {@link #utf16Offset}, {@link #byteOffset(long)}, {@link
   * #byteOffset(int, int)} or {@link #lineCount()} reads the whole source, and keeps an index on
   * the Java heap of about 1.6 % of its size. Later calls take logarithmic time.
   *
   * @param byteOffset from 0 to {@link #sourceByteSize()}, inclusive
   * @throws IndexOutOfBoundsException when the offset is outside the source
   */
  public Point point(long byteOffset) {
    LineScanner place = place((index, source) -> index.atByte(source, byteOffset));
    return new Point(place.line(), place.column(), place.utf16Offset());
  }

  /**
   * Returns the number of UTF-16 code units before a byte of the source, as {@link Point#offset()}
   * has it. A byte order mark at the start is not counted. An offset inside a character stands for
   * the start of that character.
   *
   * @param byteOffset from 0 to {@link #sourceByteSize()}, inclusive
   * @throws IndexOutOfBoundsException when the offset is outside the source
   */
  public long utf16Offset(long byteOffset) {
    return place((index, source) -> index.atByte(source, byteOffset)).utf16Offset();
  }

  /**
   * Returns the byte offset of a place that is given in UTF-16 code units, such as an index of a
   * Java or JavaScript string. An offset inside a surrogate pair stands for the start of that
   * character. If the source starts with a byte order mark, offset 0 is the byte after the mark.
   *
   * @param utf16Offset from 0 to the number of UTF-16 code units of the source without the byte
   *     order mark, inclusive
   * @throws IndexOutOfBoundsException when the offset is outside the source
   */
  public int byteOffset(long utf16Offset) {
    return place((index, source) -> index.atUnit(source, utf16Offset)).offset();
  }

  /**
   * Returns the byte offset of a line and column, which are numbered as those of a {@link Point}. A
   * column inside a surrogate pair stands for the start of that character. The units of a line
   * ending are the last columns of their line. The end of the source is a column too.
   *
   * @param line from 1 to the line of the end of the source. A source that ends with a line ending
   *     ends in a line without characters, which {@link #lineCount()} does not count
   * @param column from 1, in UTF-16 code units
   * @throws IndexOutOfBoundsException when the source has no such line, or the line has no such
   *     column
   */
  public int byteOffset(int line, int column) {
    return place((index, source) -> index.atColumn(source, line, column)).offset();
  }

  /** Returns the number of {@link #lines()} of the source. */
  public int lineCount() {
    LineScanner end = place(LineIndex::end);
    return end.column() == 1 ? end.line() - 1 : end.line();
  }

  /**
   * Returns the lines of the source without their line endings, and without a byte order mark, as
   * {@link String#lines()} does: nothing follows the last line ending. Lines end with LF, CR or
   * CRLF. The stream reads each line when it is consumed, and throws {@link OcpClosedException} if
   * the document is closed by then.
   */
  public Stream<String> lines() {
    Payload payload = enter();
    try {
      int first = LineScanner.byteOrderMark(source(payload));
      return StreamSupport.stream(new SourceLines(this, first), false);
    } catch (InternalError e) {
      throw payload.failure(e);
    } finally {
      exit();
    }
  }

  private static ByteBuffer source(Payload payload) {
    return payload.view(payload.sourceOffset(), payload.sourceLength());
  }

  /** A function that finds a place in a source. */
  private interface Place {
    LineScanner of(LineIndex index, ByteBuffer source);
  }

  /** Returns a place in the source. Only the numbers of the result may be read. */
  private LineScanner place(Place place) {
    Payload payload = enter();
    try {
      ByteBuffer source = source(payload);
      LineIndex index = lineIndex;
      if (index == null) {
        index = new LineIndex(source);
        lineIndex = index;
      }
      return place.of(index, source);
    } catch (InternalError e) {
      throw payload.failure(e);
    } finally {
      exit();
    }
  }

  /**
   * Returns the innermost node that contains a byte of the source. A node contains the bytes from
   * its {@link OcpNode#start()} to before its {@link OcpNode#end()}: at the border between two
   * nodes, the second is returned. Between two blocks, the innermost container of both is returned.
   * If no other node contains the byte, the root is returned, also for a byte order mark and for
   * the end of the source.
   *
   * <p>The method searches among all nodes in logarithmic time, and then goes from a node up to its
   * ancestors. It needs no index.
   *
   * @param byteOffset from 0 to {@link #sourceByteSize()}, inclusive
   * @throws IndexOutOfBoundsException when the offset is outside the source
   */
  public OcpNode nodeAt(long byteOffset) {
    return NodeFinder.at(this, byteOffset);
  }

  /**
   * Returns the node that defines a reference; -1 for a reference without a definition, and for
   * other kinds. The caller has called {@link #enter}.
   */
  int definition(Payload payload, int node) {
    if (!Definitions.isReference(payload.kind(node))) {
      return -1;
    }
    Definitions known = definitions;
    if (known == null) {
      known = new Definitions(payload);
      definitions = known;
    }
    return known.of(payload, node);
  }

  /**
   * Takes a visitor to every node, in document order; see {@link OcpNode#accept}.
   *
   * @throws OcpClosedException when the document is closed, before this method or by the visitor
   * @spec contract.md#1.10 Contract 1.10
   */
  public void accept(NodeVisitor visitor) {
    root().accept(visitor);
  }

  /**
   * Returns the headings, in document order, wherever they stand. The stream finds them as it is
   * consumed, and throws {@link OcpClosedException} if the document is closed by then.
   */
  public Stream<OcpNode> headings() {
    return find(NodeKind.HEADING);
  }

  /**
   * Returns the nodes of a kind, in document order. The stream finds them as it is consumed, and
   * throws {@link OcpClosedException} if the document is closed by then.
   */
  public Stream<OcpNode> find(NodeKind kind) {
    return NodeFinder.ofKind(this, kind);
  }

  /**
   * Returns the JSX elements with a name, in document order. The stream finds them as it is
   * consumed, and throws {@link OcpClosedException} if the document is closed by then.
   */
  public Stream<OcpNode> find(String elementName) {
    return NodeFinder.elements(this, elementName);
  }

  /**
   * Writes fields of all nodes to vectors of a frame, one vector for each field, in one pass. So
   * loops and {@linkplain OcpEngine#kernels kernels} can work on the tree as on a table. The
   * document may be of another engine than the frame, and may be closed afterwards.
   *
   * @param frame the frame, which counts the vectors as one allocation
   * @throws OcpMemoryLimitException when the frame has too little room, about 21 bytes for each
   *     node
   * @throws OcpClosedException when this document or the frame is closed
   * @throws OcpWrongThreadException when this document or the frame is confined to another thread
   */
  public NodeColumns columns(OcpFrame frame) {
    Payload payload = enter();
    try {
      return Friends.frames().columns(frame, payload);
    } finally {
      exit();
    }
  }

  /** Returns the tree as mdast in JSON, with positions; see {@link JsonRenderer}. */
  public String toJson() {
    return JsonRenderer.DEFAULT.render(this);
  }

  /** Returns the document as HTML that is safe to show; see {@link HtmlRenderer}. */
  public String toHtml() {
    return HtmlRenderer.DEFAULT.render(this);
  }

  /** Returns the readable text of the document; see {@link TextRenderer}. */
  public String toText() {
    return TextRenderer.DEFAULT.render(this);
  }

  /**
   * Writes the payload to a file. The file appears whole or not at all: the payload is written to a
   * temporary file in the same directory, which is then moved to the path.
   *
   * @throws IOException when the file cannot be written or moved
   */
  public void writeTo(Path path) throws IOException {
    Payload payload = enter();
    try {
      PayloadFiles.writeAtomically(path, payload.view(0, payload.byteSize()));
    } catch (InternalError e) {
      throw payload.failure(e);
    } finally {
      exit();
    }
  }

  /**
   * Writes the payload to a stream, which is neither flushed nor closed. All of it is written even
   * if the stream closes this document: its memory is released when this method returns.
   *
   * @throws IOException when the stream throws it
   * @spec contract.md#1.10 Contract 1.10
   */
  public void writeTo(OutputStream stream) throws IOException {
    Payload payload = enter();
    try {
      PayloadFiles.write(stream, payload.view(0, payload.byteSize()));
    } catch (InternalError e) {
      throw payload.failure(e);
    } finally {
      exit();
    }
  }

  /**
   * Writes the payload to a channel, which is not closed. All of it is written even if the channel
   * closes this document, as {@link #writeTo(OutputStream)} says.
   *
   * @throws IOException when the channel throws it
   */
  public void writeTo(WritableByteChannel channel) throws IOException {
    Payload payload = enter();
    try {
      PayloadFiles.write(channel, payload.view(0, payload.byteSize()));
    } catch (InternalError e) {
      throw payload.failure(e);
    } finally {
      exit();
    }
  }

  @Override
  public String toString() {
    return isAlive() ? "OcpDocument[" + ownership() + "]" : "OcpDocument[closed]";
  }

  /**
   * Begins a read on this thread and returns the payload, which stays valid until {@link #exit}.
   */
  Payload enter() {
    return memory.enter();
  }

  /** Ends the read that {@link #enter} began. */
  void exit() {
    memory.exit();
    DocumentMemory.keep(this);
  }

  /** Calls {@code use} with the source; the memory is not released before that call returns. */
  private <E extends Exception> void useSource(Friends.SourceUse<E> use) throws E {
    Payload payload = enter();
    try {
      use.of(payload.view(payload.sourceOffset(), payload.sourceLength()));
    } catch (InternalError e) {
      throw payload.failure(e);
    } finally {
      exit();
    }
  }

  /** Returns the memory that contains the payload. */
  DocumentMemory memory() {
    return memory;
  }

  /**
   * Returns a view of a part of the payload. {@link #close()} revokes it, or else it stays valid.
   */
  ByteBuffer export(Payload payload, int offset, int length) {
    return memory.export(payload, offset, length);
  }

  private int number(ToIntFunction<Payload> number) {
    Payload payload = enter();
    try {
      return number.applyAsInt(payload);
    } finally {
      exit();
    }
  }

  private boolean has(int flag) {
    return (number(Payload::flags) & flag) != 0;
  }
}
