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
 * An instance of the WebAssembly module, with one parser in it. Used by one thread at a time.
 *
 * <p>The parser starts with its mailbox: options, errors and numbers, in places that {@code
 * native/wasm} defines. Functions take numbers and return nothing, so that calls allocate nothing.
 */
final class Sandbox {
  private static final WasmModule MODULE = Core.load();
  private static final int SOURCE = function("ocp_source");
  private static final int PARSE = function("ocp_parse");
  private static final int EMIT = function("ocp_emit");
  private static final int OPEN = function("ocp_open");
  private static final int VERSION = function("ocp_abi_version");
  private static final int ABI_VERSION = 1;

  // The mailbox.
  private static final int OPTIONS = 0;
  private static final int ERROR = OPTIONS + OptionRecord.BYTES;
  private static final int STATUS = ERROR + ErrorRecord.BYTES;
  private static final int ROOM = STATUS + 4;
  private static final int PAYLOAD = ROOM + 4;
  private static final int SCRATCH = PAYLOAD + 4;
  private static final int TEXT = SCRATCH + 4;
  private static final int TEXT_LENGTH = TEXT + 4;

  // What may stand at STATUS.
  private static final int OK = 0;
  private static final int GRAMMAR = 1;
  private static final int LIMIT = 2;

  /** A sandbox that is not larger is never too large. */
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
   * @param memoryLimit the most bytes of memory it may have
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
          "the WebAssembly module speaks version " + version + ", not " + ABI_VERSION);
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

  /** Bytes of memory that it holds. */
  long byteSize() {
    return memory.byteSize();
  }

  /** Whether a source was parsed in it, so that its memory is not as new. */
  boolean isUsed() {
    return used;
  }

  /**
   * Whether it should be thrown away: something went wrong in it, or what it holds is much more
   * than the parser in it uses. Memory in WebAssembly never shrinks.
   */
  boolean isSpent() {
    return trapped || (byteSize() > SMALL && byteSize() / 8 > number(SCRATCH));
  }

  /**
   * Parses a source; the result stays until the next call.
   *
   * <p>A module that is broken may write numbers that make no sense instead of trapping. An
   * exception over such a number is therefore treated like a trap.
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
    call(SOURCE, length, "taking in a source");
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
      default -> throw new IllegalArgumentException("status " + status + " has no meaning");
    };
  }

  private String text() {
    return new String(memory.bytes(), number(TEXT), number(TEXT_LENGTH), StandardCharsets.UTF_8);
  }

  /** Writes the payload of the last parse, once. */
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

  /** What to say of a trap: the memory that could not grow, if that was it, or a fault of ours. */
  private RuntimeException lost(String doing, Throwable trap) {
    memory.throwShortage(doing, trap);
    return new IllegalStateException(
        "the WebAssembly module trapped while "
            + doing
            + ": this document is lost, and nothing else; its sandbox of "
            + byteSize()
            + " bytes is thrown away, and the next parse gets a new one. Please report it, with the"
            + " source",
        trap);
  }
}
