package org.ocp4j.tck.mutants;

import java.nio.ByteBuffer;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ocp4j.Extension;
import org.ocp4j.ParseOptions;
import org.ocp4j.memory.Capability;
import org.ocp4j.spi.Block;
import org.ocp4j.spi.EngineBackend;
import org.ocp4j.spi.Heap;
import org.ocp4j.spi.Loan;
import org.ocp4j.spi.Parser;

/** The parts of an engine, each of which does what another does. A mutant overrides one thing. */
final class Delegates {
  private Delegates() {}

  /** The same engine, with something around each of its parts. */
  static EngineBackend around(EngineBackend backend) {
    Heap heap = new OfHeap(backend.heap()) {
      @Override
      public Block allocate(int byteSize) {
        return new OfBlock(super.allocate(byteSize));
      }
    };
    return new OfBackend(backend) {
      @Override
      public Heap heap() {
        return heap;
      }

      @Override
      public Parser newParser() {
        return new OfParser(super.newParser());
      }
    };
  }

  static class OfBackend implements EngineBackend {
    private final EngineBackend backend;

    OfBackend(EngineBackend backend) {
      this.backend = backend;
    }

    @Override
    public Heap heap() {
      return backend.heap();
    }

    @Override
    public Parser newParser() {
      return backend.newParser();
    }

    @Override
    public Set<Extension> extensions() {
      return backend.extensions();
    }

    @Override
    public boolean supportsLenient() {
      return backend.supportsLenient();
    }

    @Override
    public void close() {
      backend.close();
    }
  }

  static class OfHeap implements Heap {
    private final Heap heap;

    OfHeap(Heap heap) {
      this.heap = heap;
    }

    @Override
    public Block allocate(int byteSize) {
      return heap.allocate(byteSize);
    }

    @Override
    public Set<Capability> capabilities() {
      return heap.capabilities();
    }

    @Override
    public long liveBlocks() {
      return heap.liveBlocks();
    }

    @Override
    public long liveBytes() {
      return heap.liveBytes();
    }
  }

  static class OfBlock implements Block {
    private final Block block;

    OfBlock(Block block) {
      this.block = block;
    }

    @Override
    public ByteBuffer view() {
      return block.view();
    }

    @Override
    public int byteSize() {
      return block.byteSize();
    }

    @Override
    public @Nullable Object anchor() {
      return block.anchor();
    }

    @Override
    public @Nullable Loan lend() {
      return block.lend();
    }

    @Override
    public Runnable releaser() {
      return block.releaser();
    }

    @Override
    public void release() {
      block.release();
    }
  }

  /** A block that shows other memory than its own. */
  static class Elsewhere extends OfBlock {
    private final ByteBuffer view;

    Elsewhere(Block block, ByteBuffer view) {
      super(block);
      this.view = view;
    }

    @Override
    public ByteBuffer view() {
      return view;
    }

    @Override
    @SuppressWarnings("ByteBufferBackingArray") // wherever in it the view lies
    public Object anchor() {
      return view.array();
    }
  }

  static class OfParser implements Parser {
    private final Parser parser;

    OfParser(Parser parser) {
      this.parser = parser;
    }

    @Override
    public int parse(ByteBuffer source, ParseOptions options) {
      return parser.parse(source, options);
    }

    @Override
    public void emit(ByteBuffer target) {
      parser.emit(target);
    }

    @Override
    public long scratchBytes() {
      return parser.scratchBytes();
    }

    @Override
    public void close() {
      parser.close();
    }
  }
}
