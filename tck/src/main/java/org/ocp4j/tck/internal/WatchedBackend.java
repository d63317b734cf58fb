package org.ocp4j.tck.internal;

import org.ocp4j.spi.Block;
import org.ocp4j.spi.Delegates;
import org.ocp4j.spi.EngineBackend;
import org.ocp4j.spi.Heap;
import org.ocp4j.spi.Parser;

/** A backend whose blocks and parsers a {@link Watch} observes. */
final class WatchedBackend extends Delegates.OfBackend {
  private final Watch watch;

  WatchedBackend(EngineBackend backend, Watch watch) {
    super(backend, new WatchedHeap(backend.heap(), watch));
    this.watch = watch;
    watch.opened(heap());
  }

  @Override
  public Parser newParser() {
    return new WatchedParser(super.newParser(), watch);
  }

  @Override
  public void close() {
    watch.closing();
    super.close();
  }

  private static final class WatchedHeap extends Delegates.OfHeap {
    private final Watch watch;

    WatchedHeap(Heap heap, Watch watch) {
      super(heap);
      this.watch = watch;
    }

    @Override
    public Block allocate(int byteSize) {
      return new WatchedBlock(super.allocate(byteSize), byteSize, watch);
    }
  }
}
