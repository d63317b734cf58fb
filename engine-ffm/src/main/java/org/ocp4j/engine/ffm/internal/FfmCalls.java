package org.ocp4j.engine.ffm.internal;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import org.ocp4j.nativelib.NativeCalls;
import org.ocp4j.spi.Loan;

/**
 * Calls the library by downcalls. None of them is critical, so the garbage collector never has to
 * wait for a parse.
 */
final class FfmCalls implements NativeCalls {
  /** A constant, so that the JIT compiler can inline the method handles. */
  private static final FfmHandles HANDLES = FfmHandles.linked();

  /** Loads the library set with {@link FfmHandles#choose}. */
  FfmCalls() {}

  @Override
  public int abiVersion() {
    try {
      return (int) HANDLES.abiVersion().invokeExact();
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  @Override
  public int newHeap(long out) {
    try {
      return (int) HANDLES.newHeap().invokeExact(out);
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  @Override
  public int heapUsage(long heap, long out, long size) {
    try {
      return (int) HANDLES.heapUsage().invokeExact(heap, out, size);
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  @Override
  public int freeHeap(long heap) {
    try {
      return (int) HANDLES.freeHeap().invokeExact(heap);
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  @Override
  public int newBlock(long heap, long size, long out, long address) {
    try {
      return (int) HANDLES.newBlock().invokeExact(heap, size, out, address);
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  @Override
  public int freeBlock(long block) {
    try {
      return (int) HANDLES.freeBlock().invokeExact(block);
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  @Override
  public int newParser(long out) {
    try {
      return (int) HANDLES.newParser().invokeExact(out);
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  @Override
  public int freeParser(long parser) {
    try {
      return (int) HANDLES.freeParser().invokeExact(parser);
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  @Override
  public int parserSource(long parser, long length, long out) {
    try {
      return (int) HANDLES.parserSource().invokeExact(parser, length, out);
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  @Override
  public int parse(long parser, long length, long options, long payloadSize) {
    try {
      return (int) HANDLES.parse().invokeExact(parser, 0L, length, options, payloadSize);
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  @Override
  public int emit(long parser, long block, long offset, long written) {
    try {
      return (int) HANDLES.emit().invokeExact(parser, block, offset, written);
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  @Override
  public int emitTo(long parser, ByteBuffer target, long capacity, long written) {
    MemorySegment bytes = MemorySegment.ofBuffer(target);
    try {
      return (int) HANDLES.emitTo().invokeExact(parser, bytes, capacity, written);
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  @Override
  public int parserError(long parser, long out, long size, long text, long capacity, long length) {
    try {
      return (int) HANDLES.parserError().invokeExact(parser, out, size, text, capacity, length);
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  @Override
  public int parserScratch(long parser, long bytes) {
    try {
      return (int) HANDLES.parserScratch().invokeExact(parser, bytes);
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  /**
   * Converts an exception of a downcall: a buffer's arena is closed or belongs to another thread,
   * or a bug.
   */
  private static RuntimeException unexpected(Throwable e) {
    if (e instanceof Error error) {
      throw error;
    }
    return e instanceof RuntimeException known ? known : new IllegalStateException(e);
  }

  @Override
  public long address(ByteBuffer direct) {
    return MemorySegment.ofBuffer(direct).address();
  }

  @Override
  @SuppressWarnings("restricted") // the address and size come from the library
  public ByteBuffer memory(long address, int byteSize) {
    return MemorySegment.ofAddress(address).reinterpret(byteSize).asByteBuffer();
  }

  @Override
  public KernelSymbols kernels(Path library) {
    return new FfmKernels(library);
  }

  @Override
  public Loan lend(long address, int byteSize) {
    return new ArenaLoan(address, byteSize);
  }

  /** A view of memory in a confined arena, which does not own the memory. */
  private static final class ArenaLoan implements Loan {
    private final Arena arena = Arena.ofConfined();
    private final ByteBuffer view;

    @SuppressWarnings("restricted") // the runtime ends the loan before it frees the block
    ArenaLoan(long address, int byteSize) {
      view = MemorySegment.ofAddress(address)
          .reinterpret(byteSize, arena, null)
          .asByteBuffer()
          .order(ByteOrder.LITTLE_ENDIAN);
    }

    @Override
    public ByteBuffer view() {
      return view;
    }

    @Override
    public Object anchor() {
      return view;
    }

    @Override
    public boolean end() {
      try {
        arena.close();
        return true;
      } catch (WrongThreadException | IllegalStateException e) {
        return false;
      }
    }
  }
}
