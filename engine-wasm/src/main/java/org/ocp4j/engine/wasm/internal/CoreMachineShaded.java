package org.ocp4j.engine.wasm.internal;

import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.Memory;
import com.dylibso.chicory.runtime.TrapException;

/**
 * Implements access to memory and globals, and traps, for the compiled module. It replaces a class
 * of the same name that Chicory's compiler generates. In the generated class, every access goes
 * through an interface and a check for negative addresses, and every loop checks whether the thread
 * was interrupted.
 *
 * <p>HotSpot inlines no more than 8,000 bytes of bytecode into a method, and one method of the
 * module contains hundreds of calls of most of these methods. So each is as short as possible, and
 * only the writing methods also reach the block behind the memory ({@link FlatMemory#TARGET}). The
 * array's own bounds check keeps the module inside its memory: an address that is too large is
 * negative, and so is a sum of address and offset that is too large.
 */
@SuppressWarnings("MethodName") // the name is prescribed by Chicory
final class CoreMachineShaded {
  private CoreMachineShaded() {}

  public static byte memoryReadByte(int base, int offset, Memory memory) {
    return ((FlatMemory) memory).bytes[base + offset];
  }

  public static short memoryReadShort(int base, int offset, Memory memory) {
    return (short) FlatMemory.SHORTS.get(((FlatMemory) memory).bytes, base + offset);
  }

  public static int memoryReadInt(int base, int offset, Memory memory) {
    return (int) FlatMemory.INTS.get(((FlatMemory) memory).bytes, base + offset);
  }

  public static long memoryReadLong(int base, int offset, Memory memory) {
    return (long) FlatMemory.LONGS.get(((FlatMemory) memory).bytes, base + offset);
  }

  public static void memoryWriteByte(int base, byte value, int offset, Memory memory) {
    byte[] bytes = ((FlatMemory) memory).bytes;
    int address = base + offset;
    if (address < bytes.length) {
      bytes[address] = value;
    } else {
      ((FlatMemory) memory).writeTargetByte(address, value);
    }
  }

  public static void memoryWriteShort(int base, short value, int offset, Memory memory) {
    byte[] bytes = ((FlatMemory) memory).bytes;
    int address = base + offset;
    if (address < bytes.length - 1) {
      FlatMemory.SHORTS.set(bytes, address, value);
    } else {
      ((FlatMemory) memory).writeTargetShort(address, value);
    }
  }

  public static void memoryWriteInt(int base, int value, int offset, Memory memory) {
    byte[] bytes = ((FlatMemory) memory).bytes;
    int address = base + offset;
    if (address < bytes.length - 3) {
      FlatMemory.INTS.set(bytes, address, value);
    } else {
      ((FlatMemory) memory).writeTargetInt(address, value);
    }
  }

  public static void memoryWriteLong(int base, long value, int offset, Memory memory) {
    byte[] bytes = ((FlatMemory) memory).bytes;
    int address = base + offset;
    if (address < bytes.length - 7) {
      FlatMemory.LONGS.set(bytes, address, value);
    } else {
      ((FlatMemory) memory).writeTargetLong(address, value);
    }
  }

  public static void memoryCopy(int to, int from, int size, Memory memory) {
    memory.copy(to, from, size);
  }

  public static void memoryFill(int address, byte value, int size, Memory memory) {
    memory.fill(value, address, address + size);
  }

  public static int memoryGrow(int pages, Memory memory) {
    return memory.grow(pages);
  }

  public static int memoryPages(Memory memory) {
    return memory.pages();
  }

  public static long readGlobal(int index, Instance instance) {
    return instance.global(index).getValue();
  }

  public static void writeGlobal(long value, int index, Instance instance) {
    instance.global(index).setValue(value);
  }

  public static int i32_ge_u(int a, int b) {
    return Integer.compareUnsigned(a, b) >= 0 ? 1 : 0;
  }

  public static long[] callIndirect(long[] arguments, int type, int function, Instance instance) {
    if (instance.functionType(function) != type) {
      throw throwIndirectCallTypeMismatch();
    }
    return instance.getMachine().call(function, arguments);
  }

  /** Does nothing: an interrupt does not stop a parse, on this engine as on the others. */
  public static void checkInterruption() {}

  public static RuntimeException throwTrapException() {
    return new TrapException("unreachable code was reached");
  }

  public static RuntimeException throwIndirectCallTypeMismatch() {
    return new TrapException("a function of another type was called");
  }

  public static RuntimeException throwUnknownFunction(int function) {
    return new TrapException("there is no function " + function);
  }

  public static RuntimeException throwCallStackExhausted(StackOverflowError e) {
    TrapException trap = new TrapException("the thread's stack is too small");
    trap.initCause(e);
    return trap;
  }
}
