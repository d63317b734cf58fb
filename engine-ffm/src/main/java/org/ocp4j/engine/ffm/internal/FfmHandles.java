package org.ocp4j.engine.ffm.internal;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Method handles for the functions of {@code ocp.h}. Addresses are passed as numbers, except for
 * the address of memory that is written to: there the linker must prevent the memory from being
 * freed during the call.
 */
@SuppressWarnings("restricted") // the user of this engine allows native access
record FfmHandles(
    MethodHandle abiVersion,
    MethodHandle newHeap,
    MethodHandle heapUsage,
    MethodHandle freeHeap,
    MethodHandle newBlock,
    MethodHandle freeBlock,
    MethodHandle newParser,
    MethodHandle freeParser,
    MethodHandle parserSource,
    MethodHandle parse,
    MethodHandle emit,
    MethodHandle emitTo,
    MethodHandle parserError,
    MethodHandle parserScratch) {

  private static final AtomicReference<@Nullable Path> CHOSEN = new AtomicReference<>();

  /** Sets the library to load. May be called only once. */
  static void choose(Path library) {
    if (!CHOSEN.compareAndSet(null, library)) {
      throw new IllegalStateException("the library has already been set to " + CHOSEN.get());
    }
  }

  /**
   * Loads the library for the rest of the JVM's life. Unloading it would free memory under existing
   * views.
   */
  static FfmHandles linked() {
    Path path = Objects.requireNonNull(CHOSEN.get());
    SymbolLookup library = SymbolLookup.libraryLookup(path, Arena.global());
    return new FfmHandles(
        link(library, "ocp_abi_version"),
        link(library, "ocp_heap_new", JAVA_LONG),
        link(library, "ocp_heap_usage_get", JAVA_LONG, JAVA_LONG, JAVA_LONG),
        link(library, "ocp_heap_free", JAVA_LONG),
        link(library, "ocp_block_new_in", JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG),
        link(library, "ocp_block_free", JAVA_LONG),
        link(library, "ocp_parser_new", JAVA_LONG),
        link(library, "ocp_parser_free", JAVA_LONG),
        link(library, "ocp_parser_source", JAVA_LONG, JAVA_LONG, JAVA_LONG),
        link(library, "ocp_parse", JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG),
        link(library, "ocp_emit", JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG),
        link(library, "ocp_emit_to", JAVA_LONG, ADDRESS, JAVA_LONG, JAVA_LONG),
        link(
            library,
            "ocp_parser_error",
            JAVA_LONG,
            JAVA_LONG,
            JAVA_LONG,
            JAVA_LONG,
            JAVA_LONG,
            JAVA_LONG),
        link(library, "ocp_parser_scratch", JAVA_LONG, JAVA_LONG));
  }

  private static MethodHandle link(SymbolLookup library, String name, MemoryLayout... parameters) {
    return Linker.nativeLinker()
        .downcallHandle(
            library
                .find(name)
                .orElseThrow(() -> new UnsatisfiedLinkError("the library has no " + name)),
            FunctionDescriptor.of(JAVA_INT, parameters));
  }
}
