package org.ocp4j.engine.java.internal;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.ocp4j.Extension;
import org.ocp4j.spi.ArrayHeap;
import org.ocp4j.spi.EngineBackend;
import org.ocp4j.spi.Heap;
import org.ocp4j.spi.Parser;

/** The Java engine. Its blocks are arrays of bytes. */
public final class JavaBackend implements EngineBackend {
  private static final Set<Extension> EXTENSIONS =
      Collections.unmodifiableSet(EnumSet.allOf(Extension.class));

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

  @Override
  public Set<Extension> extensions() {
    return EXTENSIONS;
  }

  @Override
  public boolean supportsLenient() {
    return true;
  }

  @Override
  public void close() {}
}
