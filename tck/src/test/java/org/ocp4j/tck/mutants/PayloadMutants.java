package org.ocp4j.tck.mutants;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.ocp4j.ParseOptions;
import org.ocp4j.spi.Delegates;
import org.ocp4j.spi.Parser;
import org.ocp4j.spi.PayloadFormat;

/** Parsers whose payloads are wrong, or in the wrong place. */
final class PayloadMutants {
  /** A change of a payload in place. */
  private interface Edit {
    void edit(ByteBuffer target, int start, int size);
  }

  private PayloadMutants() {}

  static List<Mutant> all() {
    BooleanSupplier rarely = Mutant.every(500);
    AtomicReference<Thread> first = new AtomicReference<>();
    return List.of(
        Mutant.ofParsers(
            "wrong-byte",
            "one payload in five hundred has one wrong byte",
            "8.2",
            "shares state",
            editing((target, start, size) -> flipLast(target, start, size, rarely))),
        Mutant.ofParsers(
            "wrong-on-other-threads",
            "payloads from all threads but the first have one wrong byte",
            "8.2",
            "shares state",
            editing((target, start, size) -> {
              first.compareAndSet(null, Thread.currentThread());
              flipLast(target, start, size, () -> !Thread.currentThread().equals(first.get()));
            })),
        Mutant.ofParsers(
            "offsets-of-16-bits",
            "the end of a node is stored in 16 bits",
            "8.2",
            "32 bits",
            editing(PayloadMutants::wrap)),
        Mutant.ofParsers(
            "wrong-severity",
            "every diagnostic has the severity of a hint",
            "8.2",
            "those of the reference",
            editing(PayloadMutants::soften)),
        Mutant.ofParsers(
            "wrong-next",
            "the subtree of the first node ends too late if there are many nodes",
            "8.1",
            "is valid",
            editing(PayloadMutants::misplace)),
        Mutant.ofParsers(
            "checksum-of-its-own",
            "the flag of the checksum is set, without a checksum",
            "8.1",
            "the flag of the checksum",
            editing(PayloadMutants::flagChecksum)),
        Mutant.ofParsers(
            "one-byte-more",
            "a zero is written after the payload, if there is room",
            "8.1",
            "beside the payload",
            editing(PayloadMutants::overrun)),
        Mutant.ofParsers(
            "larger-announced",
            "`parse()` returns 8 bytes more than `emit()` writes",
            "8.1",
            "Parser.emit",
            AnnouncingMore::new),
        Mutant.ofParsers(
            "written-at-zero",
            "`emit()` writes at index 0 of its target, whatever its position is",
            "8.1",
            "payload",
            WritingAtZero::new),
        Mutant.ofParsers(
            "padding-unwritten",
            "padding between sections is not written",
            "5.3",
            "padding",
            Unpadded::new),
        Mutant.ofParsers(
            "payload-by-array",
            "`emit()` copies the payload from a new array",
            "2.2",
            "Java memory allocated",
            ByArray::new));
  }

  private static UnaryOperator<Parser> editing(Edit edit) {
    return parser -> new Delegates.OfParser(parser) {
      @Override
      public void emit(ByteBuffer target) {
        int start = target.position();
        super.emit(target);
        edit.edit(target, start, target.position() - start);
      }
    };
  }

  private static void flipLast(ByteBuffer target, int start, int size, BooleanSupplier when) {
    if (when.getAsBoolean()) {
      target.put(start + size - 1, (byte) (target.get(start + size - 1) ^ 1));
    }
  }

  private static void wrap(ByteBuffer target, int start, int size) {
    int nodes = target.getInt(start + PayloadFormat.H_NODES);
    for (int i = 0; i < nodes; i++) {
      int at = start + PayloadFormat.HEADER_SIZE + i * PayloadFormat.NODE_SIZE;
      target.putInt(at + PayloadFormat.N_END, target.getInt(at + PayloadFormat.N_END) & 0xFFFF);
    }
  }

  private static void soften(ByteBuffer target, int start, int size) {
    int at = start
        + PayloadFormat.HEADER_SIZE
        + target.getInt(start + PayloadFormat.H_NODES) * PayloadFormat.NODE_SIZE
        + target.getInt(start + PayloadFormat.H_ATTRIBUTES) * PayloadFormat.ATTRIBUTE_SIZE;
    for (int i = 0; i < target.getInt(start + PayloadFormat.H_DIAGNOSTICS); i++) {
      target.put(at + i * PayloadFormat.DIAGNOSTIC_SIZE + PayloadFormat.D_SEVERITY, (byte)
          PayloadFormat.SEVERITY_HINT);
    }
  }

  private static void misplace(ByteBuffer target, int start, int size) {
    int nodes = target.getInt(start + PayloadFormat.H_NODES);
    if (nodes > 20) {
      int first = start + PayloadFormat.HEADER_SIZE + PayloadFormat.NODE_SIZE;
      target.putInt(first + PayloadFormat.N_NEXT, nodes + 1);
    }
  }

  private static void flagChecksum(ByteBuffer target, int start, int size) {
    int flags = target.getInt(start + PayloadFormat.H_FLAGS);
    target.putInt(start + PayloadFormat.H_FLAGS, flags | PayloadFormat.FLAG_CHECKSUM);
  }

  private static void overrun(ByteBuffer target, int start, int size) {
    if (target.hasRemaining()) {
      target.put(target.position(), (byte) 0);
    }
  }

  private static final class AnnouncingMore extends Delegates.OfParser {
    AnnouncingMore(Parser parser) {
      super(parser);
    }

    @Override
    public int parse(ByteBuffer source, ParseOptions options) {
      return super.parse(source, options) + 8;
    }
  }

  private static final class WritingAtZero extends Delegates.OfParser {
    WritingAtZero(Parser parser) {
      super(parser);
    }

    @Override
    public void emit(ByteBuffer target) {
      ByteBuffer whole = target.duplicate().clear().order(ByteOrder.LITTLE_ENDIAN);
      super.emit(whole);
      target.position(target.position() + whole.position());
    }
  }

  private static final class Unpadded extends Delegates.OfParser {
    Unpadded(Parser parser) {
      super(parser);
    }

    @Override
    public void emit(ByteBuffer target) {
      int start = target.position();
      ByteBuffer before =
          ByteBuffer.allocate(target.remaining()).put(target.duplicate()).flip();
      super.emit(target);
      int end = start + target.getInt(start + PayloadFormat.H_SOURCE_OFFSET);
      int padding = -target.getInt(start + PayloadFormat.H_POOL_LENGTH) & 7;
      for (int at = end - padding; at < end; at++) {
        target.put(at, before.get(at - start));
      }
    }
  }

  private static final class ByArray extends Delegates.OfParser {
    private int size;

    ByArray(Parser parser) {
      super(parser);
    }

    @Override
    public int parse(ByteBuffer source, ParseOptions options) {
      size = super.parse(source, options);
      return size;
    }

    @Override
    public void emit(ByteBuffer target) {
      ByteBuffer payload = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
      super.emit(payload);
      target.put(payload.flip());
    }
  }
}
