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
import org.jspecify.annotations.Nullable;
import org.ocp4j.internal.Codes;
import org.ocp4j.internal.DocumentMemory;
import org.ocp4j.internal.DocumentOpening;
import org.ocp4j.internal.HeldSource;
import org.ocp4j.internal.LineIndex;
import org.ocp4j.internal.LineScanner;
import org.ocp4j.internal.NodeRules;
import org.ocp4j.internal.Payload;
import org.ocp4j.internal.PayloadChecker;
import org.ocp4j.internal.PayloadFiles;
import org.ocp4j.internal.TextBytes;
import org.ocp4j.render.HtmlRenderer;
import org.ocp4j.render.JsonRenderer;
import org.ocp4j.render.TextRenderer;
import org.ocp4j.spi.PayloadFormat;

/**
 * A parsed source: a tree of nodes, read in place out of one OCP payload. The document owns the
 * payload's memory until it is closed (contract 1.1); reading it allocates nothing in proportion to
 * its size (contract 2.1), except where a method says so.
 *
 * <p>Who may use and close it is its {@link #ownership()}. After {@link #close()} every method but
 * {@link #isAlive()}, {@link #ownership()} and {@code close()} throws {@link OcpClosedException}
 * (contract 1.3), and so do the nodes, attributes and cursors it gave.
 */
public final class OcpDocument implements AutoCloseable {
  static {
    HeldSource.set(new HeldSource.Access() {
      @Override
      public <E extends Exception> void use(OcpDocument document, HeldSource.Use<E> use) throws E {
        document.useSource(use);
      }
    });
  }

  private final DocumentMemory memory;
  private volatile @Nullable LineIndex lines;

  OcpDocument(DocumentOpening opening) {
    this.memory = opening.open(this);
  }

  /**
   * Opens a payload from a file, shared by all threads. A file of up to 1 MiB is read, so that nothing
   * that happens to it later matters ({@link FileAccess#READ}). A larger one is mapped ({@link
   * FileAccess#MAPPED}): it must not be shortened while the document is open. Choose one of them with
   * {@link #open(Path, FileAccess)}.
   *
   * @throws OcpFormatException when it is not a well-formed payload
   * @throws OcpMappedFileException when it is mapped and shortened meanwhile
   * @throws IOException when it cannot be read or mapped
   */
  public static OcpDocument open(Path path) throws IOException {
    return shared(PayloadFiles.open(path));
  }

  /**
   * Opens a payload from a file, shared by all threads.
   *
   * @param access whether the file is read or mapped; {@link FileAccess#MAPPED} says what must not
   *     happen to a mapped file
   * @throws OcpFormatException when it is not a well-formed payload
   * @throws OcpMappedFileException when it is mapped and shortened meanwhile
   * @throws IOException when it cannot be read or mapped
   */
  public static OcpDocument open(Path path, FileAccess access) throws IOException {
    return shared(PayloadFiles.open(path, Objects.requireNonNull(access, "access")));
  }

  /**
   * Opens a payload from position to limit of a buffer, which is not copied, not moved, and must
   * not be changed while the document is open. The document is shared by all threads.
   *
   * @throws OcpFormatException when it is not a well-formed payload
   */
  public static OcpDocument open(ByteBuffer payload) {
    ByteBuffer bytes = payload.slice().order(ByteOrder.LITTLE_ENDIAN);
    PayloadChecker.check(bytes);
    return shared(new Payload(bytes));
  }

  private static OcpDocument shared(Payload payload) {
    return new OcpDocument(holder -> new DocumentMemory(null, payload, Ownership.SHARED));
  }

  /** Who may use and close it. */
  public Ownership ownership() {
    return memory.ownership();
  }

  /** Whether it is not closed. */
  public boolean isAlive() {
    return memory.isAlive();
  }

  /**
   * Ends its use, and gives the memory back: before this returns, or when the last cursor is closed
   * and the last call on another thread ends (contract 1.4, 1.5); memory that views show stays until
   * none of them can be reached, on engines that do not revoke them (contract 1.6). Idempotent
   * (contract 1.2). Code that runs inside a call on this document, such as a stream it is written
   * to, may close it: the memory is released when that call returns (contract 1.10).
   *
   * @throws OcpWrongThreadException when it is confined to another thread (contract 3.2)
   */
  @Override
  public void close() {
    memory.close();
  }

  /** The grammar the source was read with. */
  public Format format() {
    return has(PayloadFormat.FLAG_MDX) ? Format.MDX : Format.MARKDOWN;
  }

  /** The extensions that were in force, unmodifiable. */
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

  /** Bytes of the payload. */
  public int byteSize() {
    return number(Payload::byteSize);
  }

  /** Bytes of the source. */
  public int sourceByteSize() {
    return number(Payload::sourceLength);
  }

  /** How many nodes it has, at least 1. */
  public int nodeCount() {
    return number(Payload::nodeCount);
  }

  /** How many attributes and fields its nodes have together. */
  public int attributeCount() {
    return number(Payload::attributeCount);
  }

  /** The root. */
  public OcpNode root() {
    return node(0);
  }

  /**
   * A node.
   *
   * @param index its place in document order, 0 to {@link #nodeCount()}, exclusive
   */
  public OcpNode node(int index) {
    return new OcpNode(this, Objects.checkIndex(index, nodeCount()));
  }

