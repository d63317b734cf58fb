package org.ocp4j.nativelib;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.ocp4j.spi.Block;
import org.ocp4j.spi.Loan;

/** A block of the library. Nothing but the runtime keeps it from being freed under its views. */
final class NativeBlock implements Block {
  private final NativeCalls calls;
  private final long handle;
  private final long address;
  private final ByteBuffer view;
  private final AtomicBoolean released = new AtomicBoolean();

  NativeBlock(NativeCalls calls, long handle, long address, int byteSize) {
    this.calls = calls;
    this.handle = handle;
    this.address = address;
    this.view = calls.memory(address, byteSize).order(ByteOrder.LITTLE_ENDIAN);
  }

  @Override
  public ByteBuffer view() {
    return view;
  }

  @Override
  public int byteSize() {
    return view.capacity();
  }

  /** Every slice, duplicate and read-only copy of a direct buffer refers to the one it was made of. */
  @Override
  public Object anchor() {
    return view;
  }

  @Override
  public @Nullable Loan lend() {
    return calls.lend(address, byteSize());
  }

  @Override
  public Runnable releaser() {
    if (!released.compareAndSet(false, true)) {
      throw new IllegalStateException("block of " + byteSize() + " bytes was released before");
    }
    NativeCalls library = calls;
    long block = handle;
    return () -> Status.check(library.freeBlock(block), "releasing a block");
  }

  @Override
  public void release() {
    releaser().run();
  }
}
