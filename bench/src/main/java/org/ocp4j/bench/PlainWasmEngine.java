package org.ocp4j.bench;

import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.Machine;
import com.dylibso.chicory.runtime.Memory;
import com.dylibso.chicory.wasm.WasmModule;
import com.dylibso.chicory.wasm.types.ExportSection;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.UnaryOperator;
import org.ocp4j.ParseOptions;
import org.ocp4j.bench.plain.Plain;
import org.ocp4j.spi.ArrayHeap;
import org.ocp4j.spi.EngineBackend;
import org.ocp4j.spi.EngineProvider;
import org.ocp4j.spi.ErrorRecord;
import org.ocp4j.spi.Heap;
import org.ocp4j.spi.OptionRecord;
import org.ocp4j.spi.Parser;
import org.ocp4j.spi.PendingPayload;

/**
 * The engine {@code wasm} with one of Chicory's own memories and the code that Chicory generates to
 * access it. Module and compiler are the same as in the real engine. The module cannot see other
 * memory, so it writes a payload into its own memory, from where the payload is copied.
 */
final class PlainWasmEngine implements EngineProvider, EngineBackend {
  private static final WasmModule MODULE = Plain.load();
  private static final int SOURCE = function("ocp_source");
  private static final int PARSE = function("ocp_parse");
  private static final int EMIT = function("ocp_emit");
  private static final int OPEN = function("ocp_open");

  // The mailbox, as in the engine's class Sandbox.
  private static final int ERROR = OptionRecord.BYTES;
  private static final int STATUS = ERROR + ErrorRecord.BYTES;
  private static final int ROOM = STATUS + 4;
  private static final int PAYLOAD = ROOM + 4;
  private static final int TEXT = PAYLOAD + 8;
  private static final int TEXT_LENGTH = TEXT + 4;

  private static final int OK = 0;
  private static final int GRAMMAR = 1;

  private final Heap heap = new ArrayHeap();
  private final UnaryOperator<Instance.Builder> memory;

  /**
   * Makes an engine.
   *
   * @param memory sets the memory of an instance's builder, or returns the builder unchanged
   *     for Chicory's default
   */
  PlainWasmEngine(UnaryOperator<Instance.Builder> memory) {
    this.memory = memory;
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

  @Override
  public String id() {
    return "plain-wasm";
  }

  @Override
  public EngineBackend open() {
    return this;
  }

  @Override
  public Heap heap() {
    return heap;
  }

  @Override
  public Parser newParser() {
    return new PlainParser(
        memory.apply(Instance.builder(MODULE).withMachineFactory(Plain::create)).build());
  }

  private static final class PlainParser implements Parser {
    private final Memory memory;
    private final Machine machine;
    private final int mailbox;
    private final long[] one = new long[1];
    private final long[] two = new long[2];
    private final PendingPayload pending = new PendingPayload();
    private final byte[] options = new byte[OptionRecord.BYTES];
    private final ByteBuffer optionsView = ByteBuffer.wrap(options).order(ByteOrder.LITTLE_ENDIAN);

    /** The address that payloads are written to. */
    private int target;

    private int targetSize;

    PlainParser(Instance instance) {
      memory = instance.memory();
      machine = instance.getMachine();
      mailbox = (int) machine.call(OPEN, new long[0])[0];
      one[0] = mailbox;
      two[0] = mailbox;
    }

    @Override
    public int parse(ByteBuffer source, ParseOptions parseOptions) {
      pending.clear();
      int length = source.remaining();
      call(SOURCE, length);
      memory.write(number(ROOM), source.array(), source.arrayOffset() + source.position(), length);
      OptionRecord.write(parseOptions, optionsView, 0);
      memory.write(mailbox, options);
      machine.call(PARSE, one);
      int status = number(STATUS);
      if (status != OK) {
        throw failure(status);
      }
      return pending.set(number(PAYLOAD));
    }

    private RuntimeException failure(int status) {
      if (status != GRAMMAR) {
        return new IllegalStateException("status " + status);
      }
      ByteBuffer error = ByteBuffer.wrap(memory.readBytes(mailbox + ERROR, ErrorRecord.BYTES))
          .order(ByteOrder.LITTLE_ENDIAN);
      return ErrorRecord.grammar(error, 0, memory.readString(number(TEXT), number(TEXT_LENGTH)));
    }

    /** Reads through a new array: Chicory's memories offer no other way to read many bytes. */
    @Override
    public void emit(ByteBuffer payload) {
      int size = pending.sizeFor(payload);
      makeRoom(size);
      pending.clear();
      call(EMIT, target);
      payload.put(memory.readBytes(target, size));
    }

    /**
     * Grows the memory by pages for the payload, behind the module's own data. The module's
     * allocator does not use pages that it did not request.
     */
    private void makeRoom(int size) {
      if (size <= targetSize) {
        return;
      }
      int pages = size / Memory.PAGE_SIZE + 1;
      int before = memory.grow(pages);
      if (before < 0) {
        throw new OutOfMemoryError("no room for " + size + " bytes");
      }
      target = before * Memory.PAGE_SIZE;
      targetSize = pages * Memory.PAGE_SIZE;
    }

    @Override
    public long scratchBytes() {
      return (long) memory.pages() * Memory.PAGE_SIZE;
    }

    @Override
    public void close() {}

    private int number(int offset) {
      return memory.readInt(mailbox + offset);
    }

    private void call(int function, int argument) {
      two[1] = argument;
      machine.call(function, two);
    }
  }
}
