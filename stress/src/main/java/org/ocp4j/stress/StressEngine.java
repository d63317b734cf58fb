package org.ocp4j.stress;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import org.ocp4j.Ocp;
import org.ocp4j.OcpClosedException;
import org.ocp4j.OcpEngine;
import org.ocp4j.ParseOptions;
import org.ocp4j.memory.LeakDetection;
import org.ocp4j.spi.ArrayHeap;
import org.ocp4j.spi.Block;
import org.ocp4j.spi.Delegates;
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
public final class StressEngine implements EngineProvider, EngineBackend {
  /** The number that a document or vector reads from its own memory. */
  public static final int OWN = 1;

  /** The number that is written to memory by its next user. */
  public static final int NEXT = 2;

  /** The result of a read that throws an {@link OcpClosedException}. */
  public static final int GONE = -1;

  private static final byte RELEASED = 0x55;
  private static final int PAYLOAD_SIZE = PayloadFormat.HEADER_SIZE + PayloadFormat.NODE_SIZE;

  private final Heap heap = new FragileHeap();
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
    return (int) heap.liveBlocks();
  }

  /**
   * Returns the number of blocks and parsers left after the engine was closed, plus the number of
   * missing or superfluous closes of the backend.
   */
  public int leftAfterClose() {
    return left() + liveParsers.get() + Math.abs(1 - closings.get());
  }

  @Override
  public String id() {
    return "stress";
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
  public Parser newParser() {
    liveParsers.incrementAndGet();
    return new OneDocument();
  }

  @Override
  public boolean supportsLenient() {
    return false;
  }

  @Override
  public void close() {
    closings.incrementAndGet();
  }

  private static final class FragileHeap extends Delegates.OfHeap {
    FragileHeap() {
      super(new ArrayHeap());
    }

    @Override
    public Block allocate(int byteSize) {
      return new FragileBlock(super.allocate(byteSize));
    }
  }

  private static final class FragileBlock extends Delegates.OfBlock {
    FragileBlock(Block block) {
      super(block);
    }

    @Override
    public void release() {
      super.release();
      Arrays.fill((byte[]) Objects.requireNonNull(anchor()), RELEASED);
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
