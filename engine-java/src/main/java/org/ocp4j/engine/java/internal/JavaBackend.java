package org.ocp4j.engine.java.internal;

import org.ocp4j.spi.ArrayHeap;
import org.ocp4j.spi.EngineBackend;
import org.ocp4j.spi.Heap;
import org.ocp4j.spi.Parser;

/** The Java engine. Its blocks are arrays of bytes. */
public final class JavaBackend implements EngineBackend {
  private final Heap heap = new ArrayHeap();

  /** Creates the engine. */
  public JavaBackend() {}

  @Override
  public Heap heap() {
    return heap;
  }

  @Override
  public Parser newParser() {
    return new SourceParser();
  }
}
