package org.ocp4j.testing;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.ocp4j.DiagnosticCode;
import org.ocp4j.Limit;
import org.ocp4j.NodeKind;
import org.ocp4j.OcpLimitException;
import org.ocp4j.ParseOptions;
import org.ocp4j.spi.EngineBackend;
import org.ocp4j.spi.EngineProvider;
import org.ocp4j.spi.Heap;
import org.ocp4j.spi.Parser;
import org.ocp4j.spi.ParserFailure;
import org.ocp4j.spi.PendingPayload;

/**
 * A fake engine that makes one paragraph of any source. It fails if the source contains {@code
 * !grammar}, {@code !utf8}, {@code !limit}, {@code !crash} or {@code !short}.
 */
public class FakeEngine implements EngineProvider, EngineBackend {
  public final CountingHeap heap = new CountingHeap();
  public final AtomicInteger parsersMade = new AtomicInteger();
  public final AtomicInteger parsersClosed = new AtomicInteger();
  public final AtomicInteger closed = new AtomicInteger();

  /** The options of the last parse. */
  public volatile @Nullable ParseOptions lastOptions;

  /** Whether parsers check that sources are UTF-8. */
  public boolean checksUtf8;

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
  public EngineBackend open() {
    return this;
  }

  @Override
  public Heap heap() {
    return heap;
  }

  @Override
  public Parser newParser() {
    parsersMade.incrementAndGet();
    return new FakeParser();
  }

  @Override
  public boolean supportsLenient() {
    return false;
  }

  @Override
  public boolean checksUtf8() {
    return checksUtf8;
  }

  @Override
  public void close() {
    closed.incrementAndGet();
  }

  public long liveBlocks() {
    return heap.liveBlocks();
  }

  public long liveBytes() {
    return heap.liveBytes();
  }

  private final class FakeParser implements Parser {
    private final PendingPayload pending = new PendingPayload();
    private ByteBuffer result = ByteBuffer.allocate(0);
    private boolean emitsLess;

    @Override
    public int parse(ByteBuffer source, ParseOptions options) {
      pending.clear();
      lastOptions = options;
      if (checksUtf8) {
        requireUtf8(source);
      }
      String text = StandardCharsets.UTF_8.decode(source.duplicate()).toString();
      int grammar = text.indexOf("!grammar");
      if (grammar >= 0) {
        int offset = text.substring(0, grammar).getBytes(StandardCharsets.UTF_8).length;
        throw new ParserFailure(
            DiagnosticCode.UNEXPECTED_CHARACTER, "Unexpected word", offset, offset + 8);
      }
      if (text.contains("!utf8")) {
        throw new ParserFailure(DiagnosticCode.INVALID_UTF8, "Unexpected bytes", 0, 1);
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
      return pending.set(payload.remaining());
    }

    private void requireUtf8(ByteBuffer source) {
      ByteBuffer bytes = source.slice();
      CharBuffer characters = CharBuffer.allocate(bytes.remaining());
      CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(bytes, characters, true);
      if (result.isMalformed()) {
        int start = bytes.position();
        throw new ParserFailure(
            DiagnosticCode.INVALID_UTF8, "Unexpected bytes", start, start + result.length());
      }
    }

    @Override
    public long scratchBytes() {
      return 0;
    }

    @Override
    public void emit(ByteBuffer target) {
      target.put(result.limit(pending.sizeFor(target) - (emitsLess ? 1 : 0)));
      pending.clear();
    }

    @Override
    public void close() {
      parsersClosed.incrementAndGet();
    }
  }
}
