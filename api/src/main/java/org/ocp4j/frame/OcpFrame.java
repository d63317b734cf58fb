package org.ocp4j.frame;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Objects;
import org.ocp4j.OcpClosedException;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpEngine;
import org.ocp4j.OcpLimitException;
import org.ocp4j.OcpParseException;
import org.ocp4j.OcpWrongThreadException;
import org.ocp4j.Ownership;
import org.ocp4j.ParseOptions;
import org.ocp4j.internal.Friends;
import org.ocp4j.internal.engine.EngineRuntime;
import org.ocp4j.internal.frame.FrameMemory;
import org.ocp4j.internal.frame.FrameScope;
import org.ocp4j.internal.payload.Payload;
import org.ocp4j.memory.OcpMemoryLimitException;

/**
 * A block of memory in which documents and vectors are placed one after another and released
 * together. It suits work that comes in rounds, such as requests or builds.
 *
 * <pre>{@code
 * try (OcpFrame frame = engine.openFrame()) {
 *   for (Round round : rounds) {
 *     OcpDocument document = frame.parse(round.source(), options);
 *     OcpIntVector counts = frame.allocate(VectorType.INT, document.nodeCount());
 *     ...
 *     frame.reset();
 *   }
 * }
 * }</pre>
 *
 * <p>The contents of a frame have the frame's ownership. They are closed when the frame is closed,
 * reset, or rewound to a mark that was made before them. From then on every access to them throws
 * {@link OcpClosedException}; it never shows what is placed there later. The documents of a frame
 * need not be closed. An open cursor, or a running call of another thread, holds the memory that it
 * reads until it is closed or returns. After a reset in that time the frame allocates another
 * block, which counts against the engine's memory limit.
 *
 * <p>A view of the contents ({@link OcpDocument#payload()}, {@link OcpVector#asByteBuffer()}) keeps
 * its bytes for as long as it is reachable, or is revoked. If the engine does not revoke views, a
 * frame whose views were exported allocates another block after a reset, and does not reuse their
 * memory after a rewind. A frame is therefore faster without views.
 *
 * <p>A frame that becomes unreachable without being closed is released, and is reported as a leak
 * unless its ownership is {@link Ownership#AUTO}. Its documents and vectors keep it reachable.
 *
 * @spec contract.md#1.6 Contract 1.6
 * @spec contract.md#7 Contract 7
 * @spec contract.md#7.3 Contract 7.3
 */
public final class OcpFrame implements AutoCloseable {
  /** The capacity of a frame that is opened without one: 64 MiB. */
  public static final long DEFAULT_CAPACITY = 64L << 20;

  /** The largest capacity of a frame: a little under 2 GiB. */
  public static final long MAX_CAPACITY = FrameMemory.MAX_CAPACITY;

  private static final int ALIGNMENT = 8;

  static {
    Friends.registerFrames(new Friends.Frames() {
      @Override
      public OcpFrame open(EngineRuntime runtime, int capacity, Ownership ownership) {
        return new OcpFrame(runtime, capacity, ownership);
      }

      @Override
      public NodeColumns columns(OcpFrame frame, Payload payload) {
        return NodeColumns.of(frame, frame.memory, payload);
      }
    });
  }

  private final EngineRuntime runtime;
  private final FrameMemory memory;

  OcpFrame(EngineRuntime runtime, int capacity, Ownership ownership) {
    this.runtime = runtime;
    this.memory = FrameMemory.open(runtime, this, capacity, ownership);
  }

  /** A point in a frame to which it can be rewound; see {@link #mark()}. */
  public static final class Mark {
    private final FrameScope scope;

    private Mark(FrameScope scope) {
      this.scope = scope;
    }
  }

  // Documents.

  /** Parses a string with {@link ParseOptions#DEFAULT} into the frame. */
  public OcpDocument parse(String source) {
    return parse(source, ParseOptions.DEFAULT);
  }

  /** Parses a string into the frame; see {@link #parse(ByteBuffer, ParseOptions)}. */
  public OcpDocument parse(String source, ParseOptions options) {
    return parse(runtime.encode(source, options), options);
  }

  /** Parses UTF-8 bytes into the frame; see {@link #parse(ByteBuffer, ParseOptions)}. */
  public OcpDocument parse(byte[] source, ParseOptions options) {
    return parse(ByteBuffer.wrap(source), options);
  }

  /**
   * Parses a file of UTF-8 into the frame; see {@link OcpEngine#parse(Path, ParseOptions)} and
   * {@link #parse(ByteBuffer, ParseOptions)}.
   *
   * @throws IOException when the file cannot be read
   */
  public OcpDocument parse(Path source, ParseOptions options) throws IOException {
    ParseOptions own = options.withFormatOf(source);
    return runtime.parseFile(source, own, bytes -> parse(bytes, own));
  }

