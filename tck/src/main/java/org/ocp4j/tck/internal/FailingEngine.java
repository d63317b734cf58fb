package org.ocp4j.tck.internal;

import java.nio.ByteBuffer;
import java.util.Set;
import org.ocp4j.Extension;
import org.ocp4j.ParseOptions;
import org.ocp4j.memory.Capability;
import org.ocp4j.spi.Availability;
import org.ocp4j.spi.Block;
import org.ocp4j.spi.EngineBackend;
import org.ocp4j.spi.EngineProvider;
import org.ocp4j.spi.Heap;
import org.ocp4j.spi.Parser;

/** The engine under test, but for what it is told to fail at. */
final class FailingEngine implements EngineProvider {
  /** Whether memory runs out. */
  volatile boolean isOutOfMemory;

  /** Whether payloads cannot be written. */
  volatile boolean cannotEmit;

  /** Whether payloads come out shorter than announced. */
  volatile boolean emitsTooLittle;

  private final EngineProvider provider;

  FailingEngine(EngineProvider provider) {
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
    return new Backend(provider.open());
  }

  @Override
  public EngineBackend open(long memoryLimit) {
    return new Backend(provider.open(memoryLimit));
  }

  private final class Backend implements EngineBackend, Heap {
    private final EngineBackend backend;

    Backend(EngineBackend backend) {
      this.backend = backend;
    }

    @Override
    public Heap heap() {
      return this;
    }

    @Override
    public Block allocate(int byteSize) {
      if (isOutOfMemory) {
        throw new OutOfMemoryError("as the test wants it");
      }
      return backend.heap().allocate(byteSize);
    }

    @Override
    public Set<Capability> capabilities() {
      return backend.heap().capabilities();
    }

    @Override
    public long liveBlocks() {
      return backend.heap().liveBlocks();
    }

    @Override
    public long liveBytes() {
      return backend.heap().liveBytes();
    }

    @Override
    public Parser newParser() {
      return new FailingParser(backend.newParser());
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

  private final class FailingParser implements Parser {
    private final Parser parser;

    FailingParser(Parser parser) {
      this.parser = parser;
    }

    @Override
    public int parse(ByteBuffer source, ParseOptions options) {
      return parser.parse(source, options);
    }

    @Override
    public void emit(ByteBuffer target) {
      if (cannotEmit) {
        throw new IllegalStateException("as the test wants it");
      }
      parser.emit(target);
      if (emitsTooLittle) {
        target.position(target.position() - 1);
      }
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
