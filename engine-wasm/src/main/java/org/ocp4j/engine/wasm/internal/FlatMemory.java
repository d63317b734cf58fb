package org.ocp4j.engine.wasm.internal;

import com.dylibso.chicory.runtime.ConstantEvaluators;
import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.Memory;
import com.dylibso.chicory.wasm.types.ActiveDataSegment;
import com.dylibso.chicory.wasm.types.DataSegment;
import com.dylibso.chicory.wasm.types.MemoryLimits;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.ocp4j.memory.OcpMemoryLimitException;

/**
 * The linear memory of a sandbox: one array, which is replaced when it grows. Behind it, at {@link
 * #TARGET}, the module sees the block that a payload is being written to. A block is an array of
 * its own. The module can access the block only while the block is mapped, and can only write to
 * it, so nothing that happens to the sandbox later changes the payload.
 *
 * <p>The module accesses memory through {@link CoreMachineShaded}; the methods of {@link Memory}
 * are for Java code.
 */
final class FlatMemory implements Memory {
  static final VarHandle SHORTS =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
  static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  /** The address of the mapped block. The memory always ends before it. */
  static final int TARGET = (1 << 30) - PAGE_SIZE;

  /** The minimum size limit of a sandbox in bytes, even if the engine's limit is lower. */
  private static final long LEAST_LIMIT = 16 << 20;

  private static final byte[] NONE = {};

  /**
   * The memory. The array is longer than the memory's current size, so that it is not replaced at
   * each growth.
   */
  byte[] bytes;

  private ByteBuffer view;
  private int pages;
  private final int initialPages;
  private final int maximumPages;

  /** The array of the mapped block. */
  private byte[] target = NONE;

  private int targetStart;
  private int targetLength;

  /** The number of bytes of the last refused growth. */
  private long refused;

  private @Nullable OutOfMemoryError shortage;

  FlatMemory(MemoryLimits limits, long memoryLimit) {
    initialPages = limits.initialPages();
    pages = initialPages;
    maximumPages = Math.min((int) (most(memoryLimit) / PAGE_SIZE), limits.maximumPages());
    bytes = new byte[pages * PAGE_SIZE];
    view = viewOf(bytes);
  }

  /** Returns the largest size of a memory in bytes if an engine has a limit. */
  static long most(long memoryLimit) {
    return Math.min(Math.max(memoryLimit, LEAST_LIMIT), TARGET);
  }

