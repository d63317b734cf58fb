package org.ocp4j.tck.internal;

import java.nio.ByteBuffer;
import org.ocp4j.spi.Block;
import org.ocp4j.spi.Delegates;
import org.ocp4j.spi.EngineBackend;
import org.ocp4j.spi.EngineProvider;
import org.ocp4j.spi.Heap;
import org.ocp4j.spi.Parser;

/** The engine under test, but for what it is told to fail at. */
final class FailingEngine extends Delegates.OfProvider {
  /** Whether memory runs out. */
  volatile boolean isOutOfMemory;

  /** Whether payloads cannot be written. */
  volatile boolean cannotEmit;

  /** Whether payloads come out shorter than announced. */
  volatile boolean emitsTooLittle;

  FailingEngine(EngineProvider provider) {
    super(provider);
  }

  @Override
  protected EngineBackend around(EngineBackend backend) {
    return new Delegates.OfBackend(backend, new FailingHeap(backend.heap())) {
      @Override
      public Parser newParser() {
        return new FailingParser(super.newParser());
      }
    };
  }

  private final class FailingHeap extends Delegates.OfHeap {
    FailingHeap(Heap heap) {
      super(heap);
    }

    @Override
    public Block allocate(int byteSize) {
      if (isOutOfMemory) {
        throw new OutOfMemoryError("as the test wants it");
      }
      return super.allocate(byteSize);
    }
  }

  private final class FailingParser extends Delegates.OfParser {
    FailingParser(Parser parser) {
      super(parser);
    }

    @Override
    public void emit(ByteBuffer target) {
      if (cannotEmit) {
        throw new IllegalStateException("as the test wants it");
      }
      super.emit(target);
      if (emitsTooLittle) {
        target.position(target.position() - 1);
      }
    }
  }
}
