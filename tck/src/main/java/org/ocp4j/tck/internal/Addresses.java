package org.ocp4j.tck.internal;

import java.lang.reflect.Method;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Finds the memory addresses of direct buffers through {@code java.lang.foreign}, on JDK 22 and
 * newer.
 */
final class Addresses {
  private static final @Nullable Method OF_BUFFER = method("ofBuffer", Buffer.class);
  private static final @Nullable Method ADDRESS = method("address");

  private Addresses() {}

  private static @Nullable Method method(String name, Class<?>... parameters) {
    if (Runtime.version().feature() < 22) {
      return null;
    }
    try {
      return Class.forName("java.lang.foreign.MemorySegment").getMethod(name, parameters);
    } catch (ReflectiveOperationException e) {
      return null;
    }
  }

  static boolean areKnown() {
    return OF_BUFFER != null && ADDRESS != null;
  }

  /** Returns the address of a buffer's position. */
  static long of(ByteBuffer buffer) {
    if (OF_BUFFER == null || ADDRESS == null) {
      throw new UnsupportedOperationException();
    }
    try {
      return (long) ADDRESS.invoke(OF_BUFFER.invoke(null, buffer));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
