package org.ocp4j.example.direct;

import java.util.Set;
import org.ocp4j.Extension;
import org.ocp4j.engine.java.JavaEngineProvider;
import org.ocp4j.spi.EngineBackend;
import org.ocp4j.spi.Heap;
import org.ocp4j.spi.Parser;

/** An open engine, which combines a heap of its own with the Java engine's parser. */
final class DirectBackend implements EngineBackend {
  private final Heap heap = new DirectHeap();
  private final EngineBackend java = new JavaEngineProvider().open();

  @Override
  public Heap heap() {
    return heap;
  }

  @Override
  public Parser newParser() {
    return java.newParser();
  }

  @Override
  public Set<Extension> extensions() {
    return java.extensions();
  }

  @Override
  public boolean supportsLenient() {
    return java.supportsLenient();
  }

  @Override
  public void close() {
    java.close();
  }
}
