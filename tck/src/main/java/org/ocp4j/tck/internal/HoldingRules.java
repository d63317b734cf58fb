package org.ocp4j.tck.internal;

import java.lang.ref.WeakReference;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.ocp4j.Format;
import org.ocp4j.Limit;
import org.ocp4j.Limits;
import org.ocp4j.OcpLimitException;
import org.ocp4j.ParseOptions;
import org.ocp4j.spi.EngineProvider;
import org.ocp4j.spi.Parser;
import org.ocp4j.spi.ParserFailure;
import org.ocp4j.tck.Rule;

/**
 * Tests of the memory that a parser keeps after a call, and of the number of bytes that it reports.
 *
 * @spec contract.md#2.4 Contract 2.4
 * @spec contract.md#4.1 Contract 4.1
 */
public abstract class HoldingRules extends EngineRules {
  private static final String TEXT = "# A *b* [c](d)\n\n- `e` &amp;\n\n> 漢字 \\*\n";

  /** A source size in bytes that is large enough to see that a parser keeps its scratch memory. */
  private static final int LARGE = 4 << 20;

  /** Creates the tests of one provider's engine. */
  protected HoldingRules(Supplier<EngineProvider> source) {
    super(source);
  }

  private record Held(String what, WeakReference<Object> memory) {}

  @Rule("2.4")
  @DisplayName("2.4 a parser keeps no reference to its source or target after a call")
  void parserKeepsNothing() {
    try (Parser parser = backend().newParser()) {
      for (boolean direct : new boolean[] {false, true}) {
        List<Held> held = new ArrayList<>();
        held.addAll(use(parser, TEXT, direct));
        assertForgotten(held);
        held.addAll(use(parser, "é </b>", direct));
        assertForgotten(held);
        held.addAll(use(parser, "> ".repeat(1000) + "a", direct));
        assertForgotten(held);
        held.addAll(use(parser, Texts.prose(70_000), direct));
        held.addAll(use(parser, Texts.prose(LARGE), direct));
        held.addAll(use(parser, Texts.prose(LARGE) + "\n\n</b>", direct));
        assertForgotten(held);
      }
      contract()
          .require(
              parser.scratchBytes() >= 0,
              "scratchBytes() is 0 or more",
              "it is negative",
              "Parser.scratchBytes()");
    }
  }

  /** Parses and emits; afterwards this class does not refer to the buffers. */
  private List<Held> use(Parser parser, String text, boolean direct) {
    byte[] bytes = Texts.utf8(text);
    ByteBuffer source = buffer(bytes.length, direct).put(bytes).flip();
    List<Held> held = new ArrayList<>();
    String kind = direct ? " in a direct buffer" : " in an array";
    held.add(new Held("a source" + kind + ", of " + bytes.length + " bytes", memory(source)));
    try {
      ByteBuffer target = buffer(parser.parse(source, options()), direct);
      held.add(new Held("a target" + kind, memory(target)));
      parser.emit(target);
    } catch (ParserFailure | OcpLimitException e) {
      return held;
    }
    return held;
  }

  private static ByteBuffer buffer(int size, boolean direct) {
    ByteBuffer buffer = direct ? ByteBuffer.allocateDirect(size) : ByteBuffer.allocate(size);
    return buffer.order(ByteOrder.LITTLE_ENDIAN);
  }

  /**
   * Returns the array, which a copy of the buffer also refers to, or the buffer that owns the
   * memory.
   */
  @SuppressWarnings("ByteBufferBackingArray") // this class created the buffer
  private static WeakReference<Object> memory(ByteBuffer buffer) {
    return new WeakReference<>(buffer.hasArray() ? buffer.array() : buffer);
  }

  private void assertForgotten(List<Held> held) {
    for (Held each : held) {
      contract()
          .require(
              Collector.until(() -> each.memory().get() == null),
              each.what() + " is unreachable after the call",
              "it is still reachable",
              "a field of the parser, a thread-local or a cache refers to it: clear it in a"
                  + " finally of Parser.parse or at the end of Parser.emit");
    }
    held.clear();
  }

  @Rule("4.1")
  @DisplayName("4.1 scratchBytes() is the memory held now, also after failures and much use")
  void scratchIsWhatIsHeldNow() {
    byte[] large = Texts.utf8(Texts.prose(LARGE));
    byte[] wrong = Texts.utf8(Texts.prose(LARGE) + "\n\n</b>");
    ParseOptions limited =
        options(Format.MARKDOWN).withLimits(Limits.DEFAULT.with(Limit.NODES, 1000));
    try (Parser parser = backend().newParser()) {
      long fresh = allocated(parser, large, options());
      boolean isJava = fresh > LARGE / 2;
      long most = parser.scratchBytes();
      for (int i = 0; i < 5; i++) {
        assertHeld(parser, large, options(), most, isJava, "a source of 4 MiB");
        assertHeld(parser, wrong, options(), most, isJava, "a source of 4 MiB that is refused");
        assertHeld(parser, large, limited, most, isJava, "a source of 4 MiB that exceeds a limit");
      }
      for (int i = 0; i < 300; i++) {
        Parsed.by(parser, Texts.utf8(TEXT), options());
      }
      assertHeld(parser, large, options(), most, isJava, "many small sources");
      contract()
          .atMost(
              2 * most + LARGE,
              parser.scratchBytes(),
              "scratchBytes() after parsing the same sources many times",
              "it may count memory that was released or used again: look at Parser.scratchBytes()");
    }
  }

  /**
   * Parses something, and compares the memory that the parser holds with {@code scratchBytes()}. A
   * later large parse must allocate the memory that is not counted, and need not allocate the
   * memory that is counted.
   */
  private void assertHeld(
      Parser parser, byte[] source, ParseOptions options, long most, boolean isJava, String what) {
    Parsed.by(parser, source, options);
    long held = parser.scratchBytes();
    Parsed.by(parser, Texts.utf8("a"), options());
    long later = parser.scratchBytes();
    contract()
        .atMost(
            held + most / 4 + (1 << 20),
            later,
            "scratchBytes() after \"a\", and after " + what + " before that, " + held + ",",
            "memory that a parser keeps after a failure must be counted: look at"
                + " Parser.scratchBytes()");
    if (!isJava) {
      return; // the test measures only the Java heap
    }
    long taken = allocated(parser, Texts.utf8(Texts.prose(LARGE)), options());
    String hint = "the next parse of a large source allocated " + taken + " bytes of Java memory"
        + ": look at Parser.scratchBytes()";
    contract()
        .require(
            later < most / 2 || taken < most / 2,
            "the parser holds at least the bytes in scratchBytes() after " + what,
            later + " bytes",
            hint);
    contract()
        .require(
            later > most / 8 || taken > most / 8,
            "scratchBytes() counts all memory held after " + what,
            later + " bytes",
            hint);
  }

  /** Returns the Java memory that parsing allocates, without the payload. */
  private static long allocated(Parser parser, byte[] source, ParseOptions options) {
    ByteBuffer in = ByteBuffer.wrap(source);
    long before = Allocation.bytes();
    parser.parse(in, options);
    return Allocation.bytes() - before;
  }
}
