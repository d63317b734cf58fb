package org.ocp4j.cli;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.ocp4j.DiagnosticCode;
import org.ocp4j.NodeKind;
import org.ocp4j.ParseOptions;
import org.ocp4j.spi.ArrayHeap;
import org.ocp4j.spi.EngineBackend;
import org.ocp4j.spi.EngineProvider;
import org.ocp4j.spi.Heap;
import org.ocp4j.spi.Parser;
import org.ocp4j.spi.PayloadFormat;

/**
 * A fake engine that supports every option. Its documents have only a root, and with lenient
 * parsing a warning about line 2. A source that contains {@code !crash} or {@code !memory} makes it
 * fail.
 */
public class FakeEngine implements EngineProvider, EngineBackend {
  static final String ID = "fake";
  static final String WARNING = "Unexpected second line";

  private final Heap heap = new ArrayHeap();

  @Override
  public String id() {
    return ID;
  }

  @Override
  public int priority() {
    return 1;
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
    return new FakeParser();
  }

  private static final class FakeParser implements Parser {
    private @Nullable ByteBuffer payload;

    @Override
    public int parse(ByteBuffer source, ParseOptions options) {
      String text = StandardCharsets.UTF_8.decode(source.duplicate()).toString();
      if (text.contains("!crash")) {
        throw new IllegalStateException("a bug");
      }
      if (text.contains("!memory")) {
        throw new OutOfMemoryError("no room");
      }
      payload = payload(source, text.indexOf('\n') + 1, options);
      return payload.remaining();
    }

    @Override
    public long scratchBytes() {
      return 0;
    }

    @Override
    public void emit(ByteBuffer target) {
      target.put(Objects.requireNonNull(payload));
    }

    @Override
    public void close() {}
  }

  private static ByteBuffer payload(ByteBuffer source, int secondLine, ParseOptions options) {
    byte[] message = options.lenient() ? WARNING.getBytes(StandardCharsets.UTF_8) : new byte[0];
    int diagnosticAt = PayloadFormat.HEADER_SIZE + PayloadFormat.NODE_SIZE;
    int poolAt = diagnosticAt + (options.lenient() ? PayloadFormat.DIAGNOSTIC_SIZE : 0);
    int sourceAt = PayloadFormat.align(poolAt + message.length);
    int length = sourceAt + source.remaining();
    ByteBuffer out = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    out.putInt(PayloadFormat.H_MAGIC, PayloadFormat.MAGIC)
        .putInt(PayloadFormat.H_FLAGS, PayloadFormat.flags(options))
        .putInt(PayloadFormat.H_LENGTH, length)
        .putInt(PayloadFormat.H_NODES, 1)
        .putInt(PayloadFormat.H_DIAGNOSTICS, options.lenient() ? 1 : 0)
        .putInt(PayloadFormat.H_POOL_LENGTH, message.length)
        .putInt(PayloadFormat.H_SOURCE_LENGTH, source.remaining())
        .putInt(PayloadFormat.H_SOURCE_OFFSET, sourceAt)
        .put(PayloadFormat.HEADER_SIZE + PayloadFormat.N_KIND, (byte) NodeKind.ROOT.code())
        .putInt(PayloadFormat.HEADER_SIZE + PayloadFormat.N_NEXT, 1)
        .putInt(PayloadFormat.HEADER_SIZE + PayloadFormat.N_END, source.remaining());
    if (options.lenient()) {
      int code = DiagnosticCode.UNEXPECTED_LAZY.number();
      out.put(diagnosticAt + PayloadFormat.D_SEVERITY, (byte) PayloadFormat.SEVERITY_WARNING)
          .putShort(diagnosticAt + PayloadFormat.D_CODE, (short) code)
          .putInt(diagnosticAt + PayloadFormat.D_START, secondLine)
          .putInt(diagnosticAt + PayloadFormat.D_END, source.remaining())
          .putInt(diagnosticAt + PayloadFormat.D_MESSAGE_OFFSET, poolAt)
          .putInt(diagnosticAt + PayloadFormat.D_MESSAGE_LENGTH, message.length);
    }
    return out.put(poolAt, message).put(sourceAt, bytes(source));
  }

  private static byte[] bytes(ByteBuffer source) {
    byte[] bytes = new byte[source.remaining()];
    source.duplicate().get(bytes);
    return bytes;
  }
}
