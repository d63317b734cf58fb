package org.ocp4j.testing;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.ocp4j.DiagnosticCode;
import org.ocp4j.Extension;
import org.ocp4j.Limit;
import org.ocp4j.NodeKind;
import org.ocp4j.OcpLimitException;
import org.ocp4j.ParseOptions;
import org.ocp4j.memory.Capability;
import org.ocp4j.spi.Availability;
import org.ocp4j.spi.Block;
import org.ocp4j.spi.EngineBackend;
import org.ocp4j.spi.EngineProvider;
import org.ocp4j.spi.Heap;
import org.ocp4j.spi.Parser;
import org.ocp4j.spi.ParserFailure;

/**
 * A fake engine that makes one paragraph of any source. It fails if the source contains {@code
 * !grammar}, {@code !limit}, {@code !crash} or {@code !short}.
 */
public class FakeEngine implements EngineProvider, EngineBackend, Heap {
  public final AtomicLong liveBlocks = new AtomicLong();
  public final AtomicLong liveBytes = new AtomicLong();
  public final AtomicInteger parsersMade = new AtomicInteger();
  public final AtomicInteger parsersClosed = new AtomicInteger();
  public final AtomicInteger closed = new AtomicInteger();

  /** The options of the last parse. */
  public volatile @Nullable ParseOptions lastOptions;

  private final String id;
  private final int priority;

  public FakeEngine() {
    this("fake", 10);
  }

  public FakeEngine(String id, int priority) {
    this.id = id;
    this.priority = priority;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public int priority() {
    return priority;
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
    parsersMade.incrementAndGet();
    return new FakeParser();
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
  public void close() {
    closed.incrementAndGet();
  }

  @Override
  public Block allocate(int byteSize) {
    liveBlocks.incrementAndGet();
    liveBytes.addAndGet(byteSize);
    return new FakeBlock(byteSize);
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
    return liveBytes.get();
  }

  private final class FakeBlock implements Block {
    private final byte[] bytes;
    private boolean released;

    FakeBlock(int size) {
      this.bytes = new byte[size];
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
      FakeEngine heap = FakeEngine.this;
      int size = bytes.length;
      return () -> heap.forget(size);
    }

    @Override
    public void release() {
      end();
      forget(bytes.length);
    }

    private synchronized void end() {
      if (released) {
        throw new IllegalStateException("released twice");
      }
      released = true;
    }
  }

  private void forget(int size) {
    liveBlocks.decrementAndGet();
    liveBytes.addAndGet(-size);
  }

  private final class FakeParser implements Parser {
    private @Nullable ByteBuffer result;
    private boolean emitsLess;

    @Override
    public int parse(ByteBuffer source, ParseOptions options) {
      lastOptions = options;
      String text = StandardCharsets.UTF_8.decode(source.duplicate()).toString();
      int grammar = text.indexOf("!grammar");
      if (grammar >= 0) {
        int offset = text.substring(0, grammar).getBytes(StandardCharsets.UTF_8).length;
        throw new ParserFailure(
            DiagnosticCode.UNEXPECTED_CHARACTER, "Unexpected word", offset, offset + 8);
      }
      if (text.contains("!limit")) {
        throw new OcpLimitException(Limit.NODES, 1, 2, 0);
      }
      if (text.contains("!crash")) {
        throw new IllegalStateException("a bug");
      }
      emitsLess = text.contains("!short");
      ByteBuffer payload = new PayloadBuilder(text)
          .open(NodeKind.PARAGRAPH)
          .leaf(NodeKind.TEXT, text)
          .build();
      result = payload;
      return payload.remaining();
    }

    @Override
    public long scratchBytes() {
      return 0;
    }

    @Override
    public void emit(ByteBuffer target) {
      ByteBuffer payload = result;
      if (payload == null) {
        throw new IllegalStateException("nothing parsed");
      }
      target.put(payload.limit(payload.limit() - (emitsLess ? 1 : 0)));
      result = null;
    }

    @Override
    public void close() {
      parsersClosed.incrementAndGet();
    }
  }
}
