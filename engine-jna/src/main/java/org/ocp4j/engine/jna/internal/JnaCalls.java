package org.ocp4j.engine.jna.internal;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.ocp4j.nativelib.NativeCalls;
import org.ocp4j.spi.Loan;

/** Calls the library with JNA's direct mapping. */
final class JnaCalls implements NativeCalls {
  JnaCalls(Path library) {
    JnaFunctions.register(library.toString());
  }

  @Override
  public int abiVersion() {
    return JnaFunctions.ocp_abi_version();
  }

  @Override
  public int newHeap(long out) {
    return JnaFunctions.ocp_heap_new(out);
  }

  @Override
  public int heapUsage(long heap, long out, long size) {
    return JnaFunctions.ocp_heap_usage_get(heap, out, size);
  }

  @Override
  public int freeHeap(long heap) {
    return JnaFunctions.ocp_heap_free(heap);
  }

  @Override
  public int newBlock(long heap, long size, long out, long address) {
    return JnaFunctions.ocp_block_new_in(heap, size, out, address);
  }

  @Override
  public int freeBlock(long block) {
    return JnaFunctions.ocp_block_free(block);
  }

  @Override
  public int newParser(long out) {
    return JnaFunctions.ocp_parser_new(out);
  }

  @Override
  public int freeParser(long parser) {
    return JnaFunctions.ocp_parser_free(parser);
  }

  @Override
  public int parserSource(long parser, long length, long out) {
    return JnaFunctions.ocp_parser_source(parser, length, out);
  }

  @Override
  public int parse(long parser, long length, long options, long payloadSize) {
    return JnaFunctions.ocp_parse(parser, 0, length, options, payloadSize);
  }

  @Override
  public int emit(long parser, long block, long offset, long written) {
    return JnaFunctions.ocp_emit(parser, block, offset, written);
  }

  @Override
  public int emitTo(long parser, ByteBuffer target, long capacity, long written) {
    try {
      long bytes = address(target) + target.position();
      return JnaFunctions.ocp_emit_to(parser, bytes, capacity, written);
    } finally {
      Reference.reachabilityFence(target);
    }
  }

  @Override
  public int parserError(long parser, long out, long size, long text, long capacity, long length) {
    return JnaFunctions.ocp_parser_error(parser, out, size, text, capacity, length);
  }

  @Override
  public int parserScratch(long parser, long bytes) {
    return JnaFunctions.ocp_parser_scratch(parser, bytes);
  }

  @Override
  public long address(ByteBuffer direct) {
    return Pointer.nativeValue(Native.getDirectBufferPointer(direct));
  }

  @Override
  public ByteBuffer memory(long address, int byteSize) {
    return new Pointer(address).getByteBuffer(0, byteSize);
  }

  @Override
  public KernelSymbols kernels(Path library) {
    return new JnaKernels(library);
  }

  /** Returns null: a JNA buffer cannot be invalidated. */
  @Override
  public @Nullable Loan lend(long address, int byteSize) {
    return null;
  }
}
