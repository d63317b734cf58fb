package org.ocp4j.spi;

import java.nio.ByteBuffer;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ocp4j.Extension;
import org.ocp4j.ParseOptions;
import org.ocp4j.kernel.KernelLibrary;
import org.ocp4j.memory.Capability;

/**
 * The parts of an engine, each of which calls the same part of another engine. A subclass overrides
 * what it does differently: an engine can borrow a parser, and a test can observe a heap.
 */
public final class Delegates {
  private Delegates() {}

  /** A provider that calls another one. */
  public static class OfProvider implements EngineProvider {
    private final EngineProvider provider;

    /** Creates a provider that calls another one. */
    public OfProvider(EngineProvider provider) {
      this.provider = provider;
    }

    @Override
    public String id() {
      return provider.id();
    }

    @Override
    public int priority() {
      return provider.priority();
    }

    @Override
    public Availability availability() {
      return provider.availability();
    }

    @Override
    public EngineBackend open() {
      return around(provider.open());
    }

    @Override
    public EngineBackend open(long memoryLimit) {
      return around(provider.open(memoryLimit));
    }

    /** Returns the engine to use instead of one that was started, by default the same. */
    protected EngineBackend around(EngineBackend backend) {
      return backend;
    }
  }

  /** A backend that calls another one. */
  public static class OfBackend implements EngineBackend {
    private final EngineBackend backend;
    private final @Nullable Heap heap;

    /** Creates a backend that calls another one. */
    public OfBackend(EngineBackend backend) {
      this.backend = backend;
      this.heap = null;
    }

    /** Creates a backend that has a heap of its own and otherwise calls another one. */
    public OfBackend(EngineBackend backend, Heap heap) {
      this.backend = backend;
      this.heap = heap;
    }

    @Override
    public Heap heap() {
      return heap == null ? backend.heap() : heap;
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
    public boolean checksUtf8() {
      return backend.checksUtf8();
    }

    @Override
    public @Nullable KernelModule load(KernelLibrary library) {
      return backend.load(library);
    }

    @Override
    public void close() {
      backend.close();
    }
  }

  /** A heap that calls another one. */
  public static class OfHeap implements Heap {
    private final Heap heap;

    /** Creates a heap that calls another one. */
    public OfHeap(Heap heap) {
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

  /** A block that calls another one. */
  public static class OfBlock implements Block {
    private final Block block;

    /** Creates a block that calls another one. */
    public OfBlock(Block block) {
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

  /**
   * A parser that calls another one. It writes every payload with {@link #emit(ByteBuffer)}, as the
   * other engine does not know the blocks of this one.
   */
  public static class OfParser implements Parser {
    private final Parser parser;

    /** Creates a parser that calls another one. */
    public OfParser(Parser parser) {
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
