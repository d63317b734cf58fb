package org.ocp4j.stress;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import org.ocp4j.Extension;
import org.ocp4j.Ocp;
import org.ocp4j.OcpClosedException;
import org.ocp4j.OcpEngine;
import org.ocp4j.ParseOptions;
import org.ocp4j.memory.Capability;
import org.ocp4j.memory.LeakDetection;
import org.ocp4j.spi.Availability;
import org.ocp4j.spi.Block;
import org.ocp4j.spi.EngineBackend;
import org.ocp4j.spi.EngineProvider;
import org.ocp4j.spi.Heap;
import org.ocp4j.spi.Parser;
import org.ocp4j.spi.PayloadFormat;

/**
 * A fake engine that makes misuse of its memory visible: it overwrites released blocks, and throws
 * if a block is released twice. Every source gives the same document, a root whose numbers are
 * {@link #OWN}.
 */
public final class StressEngine implements EngineProvider, EngineBackend, Heap {
  /** The number that a document or vector reads from its own memory. */
  public static final int OWN = 1;

  /** The number that is written to memory by its next user. */
  public static final int NEXT = 2;

  /** The result of a read that throws an {@link OcpClosedException}. */
  public static final int GONE = -1;

  private static final byte RELEASED = 0x55;
  private static final int PAYLOAD_SIZE = PayloadFormat.HEADER_SIZE + PayloadFormat.NODE_SIZE;

  private final AtomicInteger liveBlocks = new AtomicInteger();
  private final AtomicInteger liveParsers = new AtomicInteger();
  private final AtomicInteger closings = new AtomicInteger();

  /** Opens this engine without a pool, so that every released block is overwritten. */
  public OcpEngine start() {
    return Ocp.builder()
        .provider(this)
        .poolCapacity(0)
        .leakDetection(LeakDetection.OFF)
        .build();
  }

  /** Returns the result of a read, or {@link #GONE}. */
  public static int read(IntSupplier reading) {
    try {
      return reading.getAsInt();
    } catch (OcpClosedException e) {
      return GONE;
    }
  }

  /** Returns the number of blocks that have not been released. */
  public int left() {
    return liveBlocks.get();
  }

  /**
   * Returns the number of blocks and parsers left after the engine was closed, plus the number of
   * missing or superfluous closes of the backend.
   */
  public int leftAfterClose() {
    return liveBlocks.get() + liveParsers.get() + Math.abs(1 - closings.get());
  }

  @Override
  public String id() {
    return "stress";
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
  public Parser newParser() {
    liveParsers.incrementAndGet();
    return new OneDocument();
  }

  @Override
  public Set<Extension> extensions() {
    return Set.of(Extension.values());
  }

  @Override
  public boolean supportsLenient() {
    return false;
  }

  @Override
  public void close() {
    closings.incrementAndGet();
  }

  @Override
  public Block allocate(int byteSize) {
    liveBlocks.incrementAndGet();
    return new FragileBlock(byteSize, liveBlocks);
  }

  @Override
  public Set<Capability> capabilities() {
    return Set.of();
  }

  @Override
  public long liveBlocks() {
    return liveBlocks.get();
  }

  @Override
  public long liveBytes() {
    return 0;
  }

  private static final class FragileBlock implements Block {
    private final byte[] bytes;
    private final AtomicInteger liveBlocks;
    private final AtomicBoolean released = new AtomicBoolean();

    FragileBlock(int size, AtomicInteger liveBlocks) {
      this.bytes = new byte[size];
      this.liveBlocks = liveBlocks;
    }

    @Override
    public ByteBuffer view() {
      return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    @Override
    public int byteSize() {
      return bytes.length;
    }

    @Override
    public Object anchor() {
      return bytes;
    }

    @Override
    public Runnable releaser() {
      end();
      return liveBlocks::decrementAndGet;
    }

    @Override
    public void release() {
      end();
      Arrays.fill(bytes, RELEASED);
      liveBlocks.decrementAndGet();
    }

    private void end() {
      if (!released.compareAndSet(false, true)) {
        throw new IllegalStateException("released twice");
      }
    }
  }

  private final class OneDocument implements Parser {
    @Override
    public int parse(ByteBuffer source, ParseOptions options) {
      return PAYLOAD_SIZE;
    }

    @Override
    public void emit(ByteBuffer target) {
      int node = PayloadFormat.HEADER_SIZE;
      target.put(0, new byte[PAYLOAD_SIZE]);
      target.putInt(PayloadFormat.H_NODES, 1).putInt(PayloadFormat.H_SOURCE_LENGTH, OWN);
      target.putInt(node + PayloadFormat.N_NEXT, 1).putInt(node + PayloadFormat.N_START, OWN);
      target.position(PAYLOAD_SIZE);
    }

    @Override
    public long scratchBytes() {
      return 0;
    }

    @Override
    public void close() {
      liveParsers.decrementAndGet();
    }
  }
}
