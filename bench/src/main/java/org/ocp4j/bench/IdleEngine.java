package org.ocp4j.bench;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.EnumSet;
import java.util.Set;
import org.ocp4j.Extension;
import org.ocp4j.Ocp;
import org.ocp4j.OcpDocument;
import org.ocp4j.ParseOptions;
import org.ocp4j.memory.Capability;
import org.ocp4j.spi.Availability;
import org.ocp4j.spi.Block;
import org.ocp4j.spi.EngineBackend;
import org.ocp4j.spi.EngineProvider;
import org.ocp4j.spi.Heap;
import org.ocp4j.spi.Parser;

/** An engine that does no work: it returns the same payload for every source. */
final class IdleEngine implements EngineProvider, EngineBackend, Heap {
  private final ByteBuffer payload;

  /**
   * Makes an engine that always returns the payload of one source.
   *
   * @param source the source, as UTF-8
   */
  IdleEngine(byte[] source) {
    try (OcpDocument document = Ocp.parse(source)) {
      payload = ByteBuffer.allocate(document.payload().remaining());
      payload.put(document.payload());
    }
  }

  @Override
  public String id() {
    return "idle";
  }

  @Override
  public int priority() {
    return 0;
  }

  @Override
  public Availability availability() {
    return Availability.yes("always");
  }

  @Override
  public EngineBackend open() {
    return this;
  }

  @Override
  public Heap heap() {
    return this;
  }

  @Override
  public Set<Extension> extensions() {
    return EnumSet.allOf(Extension.class);
  }

  @Override
  public boolean supportsLenient() {
    return false;
  }

  @Override
  public void close() {}

  @Override
  public Parser newParser() {
    return new Parser() {
      @Override
      public int parse(ByteBuffer source, ParseOptions options) {
        return payload.capacity();
      }

      @Override
      public long scratchBytes() {
        return 0;
      }

      @Override
      public void emit(ByteBuffer target) {
        target.put(payload.array());
      }

      @Override
      public void close() {}
    };
  }

  @Override
  public Block allocate(int byteSize) {
    return new ArrayBlock(ByteBuffer.allocate(byteSize).order(ByteOrder.LITTLE_ENDIAN));
  }

  @Override
  public Set<Capability> capabilities() {
    return Set.of();
  }

  @Override
  public long liveBlocks() {
    return 0;
  }

  @Override
  public long liveBytes() {
    return 0;
  }

  private record ArrayBlock(ByteBuffer view) implements Block {
    @Override
    public int byteSize() {
      return view.capacity();
    }

    @Override
    @SuppressWarnings("ByteBufferBackingArray") // this buffer always has an array
    public Object anchor() {
      return view.array();
    }

    @Override
    public Runnable releaser() {
      return () -> {};
    }

    @Override
    public void release() {}
  }
}
