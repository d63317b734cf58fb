package org.ocp4j.internal.frame;

import java.nio.ByteBuffer;
import org.ocp4j.internal.lifetime.DocumentMemory;
import org.ocp4j.internal.payload.Payload;

/** The memory of a document that is placed in a frame; closing it gives nothing back. */
public final class FrameDocument extends DocumentMemory {
  private final FrameScope scope;
  private final int offset;

  /** Nobody closes the frame for being forgotten while a document in it can be reached. */
  @SuppressWarnings({"unused", "FieldCanBeLocal"})
  private final Object frame;

  /**
   * Opens a payload in a frame.
   *
   * @param offset where in the frame's block it starts
   * @param frame kept reachable
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
