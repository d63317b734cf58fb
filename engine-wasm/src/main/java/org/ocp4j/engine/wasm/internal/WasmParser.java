package org.ocp4j.engine.wasm.internal;

import java.nio.ByteBuffer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.ocp4j.ParseOptions;
import org.ocp4j.memory.OcpMemoryLimitException;
import org.ocp4j.spi.Parser;
import org.ocp4j.spi.PendingPayload;

/**
 * A parser in a sandbox of its own. The sandbox is made for the first source. It is discarded after
 * a trap, or when its memory has become much larger than necessary.
 */
final class WasmParser implements Parser {
  private final long memoryLimit;
  private final PendingPayload pending = new PendingPayload();

  /** Null before the first source. Visible to tests, which break it. */
  @Nullable
  Sandbox sandbox;

  private boolean closed;

  WasmParser(long memoryLimit) {
    this.memoryLimit = memoryLimit;
  }

  @Override
  public int parse(ByteBuffer source, ParseOptions options) {
    if (closed) {
      throw new IllegalStateException("parsing: already closed");
    }
    pending.clear();
    boolean isUsed = sandbox != null && sandbox.isUsed();
    try {
      return pending.set(sound().parse(source, options));
    } catch (OcpMemoryLimitException | OutOfMemoryError e) {
      if (!isUsed) {
        throw e;
      }
      // A new sandbox has more room, without what earlier sources left in the old one.
      return pending.set(sound().parse(source, options));
    }
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
    int length = pending.sizeFor(target);
    Sandbox current = Objects.requireNonNull(sandbox);
    if (target.hasArray()) {
      pending.clear();
      current.emit(target.array(), target.arrayOffset() + target.position(), length);
      target.position(target.position() + length);
    } else {
      byte[] copy = new byte[length];
      pending.clear();
      current.emit(copy, 0, length);
      target.put(copy);
    }
  }

  @Override
  public long scratchBytes() {
    Sandbox current = sandbox;
    if (current == null || current.isSpent()) {
      pending.clear();
      sandbox = null;
      return 0;
    }
    return current.byteSize();
  }

  @Override
  public void close() {
    closed = true;
    pending.clear();
    sandbox = null;
  }
}