  /** A cursor at the root. */
  public OcpCursor cursor() {
    return new OcpCursor(this);
  }

  /** What a lenient parser noticed, in the order of the source; unmodifiable. */
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
   * The payload in place: read-only, little-endian, position zero, limit its size. On engines that
   * revoke views ({@link Capability#REVOKES_VIEWS}) it must not be used after {@link #close()}; on the
   * others it stays as it is for as long as it is reachable (contract 1.6). A confined document does not
   * confine its views, but where they are revoked as those of confined documents alone are ({@link
   * Capability#REVOKES_CONFINED_VIEWS}).
   */
  public ByteBuffer payload() {
    Payload payload = enter();
    try {
      return export(payload, 0, payload.byteSize());
    } finally {
      exit();
    }
  }

  /** The source in place, UTF-8, byte for byte what was parsed; a view like {@link #payload()}. */
  public ByteBuffer source() {
    Payload payload = enter();
    try {
      return export(payload, payload.sourceOffset(), payload.sourceLength());
    } finally {
      exit();
    }
  }

  /**
   * The digest of the source, which reads all of it. Equal to {@link SourceDigest#of} of what was
   * parsed, so it tells whether a source has changed since.
   */
  public SourceDigest sourceDigest(SourceDigest.Algorithm algorithm) {
    Payload payload = enter();
    try {
      return SourceDigest.of(
          algorithm, payload.view(payload.sourceOffset(), payload.sourceLength()));
    } catch (InternalError e) {
      throw payload.failure(e);
    } finally {
      exit();
    }
  }

  /**
   * Where a byte of the source stands in lines and columns. An offset inside a character counts as
   * its start, and one inside a byte order mark as the start of the source. The first call reads
   * the whole source and keeps an index of about 1.6 % of its size.
   *
   * @param byteOffset 0 to the source's length, inclusive
   */
  public Point point(long byteOffset) {
    Payload payload = enter();
    try {
      int length = payload.sourceLength();
      if (byteOffset < 0 || byteOffset > length) {
        throw new IndexOutOfBoundsException(
            "byte offset " + byteOffset + " is not in a source of " + length + " bytes");
      }
      ByteBuffer source = payload.view(payload.sourceOffset(), length);
      LineIndex index = lines;
      if (index == null) {
        index = new LineIndex(source);
        lines = index;
      }
      LineScanner place = index.at(source, (int) byteOffset);
      return new Point(place.line(), place.column(), place.utf16Offset());
    } catch (InternalError e) {
      throw payload.failure(e);
    } finally {
      exit();
    }
  }

  /** The nodes of a kind, in document order, found as the stream is read. */
  public Stream<OcpNode> find(NodeKind kind) {
    return IntStream.range(0, nodeCount())
        .filter(index -> isOfKind(index, kind))
        .mapToObj(this::node);
  }

  /** The JSX elements of a name, in document order, found as the stream is read. */
  public Stream<OcpNode> find(String elementName) {
    Objects.requireNonNull(elementName, "elementName");
    return IntStream.range(0, nodeCount())
        .filter(index -> isElement(index, elementName))
        .mapToObj(this::node);
  }

  private boolean isOfKind(int index, NodeKind kind) {
    Payload payload = enter();
    try {
      return payload.kind(index) == kind.code();
    } finally {
      exit();
    }
  }

  private boolean isElement(int index, String name) {
    Payload payload = enter();
    try {
      int offset = payload.textOffset(index);
      return NodeRules.isJsx(payload.kind(index))
          && offset != 0
          && TextBytes.equal(payload, offset, payload.textLength(index), name);
    } finally {
      exit();
    }
  }

  /** The tree as mdast in JSON, with positions; see {@link JsonRenderer}. */
  public String toJson() {
    return JsonRenderer.DEFAULT.render(this);
  }

  /** The document as HTML that is safe to show; see {@link HtmlRenderer}. */
  public String toHtml() {
    return HtmlRenderer.DEFAULT.render(this);
  }

  /** The readable text; see {@link TextRenderer}. */
  public String toText() {
    return TextRenderer.DEFAULT.render(this);
  }

  /**
   * Writes the payload to a file, which appears whole or not at all: it is written beside it first,
   * then moved to its place.
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
   * if the stream closes this document: its memory is released when this method returns (contract
   * 1.10).
   *
   * @throws IOException what the stream throws
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
   * @throws IOException what the channel throws
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

  /** The payload, if this thread may read it now; until {@link #exit} it stays. */
  Payload enter() {
    return memory.enter();
  }

  /** Ends what {@link #enter} began. */
  void exit() {
    memory.exit();
    DocumentMemory.keep(this);
  }

  /** Holds the memory while the source is used. */
  private <E extends Exception> void useSource(HeldSource.Use<E> use) throws E {
    Payload payload = enter();
    try {
      use.of(payload.view(payload.sourceOffset(), payload.sourceLength()));
    } catch (InternalError e) {
      throw payload.failure(e);
    } finally {
      exit();
    }
  }

  /** Where the payload is. */
  DocumentMemory memory() {
    return memory;
  }

  /** A view for who may keep it as long as they like. */
  ByteBuffer export(Payload payload, int offset, int length) {
    return memory.export(payload, offset, length);
  }

  /** Bytes of the payload, whoever asks. */
  long payloadByteSize() {
    return memory.byteSize();
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
