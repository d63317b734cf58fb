package org.ocp4j;

import java.nio.ByteBuffer;
import org.ocp4j.internal.FrameMemory;
import org.ocp4j.internal.FrameScope;

/**
 * Where a vector is.
 *
 * @param frame kept reachable
 * @param scope open while it can be used
 * @param start where in the frame it starts
 * @param bytes its elements, little-endian
 */
record VectorMemory(OcpFrame frame, FrameScope scope, int start, ByteBuffer bytes) {
  VectorMemory(OcpFrame frame, FrameMemory.Room room, int length) {
    this(
        frame,
        room.scope(),
        room.start(),
        length == 0 ? room.bytes().limit(0).slice() : room.bytes());
  }
}
