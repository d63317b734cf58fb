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
 * The linear memory of a sandbox: one array, which is replaced when it grows, and behind it, at
 * {@link #TARGET}, the block that a payload is being written to. A block is an array of its own: it
 * is seen only while it is mapped, and only written to, and whatever becomes of the sandbox it
 * stays as it is.
 *
 * <p>What the module itself does goes through {@link CoreMachineShaded}; the methods of
 * {@link Memory} are for the host.
 */
final class FlatMemory implements Memory {
  static final VarHandle SHORTS =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
  static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  /** Where the mapped block starts. The memory ends before. */
  static final int TARGET = (1 << 30) - PAGE_SIZE;

  /** Whatever the engine's limit, a sandbox may have as much. */
  private static final long LEAST_LIMIT = 16 << 20;

  private static final byte[] NONE = {};

  /** The memory; longer than it has grown, so that it is not replaced each time. */
  byte[] bytes;

  private ByteBuffer view;
  private int pages;
  private final int initialPages;
  private final int maximumPages;

  /** The part of it that is mapped. */
  private byte[] target = NONE;

  private int targetStart;
  private int targetLength;

  /** Bytes that were asked in vain. */
  private long refused;

  private @Nullable OutOfMemoryError shortage;

  FlatMemory(MemoryLimits limits, long memoryLimit) {
    initialPages = limits.initialPages();
    pages = initialPages;
    long most = Math.min(Math.max(memoryLimit, LEAST_LIMIT), TARGET);
    maximumPages = Math.min((int) (most / PAGE_SIZE), limits.maximumPages());
    bytes = new byte[pages * PAGE_SIZE];
    view = viewOf(bytes);
  }

  private static ByteBuffer viewOf(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** The array, until the module runs again. */
  byte[] bytes() {
    return bytes;
  }

  /** A view of the array, until the module runs again; nobody uses its position. */
  ByteBuffer view() {
    return view;
  }

  /** Bytes of Java memory that it takes, mapped blocks not counted. */
  long byteSize() {
    return bytes.length;
  }

  /** Has the module see a part of an array, to write to. */
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

  /** Writes past the memory. */
  void writeTargetByte(int address, byte value) {
    target[inTarget(address, Byte.BYTES)] = value;
  }

  /** Writes past the memory. */
  void writeTargetShort(int address, short value) {
    SHORTS.set(target, inTarget(address, Short.BYTES), value);
  }

  /** Writes past the memory. */
  void writeTargetInt(int address, int value) {
    INTS.set(target, inTarget(address, Integer.BYTES), value);
  }

  /** Writes past the memory. */
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
   * Throws when the memory could not grow; does nothing when it could.
   *
   * @param doing what the module was doing, for the message
   * @param trap how that ended
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
    OutOfMemoryError e = new OutOfMemoryError("a sandbox has no more than "
        + TARGET
        + " bytes, which did not do for "
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
        throw new IllegalStateException("the module has data of another kind: " + segment);
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
