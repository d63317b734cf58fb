package org.ocp4j.bench;

import java.nio.ByteBuffer;
import org.ocp4j.Ocp;
import org.ocp4j.OcpDocument;
import org.ocp4j.ParseOptions;
import org.ocp4j.spi.ArrayHeap;
import org.ocp4j.spi.EngineBackend;
import org.ocp4j.spi.EngineProvider;
import org.ocp4j.spi.Heap;
import org.ocp4j.spi.Parser;

/** An engine that does no work: it returns the same payload for every source. */
final class IdleEngine implements EngineProvider, EngineBackend {
  private final Heap heap = new ArrayHeap();
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
  public EngineBackend open() {
    return this;
  }

  @Override
  public Heap heap() {
    return heap;
  }

  @Override
  public boolean supportsLenient() {
    return false;
  }

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
}