  /**
   * Parses the UTF-8 bytes between a buffer's position and its limit into the frame. The document
   * has the frame's ownership, whatever the options say. Closing it releases no memory of the
   * frame.
   *
   * @throws OcpParseException when the source breaks the grammar or is not UTF-8
   * @throws OcpLimitException when the source exceeds a limit
   * @throws OcpMemoryLimitException when the frame has too little room left, or would need another
   *     block after a reset that exceeds the engine's memory limit; the frame stays usable
   * @throws OcpClosedException when the frame or the engine is closed
   * @throws OcpWrongThreadException when the frame is confined to another thread
   * @spec contract.md#7.4 Contract 7.4
   */
  public OcpDocument parse(ByteBuffer source, ParseOptions options) {
    Objects.requireNonNull(options, "options");
    memory.checkThread();
    return Friends.documents().parse(memory, this, source.slice(), options);
  }

  // Vectors.

  /** Allocates a vector that is aligned to 8 bytes; see {@link #allocate(VectorType, int, int)}. */
  public <V extends OcpVector> V allocate(VectorType<V> type, int length) {
    return allocate(type, length, ALIGNMENT);
  }

  /**
   * Allocates a vector, whose elements are zero.
   *
   * @param type the type of the elements
   * @param length the number of elements, 0 or more
   * @param alignment the alignment of the first element, 8, 16, 32 or 64 bytes, relative to the
   *     start of the frame; on engines with memory outside the Java heap also in memory
   * @throws OcpMemoryLimitException when the frame has too little room left, or would need another
   *     block after a reset that exceeds the engine's memory limit; the frame stays usable
   * @throws OcpClosedException when the frame is closed
   * @throws OcpWrongThreadException when the frame is confined to another thread
   * @spec contract.md#7.4 Contract 7.4
   */
  public <V extends OcpVector> V allocate(VectorType<V> type, int length, int alignment) {
    if (length < 0) {
      throw new IllegalArgumentException("vector length is " + length + ": use 0 or more");
    }
    if (alignment < ALIGNMENT
        || alignment > FrameMemory.MAX_ALIGNMENT
        || Integer.bitCount(alignment) != 1) {
      throw new IllegalArgumentException("alignment is " + alignment + ": use 8, 16, 32 or 64");
    }
    long size = Math.max(1, (long) length * type.elementByteSize());
    FrameMemory.Room room = memory.take(size, alignment);
    try {
      OcpVector.clear(room.bytes());
      return type.vector(new VectorMemory(this, room, length));
    } finally {
      room.scope().leave();
    }
  }

  boolean isOf(EngineRuntime engine) {
    return runtime.equals(engine);
  }

  // Releasing.

  /**
   * Returns a mark of the current contents, for {@link #rewind}. Marks nest, up to 256. They belong
   * to the frame, not to a thread: a rewind also releases what other threads have placed since.
   *
   * @throws IllegalStateException when the frame has 256 marks already
   * @throws OcpClosedException when the frame is closed
   */
  public Mark mark() {
    return new Mark(memory.mark());
  }

  /**
   * Closes the documents and vectors that were placed since a mark, and removes that mark and all
   * later marks. Memory that is still being read, or that views show, is reused only after a reset.
   *
   * @throws IllegalArgumentException when the mark is one of another frame
   * @throws OcpClosedException when the mark was removed before, or the frame is closed
   */
  public void rewind(Mark mark) {
    memory.rewind(mark.scope);
  }

  /**
   * Closes all documents and vectors in the frame, in constant time, so that its memory can be
   * reused. Code that runs inside a call on one of the frame's documents may reset, rewind and
   * close the frame. The memory that the call reads is held until the call returns.
   *
   * @throws OcpClosedException when the frame is closed
   * @throws OcpWrongThreadException when the frame is confined to another thread
   * @spec contract.md#1.10 Contract 1.10
   */
  public void reset() {
    memory.reset();
  }

  /**
   * Closes the frame and everything in it. The memory is released as {@link OcpDocument#close()}
   * says. A second call has no effect.
   *
   * @throws OcpWrongThreadException when the frame is confined to another thread
   */
  @Override
  public void close() {
    memory.close();
  }

  // Figures, which are available after the frame is closed as well.

  /** Returns {@code true} until this frame is closed. */
  public boolean isAlive() {
    return memory.isAlive();
  }

  /** Returns which threads may use and close this frame and its contents. */
  public Ownership ownership() {
    return memory.ownership();
  }

  /** Returns the size of this frame in bytes. */
  public long capacity() {
    return memory.capacity();
  }

  /**
   * Returns the bytes in use, including padding between the contents.
   *
   * @spec contract.md#7.5 Contract 7.5
   */
  public long used() {
    return memory.used();
  }

  /** Returns the bytes that are not in use. */
  public long remaining() {
    return capacity() - used();
  }

  /** Returns the largest number of bytes that were ever in use. */
  public long highWaterMark() {
    return memory.highWaterMark();
  }

  /** Returns the number of documents and vectors that were ever placed in this frame. */
  public long allocationCount() {
    return memory.allocationCount();
  }

  /** Returns the number of resets since this frame was opened. */
  public long resetCount() {
    return memory.resetCount();
  }

  @Override
  public String toString() {
    return isAlive()
        ? "OcpFrame[" + ownership() + ", " + used() + " of " + capacity() + " bytes]"
        : "OcpFrame[closed]";
  }
}
