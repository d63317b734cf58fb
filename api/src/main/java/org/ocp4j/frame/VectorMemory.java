package org.ocp4j.frame;

import java.nio.ByteBuffer;
import org.ocp4j.internal.frame.FrameMemory;
import org.ocp4j.internal.frame.FrameScope;

/**
 * The memory of a vector.
 *
 * @param frame the frame, which the vector keeps reachable
 * @param scope the scope in the frame, which is open while the vector is alive
 * @param start the offset of the vector in the frame, in bytes
 * @param bytes the elements, little-endian
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
