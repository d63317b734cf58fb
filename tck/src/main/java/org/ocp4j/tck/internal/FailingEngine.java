package org.ocp4j.tck.internal;

import java.nio.ByteBuffer;
import org.ocp4j.spi.Block;
import org.ocp4j.spi.Delegates;
import org.ocp4j.spi.EngineBackend;
import org.ocp4j.spi.EngineProvider;
import org.ocp4j.spi.Heap;
import org.ocp4j.spi.Parser;

/** The provider of the engine under test, with failures that a test can switch on. */
final class FailingEngine extends Delegates.OfProvider {
  /** Makes all allocations throw {@code OutOfMemoryError}. */
  volatile boolean isOutOfMemory;

  /** Makes {@code emit} throw. */
  volatile boolean cannotEmit;

  /** Makes {@code emit} write less than {@code parse} returned. */
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
        throw new OutOfMemoryError("thrown by the test's heap");
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
        throw new IllegalStateException("thrown by the test's parser");
      }
      super.emit(target);
      if (emitsTooLittle) {
        target.position(target.position() - 1);
      }
    }
  }
}
