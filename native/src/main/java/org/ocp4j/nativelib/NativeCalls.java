package org.ocp4j.nativelib;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.ocp4j.spi.Loan;

/**
 * The functions of {@code ocp.h} that engines need, bound to the loaded library in one way or
 * another. Handles, addresses and sizes are numbers of 64 bits; what is not said here is said
 * there. Safe for use by any number of threads.
 */
public interface NativeCalls {
  /** {@code ocp_abi_version}. */
  int abiVersion();

  /** {@code ocp_heap_new}. */
  int newHeap(long out);

  /** {@code ocp_heap_usage_get}. */
  int heapUsage(long heap, long out, long size);

  /** {@code ocp_heap_free}. */
  int freeHeap(long heap);

  /** {@code ocp_block_new_in}. */
  int newBlock(long heap, long size, long out, long address);

  /** {@code ocp_block_free}. */
  int freeBlock(long block);

  /** {@code ocp_parser_new}. */
  int newParser(long out);

  /** {@code ocp_parser_free}. */
  int freeParser(long parser);

  /** {@code ocp_parser_source}. */
  int parserSource(long parser, long length, long out);

  /** {@code ocp_parse}, of the source that was filled in. */
  int parse(long parser, long length, long options, long payloadSize);

  /** {@code ocp_emit}. */
  int emit(long parser, long block, long offset, long written);

  /**
   * {@code ocp_emit_to}.
   *
   * @param target a direct buffer, written from its position on
   */
  int emitTo(long parser, ByteBuffer target, long capacity, long written);

  /** {@code ocp_parser_error}. */
  int parserError(long parser, long out, long size, long text, long capacity, long length);

  /** {@code ocp_parser_scratch}. */
  int parserScratch(long parser, long bytes);

  /** Where the first byte of a direct buffer is. */
  long address(ByteBuffer direct);

  /** Returns a direct buffer over memory of the library. The caller keeps that memory alive. */
  ByteBuffer memory(long address, int byteSize);

  /** The same memory for one thread, which can take it back; null where that cannot be done. */
  @Nullable
  Loan lend(long address, int byteSize);
}
