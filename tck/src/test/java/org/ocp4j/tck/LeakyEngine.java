package org.ocp4j.tck;

import java.nio.ByteBuffer;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ocp4j.Extension;
import org.ocp4j.engine.java.JavaEngineProvider;
import org.ocp4j.memory.Capability;
import org.ocp4j.spi.Availability;
import org.ocp4j.spi.Block;
import org.ocp4j.spi.EngineBackend;
import org.ocp4j.spi.EngineProvider;
import org.ocp4j.spi.Heap;
import org.ocp4j.spi.Parser;

/** The Java engine with a heap that gives nothing back. */
class LeakyEngine implements EngineProvider {
  @Override
  public String id() {
    return "leaky";
  }

  @Override
  public int priority() {
    return 0;
  }

  @Override
  public Availability availability() {
    return Availability.yes("it is of no use");
  }

  @Override
  public EngineBackend open() {
    return new Backend();
  }

  private static final class Backend implements EngineBackend, Heap {
    private final EngineBackend java = new JavaEngineProvider().open();

    @Override
    public Heap heap() {
      return this;
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

    @Override
    public Block allocate(int byteSize) {
      return new Kept(java.heap().allocate(byteSize));
    }

    @Override
    public Set<Capability> capabilities() {
      return java.heap().capabilities();
    }

    @Override
    public long liveBlocks() {
      return java.heap().liveBlocks();
    }

    @Override
    public long liveBytes() {
      return java.heap().liveBytes();
    }
  }

  private record Kept(Block block) implements Block {
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
    public Runnable releaser() {
      return block.releaser();
    }

    @Override
    public void release() {}
  }
}
