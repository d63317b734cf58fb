package org.ocp4j;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Objects;
import org.ocp4j.internal.EngineRuntime;
import org.ocp4j.internal.FrameMemory;
import org.ocp4j.internal.FrameScope;

/**
 * Memory in which documents and vectors are placed one after another and given up together (contract
 * 7): for work that comes in rounds, such as a request, a build or a frame of a picture.
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
 * <p>What is placed in a frame is owned as the frame is, and lives until the frame is closed, reset or
 * rewound to a mark before it; then every access throws {@link OcpClosedException}, and never shows
 * what is placed there next (contract 7.3). The documents need not be closed. A cursor that is open
 * then, or an operation under way on another thread, keeps the memory it reads until it ends: after a
 * reset the frame goes on with other memory, which counts against the engine's limit.
 *
 * <p>Views that were handed out ({@link OcpDocument#payload()}, {@link OcpVector#asByteBuffer()}) stay
 * as they are for as long as they can be reached, or are revoked (contract 1.6). A frame that has
 * handed out views takes other memory after a reset, and after rewinding it does not use again what
 * they show, so views are better not asked for where a frame should be fast.
 *
 * <p>A frame that is forgotten instead of closed is released and reported as a leak, unless it is
 * {@link Ownership#AUTO}; documents and vectors in it keep it reachable.
 */
public final class OcpFrame implements AutoCloseable {
  /** The capacity of a frame that is opened without one: 64 MiB. */
  public static final long DEFAULT_CAPACITY = 64L << 20;

  /** The largest capacity: a little under 2 GiB. */
  public static final long MAX_CAPACITY = FrameMemory.MAX_CAPACITY;

  private static final int ALIGNMENT = 8;

  private final EngineRuntime runtime;
  private final FrameMemory memory;

  OcpFrame(EngineRuntime runtime, int capacity, Ownership ownership) {
    this.runtime = runtime;
    this.memory = runtime.openFrame(this, capacity, ownership);
  }

  /** A place in a frame to rewind to: see {@link #mark()}. */
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
    return parse(OcpEngine.utf8(source, options), options);
  }

  /** Parses UTF-8 bytes into the frame; see {@link #parse(ByteBuffer, ParseOptions)}. */
  public OcpDocument parse(byte[] source, ParseOptions options) {
    return parse(ByteBuffer.wrap(source), options);
  }

  /**
   * Parses a file of UTF-8 into the frame; see {@link OcpEngine#parse(Path, ParseOptions)} and {@link
   * #parse(ByteBuffer, ParseOptions)}.
   *
   * @throws IOException when it cannot be read
   */
  public OcpDocument parse(Path source, ParseOptions options) throws IOException {
    ParseOptions own = options.withFormatOf(source);
    return runtime.parseFile(source, own, bytes -> parse(bytes, own));
  }

  /**
   * Parses UTF-8 bytes from position to limit into the frame. The document has the frame's ownership,
   * whatever the options say; closing it ends its use and gives nothing back.
   *
   * @throws OcpParseException when the source breaks the grammar or is not UTF-8
   * @throws OcpLimitException when it passes a limit
   * @throws OcpMemoryLimitException when the frame has too little room left, or must take new memory
   *     after a reset and the engine's limit does not allow it; the frame can be used on (contract 7.4)
   * @throws OcpClosedException when the frame or the engine is closed
   * @throws OcpWrongThreadException when the frame is confined to another thread
   */
  public OcpDocument parse(ByteBuffer source, ParseOptions options) {
    Objects.requireNonNull(options, "options");
    memory.checkThread();
    return runtime.parse(source.slice(), options, OcpDocument::new, memory, this);
  }

  // Vectors.

  /** A vector that starts at a multiple of 8 bytes: {@link #allocate(VectorType, int, int)}. */
  public <V extends OcpVector> V allocate(VectorType<V> type, int length) {
    return allocate(type, length, ALIGNMENT);
  }

  /**
   * A vector, all of it zero. One of no elements is a vector like any other.
   *
   * @param type of its elements
   * @param length how many elements, 0 or more
   * @param alignment 8, 16, 32 or 64: its first element stands at a multiple of so many bytes from the
   *     frame's start, and in memory too where the engine's is off-heap
   * @throws OcpMemoryLimitException when the frame has too little room left, or must take new memory
   *     after a reset and the engine's limit does not allow it; the frame can be used on (contract 7.4)
   * @throws OcpClosedException when the frame is closed
   * @throws OcpWrongThreadException when the frame is confined to another thread
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

  // Giving up.

  /**
   * Remembers what is in use, for {@link #rewind}. Marks nest, up to 256; they are the frame's, not
   * the thread's: what any thread places after a mark is given up with it.
   *
   * @throws IllegalStateException when 256 marks are there
   * @throws OcpClosedException when the frame is closed
   */
  public Mark mark() {
    return new Mark(memory.mark());
  }

  /**
   * Gives up everything placed since a mark, the mark itself, and the marks made after it. What is
   * still being read, or shown by views, is used again after a reset only.
   *
   * @throws IllegalArgumentException when it is a mark of another frame
   * @throws OcpClosedException when the mark was given up before, or the frame is closed
   */
  public void rewind(Mark mark) {
    memory.rewind(mark.scope);
  }

  /**
   * Gives up everything in the frame, in a time that does not depend on what or how much that is.
   * Code that runs inside a call on one of the frame's documents may reset, rewind and close the
   * frame: what that call reads stays until it returns (contract 1.10).
   *
   * @throws OcpClosedException when the frame is closed
   * @throws OcpWrongThreadException when the frame is confined to another thread
   */
  public void reset() {
    memory.reset();
  }

  /**
   * Ends the frame's use, and that of everything in it; memory goes back as {@link
   * OcpDocument#close()} says. Idempotent.
   *
   * @throws OcpWrongThreadException when the frame is confined to another thread
   */
  @Override
  public void close() {
    memory.close();
  }

  // What it tells, when it is closed as well.

  /** Whether it is not closed. */
  public boolean isAlive() {
    return memory.isAlive();
  }

  /** Who may use and close it, and what is in it. */
  public Ownership ownership() {
    return memory.ownership();
  }

  /** Bytes that it has room for. */
  public long capacity() {
    return memory.capacity();
  }

  /** Bytes in use, those between one thing and the next included (contract 7.5). */
  public long used() {
    return memory.used();
  }

  /** Bytes left. */
  public long remaining() {
    return capacity() - used();
  }

  /** The most bytes that were ever in use. */
  public long highWaterMark() {
    return memory.highWaterMark();
  }

  /** How many documents and vectors were ever placed in it. */
  public long allocationCount() {
    return memory.allocationCount();
  }

  /** How often it was reset. */
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
