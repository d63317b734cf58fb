package org.ocp4j.frame;

import java.nio.ByteBuffer;
import org.ocp4j.OcpClosedException;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpWrongThreadException;
import org.ocp4j.internal.Friends;
import org.ocp4j.internal.engine.EngineRuntime;
import org.ocp4j.internal.frame.FrameScope;
import org.ocp4j.internal.lifetime.DocumentMemory;

/**
 * A vector of one primitive type in a frame, little-endian. {@link OcpFrame#allocate} makes
 * vectors. There is a subclass for each type, with methods named like those of {@link
 * java.nio.Buffer}.
 *
 * <p>After its frame is closed, reset, or rewound to a mark before the vector, every method except
 * {@link #length()}, {@link #byteSize()} and {@link #isAlive()} throws {@link OcpClosedException}.
 * A vector in a confined frame throws {@link OcpWrongThreadException} on other threads. For an
 * index or range outside the vector, methods throw {@link IndexOutOfBoundsException} and neither
 * read nor write. Several threads may use one vector at once; they must synchronize to see each
 * other's writes.
 */
public abstract sealed class OcpVector
    permits OcpBooleanVector,
        OcpByteVector,
        OcpShortVector,
        OcpCharVector,
        OcpIntVector,
        OcpLongVector,
        OcpFloatVector,
        OcpDoubleVector {
  private static final byte[] ZEROS = new byte[4096];

  static {
    Friends.registerVectors(new Friends.Vectors() {
      @Override
      public boolean isOf(OcpVector vector, EngineRuntime runtime) {
        return vector.frame.isOf(runtime);
      }

      @Override
      public FrameScope scope(OcpVector vector) {
        return vector.scope;
      }

      @Override
      public ByteBuffer bytes(OcpVector vector) {
        return vector.bytes;
      }

      @Override
      public void keep(OcpVector vector) {
        DocumentMemory.keep(vector.frame);
      }
    });
  }

  private final OcpFrame frame;
  private final FrameScope scope;
  private final int start;
  private final ByteBuffer bytes;
  private final int length;

  OcpVector(VectorMemory memory, int elementByteSize) {
    this.frame = memory.frame();
    this.scope = memory.scope();
    this.start = memory.start();
    this.bytes = memory.bytes();
    this.length = bytes.capacity() / elementByteSize;
  }

  static void clear(ByteBuffer bytes) {
    for (int at = 0; at < bytes.capacity(); at += ZEROS.length) {
      bytes.put(at, ZEROS, 0, Math.min(ZEROS.length, bytes.capacity() - at));
    }
  }

  /** Begins a read or write of the elements; their memory stays valid until {@link #exit}. */
  final void enter() {
    scope.enter();
  }

  /** Ends the read or write that {@link #enter} began. */
  final void exit() {
    scope.leave();
    DocumentMemory.keep(frame);
  }

  /** Returns the number of elements. */
  public final int length() {
    return length;
  }

  /** Returns the size of all elements in bytes. */
  public final int byteSize() {
    return bytes.capacity();
  }

  /** Returns {@code true} until the vector's frame is closed, reset or rewound past it. */
  public final boolean isAlive() {
    return scope.isAlive();
  }

  /**
   * Returns a view of the elements, with the lifetime of {@link OcpDocument#payload()}. The view is
   * read-only and little-endian; its position is 0 and its limit is {@link #byteSize()}. It also
   * shows what is written later.
   *
   * @spec contract.md#1.6 Contract 1.6
   */
  public final ByteBuffer asByteBuffer() {
    enter();
    try {
      return scope.export(start, bytes.capacity());
    } finally {
      exit();
    }
  }

  @Override
  public String toString() {
    return getClass().getSimpleName() + "[" + length + (isAlive() ? "]" : ", closed]");
  }
}
