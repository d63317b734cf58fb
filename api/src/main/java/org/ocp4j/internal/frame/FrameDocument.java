package org.ocp4j.internal.frame;

import java.nio.ByteBuffer;
import org.ocp4j.internal.lifetime.DocumentMemory;
import org.ocp4j.internal.payload.Payload;

/** The memory of a document in a frame. Closing the document releases no memory. */
public final class FrameDocument extends DocumentMemory {
  private final FrameScope scope;
  private final int offset;

  /** Keeps the frame reachable, and so open, as long as this document is reachable. */
  @SuppressWarnings({"unused", "FieldCanBeLocal"})
  private final Object frame;

  /**
   * Opens a payload in a frame.
   *
   * @param payload the payload
   * @param scope the scope of the frame that the payload is in
   * @param offset where the payload starts, in bytes from the start of the frame's memory
   * @param frame the frame, kept reachable by this document
   */
  FrameDocument(Payload payload, FrameScope scope, int offset, Object frame) {
    super(payload, scope);
    this.scope = scope;
    this.offset = offset;
    this.frame = frame;
  }

  @Override
  public ByteBuffer export(Payload current, int from, int length) {
    return scope.export(offset + from, length);
  }
}
