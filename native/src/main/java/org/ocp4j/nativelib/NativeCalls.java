package org.ocp4j.nativelib;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.ocp4j.kernel.KernelType;
import org.ocp4j.spi.KernelFunction;
import org.ocp4j.spi.Loan;

/**
 * The functions of {@code ocp.h} that engines need, bound to the loaded library in one way or
 * another. Handles, addresses and sizes are 64-bit numbers. {@code ocp.h} documents the functions.
 * Implementations are thread-safe.
 */
public interface NativeCalls {
  /** Calls {@code ocp_abi_version}. */
  int abiVersion();

  /** Calls {@code ocp_heap_new}. */
  int newHeap(long out);

  /** Calls {@code ocp_heap_usage_get}. */
  int heapUsage(long heap, long out, long size);

  /** Calls {@code ocp_heap_free}. */
  int freeHeap(long heap);

  /** Calls {@code ocp_block_new_in}. */
  int newBlock(long heap, long size, long out, long address);

  /** Calls {@code ocp_block_free}. */
  int freeBlock(long block);

  /** Calls {@code ocp_parser_new}. */
  int newParser(long out);

  /** Calls {@code ocp_parser_free}. */
  int freeParser(long parser);

  /** Calls {@code ocp_parser_source}. */
  int parserSource(long parser, long length, long out);

  /** Calls {@code ocp_parse} on the source that the caller has copied to the parser's memory. */
  int parse(long parser, long length, long options, long payloadSize);

  /** Calls {@code ocp_emit}. */
  int emit(long parser, long block, long offset, long written);

  /**
   * Calls {@code ocp_emit_to}.
   *
   * @param target a direct buffer, which is written from its position on
   */
  int emitTo(long parser, ByteBuffer target, long capacity, long written);

  /** Calls {@code ocp_parser_error}. */
  int parserError(long parser, long out, long size, long text, long capacity, long length);

  /** Calls {@code ocp_parser_scratch}. */
  int parserScratch(long parser, long bytes);

  /** Returns the address of the first byte of a direct buffer. */
  long address(ByteBuffer direct);

  /**
   * Returns a direct buffer over memory of the library. The caller must keep that memory allocated.
   */
  ByteBuffer memory(long address, int byteSize);

  /**
   * Returns a view of memory for the calling thread, which can be invalidated, or null if this way
   * of calling does not support that.
   */
  @Nullable
  Loan lend(long address, int byteSize);

  /**
   * Loads a library of kernels for the rest of the JVM's life.
   *
   * @param library a file that has been checked
   */
  KernelSymbols kernels(Path library);

  /** The functions and constants that a library of kernels exports. */
  interface KernelSymbols {
    /** Returns a function, or null if the library does not export it. */
    @Nullable
    KernelFunction function(String name, KernelType type);

    /** Returns a constant that is a string of C, or null if the library does not export it. */
    @Nullable
    String text(String name);
  }
}
