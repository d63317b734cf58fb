package org.ocp4j.tck;

import org.ocp4j.engine.java.JavaEngineProvider;
import org.ocp4j.spi.Block;
import org.ocp4j.spi.Delegates;
import org.ocp4j.spi.EngineBackend;
import org.ocp4j.spi.EngineProvider;

/** The Java engine with a heap that releases no memory. */
class LeakyEngine implements EngineProvider {
  @Override
  public String id() {
    return "leaky";
  }

  @Override
  public EngineBackend open() {
    EngineBackend java = new JavaEngineProvider().open();
    return new Delegates.OfBackend(java, new Delegates.OfHeap(java.heap()) {
      @Override
      public Block allocate(int byteSize) {
        return new Delegates.OfBlock(super.allocate(byteSize)) {
          @Override
          public void release() {}
        };
      }
    });
  }
}