  private static ByteBuffer viewOf(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Returns the array, which is valid until the module runs again. */
  byte[] bytes() {
    return bytes;
  }

  /**
   * Returns a view of the array, which is valid until the module runs again. Its position is not
   * used.
   */
  ByteBuffer view() {
    return view;
  }

  /** Returns the size of the array in bytes, without the mapped block. */
  long byteSize() {
    return bytes.length;
  }

  /** Maps a part of an array behind the memory, so that the module can write to it. */
  void mapTarget(byte[] array, int start, int length) {
    target = array;
    targetStart = start;
    targetLength = length;
  }

  void unmapTarget() {
    mapTarget(NONE, 0, 0);
  }

  private int inTarget(int address, int length) {
    int offset = address - TARGET;
    if (offset < 0 || offset > targetLength - length) {
      throw new IndexOutOfBoundsException("no memory at " + Integer.toUnsignedString(address));
    }
    return targetStart + offset;
  }

  /** Writes to the mapped block. */
  void writeTargetByte(int address, byte value) {
    target[inTarget(address, Byte.BYTES)] = value;
  }

  /** Writes to the mapped block. */
  void writeTargetShort(int address, short value) {
    SHORTS.set(target, inTarget(address, Short.BYTES), value);
  }

  /** Writes to the mapped block. */
  void writeTargetInt(int address, int value) {
    INTS.set(target, inTarget(address, Integer.BYTES), value);
  }

  /** Writes to the mapped block. */
  void writeTargetLong(int address, long value) {
    LONGS.set(target, inTarget(address, Long.BYTES), value);
  }

  @Override
  public int grow(int more) {
    long wanted = pages + Integer.toUnsignedLong(more);
    if (wanted > maximumPages) {
      refused = Integer.toUnsignedLong(more) * PAGE_SIZE;
      return -1;
    }
    if (wanted * PAGE_SIZE > bytes.length && !replace((int) wanted)) {
      return -1;
    }
    int before = pages;
    pages = (int) wanted;
    return before;
  }

  private boolean replace(int wanted) {
    int generous = Math.min(Math.max(wanted, pages + pages / 4), maximumPages);
    try {
      bytes = Arrays.copyOf(bytes, generous * PAGE_SIZE);
    } catch (OutOfMemoryError e) {
      shortage = e;
      return false;
    }
    view = viewOf(bytes);
    return true;
  }

  /**
   * Throws an error if the memory could not grow; otherwise does nothing.
   *
   * @param doing what the module was doing, for the message
   * @param trap the exception that ended the module's function
   */
  void throwShortage(String doing, Throwable trap) {
    if (shortage != null) {
      shortage.addSuppressed(trap);
      throw shortage;
    }
    if (refused == 0) {
      return;
    }
    long allowed = (long) maximumPages * PAGE_SIZE;
    if (allowed < TARGET) {
      OcpMemoryLimitException e =
          new OcpMemoryLimitException(refused, (long) pages * PAGE_SIZE, allowed);
      e.addSuppressed(trap);
      throw e;
    }
    OutOfMemoryError e = new OutOfMemoryError("a sandbox has at most "
        + TARGET
        + " bytes, which was too little for "
        + doing
        + ": use another engine than wasm for a source of this size");
    e.addSuppressed(trap);
    throw e;
  }

  @Override
  public int pages() {
    return pages;
  }

  @Override
  public int initialPages() {
    return initialPages;
  }

  @Override
  public int maximumPages() {
    return maximumPages;
  }

  @Override
  public boolean shared() {
    return false;
  }

  @Override
  public void initialize(Instance instance, DataSegment[] segments) {
    for (DataSegment segment : segments) {
      if (!(segment instanceof ActiveDataSegment active)) {
        throw new IllegalStateException("the module has data of an unsupported kind: " + segment);
      }
      long[] start = ConstantEvaluators.computeConstantValue(instance, active.offsetInstructions());
      write((int) start[0], active.data(), 0, active.data().length);
    }
  }

  @Override
  public void initPassiveSegment(int segment, int address, int offset, int size) {
    throw unsupported();
  }

  @Override
  public void drop(int segment) {
    throw unsupported();
  }

  @Override
  public void write(int address, byte[] data, int offset, int size) {
    System.arraycopy(data, offset, bytes, address, size);
  }

  @Override
  public byte read(int address) {
    return bytes[address];
  }

  @Override
  public byte[] readBytes(int address, int size) {
    return Arrays.copyOfRange(bytes, address, address + size);
  }

  @Override
  public void writeI32(int address, int value) {
    INTS.set(bytes, address, value);
  }

  @Override
  public int readInt(int address) {
    return (int) INTS.get(bytes, address);
  }

  @Override
  public void writeLong(int address, long value) {
    LONGS.set(bytes, address, value);
  }

  @Override
  public long readLong(int address) {
    return (long) LONGS.get(bytes, address);
  }

  @Override
  public void writeShort(int address, short value) {
    SHORTS.set(bytes, address, value);
  }

  @Override
  public short readShort(int address) {
    return (short) SHORTS.get(bytes, address);
  }

  @Override
  public long readU16(int address) {
    return Short.toUnsignedLong(readShort(address));
  }

  @Override
  public void writeByte(int address, byte value) {
    bytes[address] = value;
  }

  @Override
  public void writeF32(int address, float value) {
    writeI32(address, Float.floatToRawIntBits(value));
  }

  @Override
  public long readF32(int address) {
    return readInt(address);
  }

  @Override
  public float readFloat(int address) {
    return Float.intBitsToFloat(readInt(address));
  }

  @Override
  public void writeF64(int address, double value) {
    writeLong(address, Double.doubleToRawLongBits(value));
  }

  @Override
  public double readDouble(int address) {
    return Double.longBitsToDouble(readLong(address));
  }

  @Override
  public long readF64(int address) {
    return readLong(address);
  }

  @Override
  public void zero() {
    Arrays.fill(bytes, (byte) 0);
  }

  @Override
  public void fill(byte value, int from, int to) {
    if (from < TARGET) {
      Arrays.fill(bytes, from, to, value);
    } else {
      int start = inTarget(from, to - from);
      Arrays.fill(target, start, start + (to - from), value);
    }
  }

  @Override
  public void copy(int to, int from, int size) {
    if (to < TARGET) {
      System.arraycopy(bytes, from, bytes, to, size);
    } else {
      System.arraycopy(bytes, from, target, inTarget(to, size), size);
    }
  }

  @Override
  @SuppressWarnings({"deprecation", "removal"})
  public Object lock(int address) {
    throw unsupported();
  }

  @Override
  @SuppressWarnings({"deprecation", "removal"})
  public int waitOn(int address, int expected, long nanos) {
    throw unsupported();
  }

  @Override
  @SuppressWarnings({"deprecation", "removal"})
  public int waitOn(int address, long expected, long nanos) {
    throw unsupported();
  }

  @Override
  @SuppressWarnings({"deprecation", "removal"})
  public int notify(int address, int most) {
    throw unsupported();
  }

  private static UnsupportedOperationException unsupported() {
    return new UnsupportedOperationException("the module is built without threads");
  }
}
