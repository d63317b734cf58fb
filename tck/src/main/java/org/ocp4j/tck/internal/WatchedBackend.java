package org.ocp4j.tck.internal;

import java.util.Set;
import org.ocp4j.Extension;
import org.ocp4j.memory.Capability;
import org.ocp4j.spi.Block;
import org.ocp4j.spi.EngineBackend;
import org.ocp4j.spi.Heap;
import org.ocp4j.spi.Parser;

/** A backend whose blocks and parsers are watched. */
final class WatchedBackend implements EngineBackend, Heap {
  private final EngineBackend backend;
  private final Watch watch;

  WatchedBackend(EngineBackend backend, Watch watch) {
    this.backend = backend;
    this.watch = watch;
    watch.opened(this);
  }

  @Override
  public Heap heap() {
    return this;
  }

  @Override
  public Parser newParser() {
    return new WatchedParser(backend.newParser(), watch);
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
    watch.closing();
    backend.close();
  }

  @Override
  public Block allocate(int byteSize) {
    return new WatchedBlock(backend.heap().allocate(byteSize), byteSize, watch);
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
}
