package org.ocp4j.engine.wasm.internal;

import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.Machine;
import com.dylibso.chicory.wasm.WasmModule;
import com.dylibso.chicory.wasm.types.ExportSection;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.ocp4j.ParseOptions;
import org.ocp4j.spi.ErrorRecord;
import org.ocp4j.spi.OptionRecord;
import org.ocp4j.spi.ParserFailure;

/**
 * An instance of the WebAssembly module with one parser in it. Not thread-safe.
 *
 * <p>The parser's memory starts with its mailbox: options, errors and numbers, at offsets that
 * {@code native/wasm} defines. Functions take numbers and return nothing, so calls allocate no
 * objects.
 */
final class Sandbox {
  private static final WasmModule MODULE = Core.load();
  private static final int SOURCE = function("ocp_source");
  private static final int PARSE = function("ocp_parse");
  private static final int EMIT = function("ocp_emit");
  private static final int OPEN = function("ocp_open");
  private static final int VERSION = function("ocp_abi_version");
  private static final int ABI_VERSION = 1;

  // Offsets in the mailbox.
  private static final int OPTIONS = 0;
  private static final int ERROR = OPTIONS + OptionRecord.BYTES;
  private static final int STATUS = ERROR + ErrorRecord.BYTES;
  private static final int ROOM = STATUS + 4;
  private static final int PAYLOAD = ROOM + 4;
  private static final int SCRATCH = PAYLOAD + 4;
  private static final int TEXT = SCRATCH + 4;
  private static final int TEXT_LENGTH = TEXT + 4;

  // Values at STATUS.
  private static final int OK = 0;
  private static final int GRAMMAR = 1;
  private static final int LIMIT = 2;

  /** The size in bytes up to which a sandbox is never considered too large. */
  private static final int SMALL = 8 << 20;

  final FlatMemory memory;
  private final Machine machine;
  private final int mailbox;
  private final long[] one = new long[1];
  private final long[] two = new long[2];
  private boolean used;
  private boolean trapped;

  /**
   * Makes a sandbox.
   *
   * @param memoryLimit the maximum size of its memory in bytes
   */
  Sandbox(long memoryLimit) {
    Instance instance = Instance.builder(MODULE)
        .withMachineFactory(Core::create)
        .withMemoryFactory(limits -> new FlatMemory(limits, memoryLimit))
        .build();
    memory = (FlatMemory) instance.memory();
    machine = instance.getMachine();
    int version = (int) machine.call(VERSION, new long[0])[0];
    if (version != ABI_VERSION) {
      throw new IllegalStateException(
          "the WebAssembly module has interface version " + version + ", not " + ABI_VERSION);
    }
    mailbox = (int) machine.call(OPEN, new long[0])[0];
  }

  private static int function(String name) {
    ExportSection exports = MODULE.exportSection();
    for (int i = 0; i < exports.exportCount(); i++) {
      if (exports.getExport(i).name().equals(name)) {
        return exports.getExport(i).index();
      }
    }
    throw new IllegalStateException("the WebAssembly module has no function " + name);
  }

  /** Returns the size of the sandbox's memory in bytes. */
  long byteSize() {
    return memory.byteSize();
  }

  /**
   * Returns {@code true} if the sandbox has parsed a source, so that its memory is no longer new.
   */
  boolean isUsed() {
    return used;
  }

  /**
   * Returns {@code true} if the sandbox should be discarded: it trapped, or its memory is much
   * larger than what its parser uses. WebAssembly memory never shrinks.
   */
  boolean isSpent() {
    return trapped || (byteSize() > SMALL && byteSize() / 8 > number(SCRATCH));
  }

  /**
   * Parses a source. The result is kept until the next call.
   *
   * <p>A broken module may write nonsensical numbers instead of trapping. An exception caused by
   * such a number is therefore treated like a trap.
   *
   * @return the payload's size in bytes
   */
  int parse(ByteBuffer source, ParseOptions options) {
    used = true;
    try {
      return parseSound(source, options);
    } catch (IndexOutOfBoundsException | IllegalArgumentException | NullPointerException e) {
      trapped = true;
      throw lost("parsing", e);
    }
  }

  private int parseSound(ByteBuffer source, ParseOptions options) {
    int length = source.remaining();
    call(SOURCE, length, "receiving a source");
    source.get(source.position(), memory.bytes(), number(ROOM), length);
    OptionRecord.write(options, memory.view(), mailbox + OPTIONS);
    call(PARSE, "parsing");
    int status = number(STATUS);
    if (status != OK) {
      throw failure(status, length);
    }
    return Objects.checkIndex(number(PAYLOAD), Integer.MAX_VALUE);
  }

  private RuntimeException failure(int status, int length) {
    return switch (status) {
      case GRAMMAR -> {
        ParserFailure failure = ErrorRecord.grammar(memory.view(), mailbox + ERROR, text());
        Objects.checkIndex(failure.start(), length + 1);
        yield failure;
      }
      case LIMIT -> ErrorRecord.limit(memory.view(), mailbox + ERROR);
      default -> throw new IllegalArgumentException("unknown status " + status);
    };
  }

  private String text() {
    return new String(memory.bytes(), number(TEXT), number(TEXT_LENGTH), StandardCharsets.UTF_8);
  }

  /** Writes the payload of the last parse. May be called once for each parse. */
  void emit(byte[] target, int offset, int length) {
    memory.mapTarget(target, offset, length);
    try {
      call(EMIT, FlatMemory.TARGET, "writing a payload");
    } finally {
      memory.unmapTarget();
    }
    if (number(STATUS) != OK) {
      trapped = true;
      throw lost("writing a payload", new IllegalStateException("its status is " + number(STATUS)));
    }
  }

  private int number(int offset) {
    return memory.readInt(mailbox + offset);
  }

  private void call(int function, String doing) {
    one[0] = mailbox;
    call(function, one, doing);
  }

  private void call(int function, int argument, String doing) {
    two[0] = mailbox;
    two[1] = argument;
    call(function, two, doing);
  }

  private void call(int function, long[] arguments, String doing) {
    try {
      machine.call(function, arguments);
    } catch (RuntimeException | StackOverflowError e) {
      trapped = true;
      throw lost(doing, e);
    }
  }

  /** Returns the exception for a trap, or throws an error if memory could not grow. */
  private RuntimeException lost(String doing, Throwable trap) {
    memory.throwShortage(doing, trap);
    return new IllegalStateException(
        "the WebAssembly module trapped while "
            + doing
            + ": only this document is lost; its sandbox of "
            + byteSize()
            + " bytes is discarded, and the next parse uses a new one. Please report this, with the"
            + " source",
        trap);
  }
}
