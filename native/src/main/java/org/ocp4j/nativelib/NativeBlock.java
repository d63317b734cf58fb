package org.ocp4j.nativelib;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;
import org.ocp4j.spi.Block;
import org.ocp4j.spi.Loan;

/**
 * A block of memory that the library allocated. The runtime must not release it while it has views.
 */
final class NativeBlock implements Block {
  private static final VarHandle RELEASED;

  static {
    try {
      RELEASED = MethodHandles.lookup().findVarHandle(NativeBlock.class, "released", boolean.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final NativeCalls calls;
  private final long handle;
  private final long address;
  private final ByteBuffer view;

  @SuppressWarnings("unused") // accessed by RELEASED
  private volatile boolean released;

  NativeBlock(NativeCalls calls, long handle, long address, int byteSize) {
    this.calls = calls;
    this.handle = handle;
    this.address = address;
    this.view = calls.memory(address, byteSize).order(ByteOrder.LITTLE_ENDIAN);
  }

  /**
   * Returns the library's handle of this block. The library rejects the handle of a released block.
   */
  long handle() {
    return handle;
  }

  @Override
  public ByteBuffer view() {
    return view;
  }

  @Override
  public int byteSize() {
    return view.capacity();
  }

  /**
   * Returns the buffer itself: every slice, duplicate and read-only copy of a direct buffer refers
   * to it.
   */
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
    if (!RELEASED.compareAndSet(this, false, true)) {
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
