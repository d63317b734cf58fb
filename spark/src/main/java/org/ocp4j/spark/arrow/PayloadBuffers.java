package org.ocp4j.spark.arrow;

import java.nio.ByteBuffer;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.ForeignAllocation;
import org.apache.arrow.memory.OutOfMemoryException;
import org.apache.arrow.memory.util.MemoryUtil;
import org.ocp4j.OcpClosedException;
import org.ocp4j.OcpCursor;
import org.ocp4j.OcpDocument;
import org.ocp4j.Ownership;
import org.ocp4j.memory.Capability;

/** Payloads as buffers of Arrow. */
public final class PayloadBuffers {
  private PayloadBuffers() {}

  /**
   * Returns a document's payload as a buffer, which the caller closes. The buffer takes the
   * document over: the document is closed with the buffer, or before this method throws.
   *
   * <p>A payload outside the Java heap ({@link Capability#OFF_HEAP}) is not copied. The allocator
   * counts its bytes until the buffer is closed. Its memory stays that of the document's engine,
   * and is released as the memory of a {@linkplain OcpDocument#payload() view} is. The buffer keeps
   * its bytes when the document is closed first. Nobody may write to it.
   *
   * <p>A payload on the Java heap, such as one of the engine {@code java}, has no address. It is
   * copied to memory of the allocator, and the document is closed before this method returns.
   *
   * @throws IllegalArgumentException when the document is confined to a thread, since any thread
   *     may close a buffer
   * @throws OcpClosedException when the document is closed
   * @throws OutOfMemoryException when the allocator has too little memory left
   */
  public static ArrowBuf wrap(OcpDocument document, BufferAllocator allocator) {
    if (document.ownership() == Ownership.CONFINED) {
      document.close();
      throw new IllegalArgumentException(
          "the document is confined to a thread: parse it with Ownership.SHARED");
    }
    try {
      ByteBuffer payload = document.payload();
      if (payload.isDirect()) {
        return wrap(new Wrapped(document, payload), allocator);
      }
      ArrowBuf buffer = copy(payload, allocator);
      document.close();
      return buffer;
    } catch (RuntimeException | Error e) {
      document.close();
      throw e;
    }
  }

  private static ArrowBuf wrap(Wrapped payload, BufferAllocator allocator) {
    try {
      return allocator.wrapForeignAllocation(payload);
    } catch (RuntimeException | Error e) {
      payload.release0();
      throw e;
    }
  }

  private static ArrowBuf copy(ByteBuffer payload, BufferAllocator allocator) {
    ArrowBuf buffer = allocator.buffer(payload.remaining());
    buffer.setBytes(0, payload);
    buffer.writerIndex(payload.capacity());
    return buffer;
  }

  /** The memory of a payload. The cursor keeps it when the document is closed before the buffer. */
  private static final class Wrapped extends ForeignAllocation {
    private final OcpDocument document;
    private final OcpCursor lease;

    Wrapped(OcpDocument document, ByteBuffer view) {
      super(view.remaining(), MemoryUtil.getByteBufferAddress(view));
      this.document = document;
      this.lease = document.cursor();
    }

    @Override
    protected void release0() {
      lease.close();
      document.close();
    }
  }
}
