package org.ocp4j.engine.wasm.internal;

import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.nio.ReadOnlyBufferException;
import org.jspecify.annotations.Nullable;
import org.ocp4j.ParseOptions;
import org.ocp4j.memory.OcpMemoryLimitException;
import org.ocp4j.spi.Parser;

/**
 * A parser in a sandbox of its own. The sandbox is made for the first source. It is discarded after
 * a trap, or when its memory has become much larger than necessary.
 */
final class WasmParser implements Parser {
  private static final int NOTHING = -1;

  private final long memoryLimit;

  /** Null before the first source. Visible to tests, which break it. */
  @Nullable
  Sandbox sandbox;

  private boolean closed;

  /** The size of the payload to be emitted, in bytes. */
  private int size = NOTHING;

  WasmParser(long memoryLimit) {
    this.memoryLimit = memoryLimit;
  }

  @Override
  public int parse(ByteBuffer source, ParseOptions options) {
    if (closed) {
      throw new IllegalStateException("parsing: already closed");
    }
    size = NOTHING;
    boolean isUsed = sandbox != null && sandbox.isUsed();
    try {
      size = sound().parse(source, options);
    } catch (OcpMemoryLimitException | OutOfMemoryError e) {
      if (!isUsed) {
        throw e;
      }
      // A new sandbox has more room, without what earlier sources left in the old one.
      size = sound().parse(source, options);
    }
    return size;
  }

  private Sandbox sound() {
    Sandbox current = sandbox;
    if (current == null || current.isSpent()) {
      sandbox = null;
      current = new Sandbox(memoryLimit);
      sandbox = current;
    }
    return current;
  }

  @Override
  public void emit(ByteBuffer target) {
    Sandbox current = sandbox;
    if (size == NOTHING || current == null) {
      throw new IllegalStateException("no payload to emit: call parse first, and emit only once");
    }
    if (target.isReadOnly()) {
      throw new ReadOnlyBufferException();
    }
    if (target.remaining() < size) {
      throw new BufferOverflowException();
    }
    int length = size;
    if (target.hasArray()) {
      size = NOTHING;
      current.emit(target.array(), target.arrayOffset() + target.position(), length);
      target.position(target.position() + length);
    } else {
      byte[] copy = new byte[length];
      size = NOTHING;
      current.emit(copy, 0, length);
      target.put(copy);
    }
  }

  @Override
  public long scratchBytes() {
    Sandbox current = sandbox;
    if (current == null || current.isSpent()) {
      sandbox = null;
      return 0;
    }
    return current.byteSize();
  }

  @Override
  public void close() {
    closed = true;
    size = NOTHING;
    sandbox = null;
  }
}
