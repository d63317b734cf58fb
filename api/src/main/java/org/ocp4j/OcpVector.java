package org.ocp4j;

import java.nio.ByteBuffer;
import org.ocp4j.internal.DocumentMemory;
import org.ocp4j.internal.FrameScope;

/**
 * Numbers of one primitive type in a frame, little-endian. Made by {@link OcpFrame#allocate}; there is
 * a subclass for each type, whose methods are named as those of {@link java.nio.Buffer}s are.
 *
 * <p>After the frame was closed, reset or rewound past it every method but {@link #length()}, {@link
 * #byteSize()} and {@link #isAlive()} throws {@link OcpClosedException}; a vector in a confined frame
 * throws {@link OcpWrongThreadException} on other threads. An index or range that is not in the vector
 * throws {@link IndexOutOfBoundsException}, and nothing was read or written. Several threads may use
 * one vector at once; what one writes another sees once they synchronize.
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

  /** Begins a use of the elements. */
  final void enter() {
    scope.enter();
  }

  /** Ends what {@link #enter} began. */
  final void exit() {
    scope.leave();
    DocumentMemory.keep(frame);
  }

  /** How many elements. */
  public final int length() {
    return length;
  }

  /** Bytes of all elements. */
  public final int byteSize() {
    return bytes.capacity();
  }

  /** Whether it can be used. */
  public final boolean isAlive() {
    return scope.isAlive();
  }

  /**
   * The elements in place: read-only, little-endian, position zero, limit {@link #byteSize()}; it
   * shows what is written later as well. A view like {@link OcpDocument#payload()} (contract 1.6).
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
