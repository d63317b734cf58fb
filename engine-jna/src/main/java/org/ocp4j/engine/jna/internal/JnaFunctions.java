package org.ocp4j.engine.jna.internal;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;

/** The functions of {@code ocp.h} in JNA's direct mapping, which converts no arguments. */
final class JnaFunctions {
  private JnaFunctions() {}

  /** Loads the library for the rest of the JVM's life, and maps its functions. */
  static void register(String path) {
    Native.register(JnaFunctions.class, NativeLibrary.getInstance(path));
  }

  static native int ocp_abi_version();

  static native int ocp_heap_new(long out);

  static native int ocp_heap_usage_get(long heap, long out, long size);

  static native int ocp_heap_free(long heap);

  static native int ocp_block_new_in(long heap, long size, long out, long address);

  static native int ocp_block_free(long block);

  static native int ocp_parser_new(long out);

  static native int ocp_parser_free(long parser);

  static native int ocp_parser_source(long parser, long length, long out);

  static native int ocp_parse(
      long parser, long source, long length, long options, long payloadSize);

  static native int ocp_emit(long parser, long block, long offset, long written);

  static native int ocp_emit_to(long parser, long target, long capacity, long written);

  static native int ocp_parser_error(
      long parser, long out, long size, long text, long capacity, long length);

  static native int ocp_parser_scratch(long parser, long bytes);
}
