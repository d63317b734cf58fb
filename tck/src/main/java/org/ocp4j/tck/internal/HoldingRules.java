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
 * What a parser holds when a call is over, and what it says it holds.
 *
 * @spec contract.md#2.4 Contract 2.4
 * @spec contract.md#4.1 Contract 4.1
 */
public abstract class HoldingRules extends EngineRules {
  private static final String TEXT = "# A *b* [c](d)\n\n- `e` &amp;\n\n> 漢字 \\*\n";

  /** Enough for the scratch memory of a parser to be told apart from that of a new one. */
  private static final int LARGE = 4 << 20;

  /** Tests a provider's engine. */
  protected HoldingRules(Supplier<EngineProvider> source) {
    super(source);
  }

  private record Held(String what, WeakReference<Object> memory) {}

  @Rule("2.4")
  @DisplayName("2.4 a parser keeps neither its source nor its target when a call is over")
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
              parser.scratchBytes() >= 0, "a parser is open", "closed", "Parser.scratchBytes()");
    }
  }

  /** Parses and emits; nothing here refers to the buffers afterwards. */
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

  /** The array, which a copy of the buffer keeps too, or the buffer that has the memory. */
  @SuppressWarnings("ByteBufferBackingArray") // the buffer was made here
  private static WeakReference<Object> memory(ByteBuffer buffer) {
    return new WeakReference<>(buffer.hasArray() ? buffer.array() : buffer);
  }

  private void assertForgotten(List<Held> held) {
    for (Held each : held) {
      contract()
          .require(
              Collector.until(() -> each.memory().get() == null),
              each.what() + " is kept by nobody when the call is over",
              "it is still reachable",
              "a field of the parser, a thread-local or a cache refers to it: clear it in a"
                  + " finally of Parser.parse or at the end of Parser.emit");
    }
    held.clear();
  }

  @Rule("4.1")
  @DisplayName("4.1 scratch memory is what is held now: after failures, and after much use")
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
        assertHeld(parser, large, limited, most, isJava, "a source of 4 MiB that passes a limit");
      }
      for (int i = 0; i < 300; i++) {
        Parsed.by(parser, Texts.utf8(TEXT), options());
      }
      assertHeld(parser, large, options(), most, isJava, "many small sources");
      contract()
          .atMost(
              2 * most + LARGE,
              parser.scratchBytes(),
              "scratchBytes() after parsing the same sources again and again",
              "memory that was released, or used again, is counted as well: look at"
                  + " Parser.scratchBytes()");
    }
  }

  /**
   * Parses something, and asks the parser what it holds: what it says it does not hold, it has to
   * allocate when it parses something large, and what it says it holds, it has not to.
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
            "a parser that keeps memory when it fails counts it: look at Parser.scratchBytes()");
    if (!isJava) {
      return; // only the Java heap is measured
    }
    long taken = allocated(parser, Texts.utf8(Texts.prose(LARGE)), options());
    String hint = "a large source was parsed next, which took " + taken + " bytes of Java memory"
        + " anew: look at Parser.scratchBytes()";
    contract()
        .require(
            later < most / 2 || taken < most / 2,
            "what scratchBytes() returns after " + what + " is held",
            later + " bytes",
            hint);
    contract()
        .require(
            later > most / 8 || taken > most / 8,
            "what is held after " + what + " is in scratchBytes()",
            later + " bytes",
            hint);
  }

  /** Java memory that parsing allocates, but for a payload. */
  private static long allocated(Parser parser, byte[] source, ParseOptions options) {
    ByteBuffer in = ByteBuffer.wrap(source);
    long before = Allocation.bytes();
    parser.parse(in, options);
    return Allocation.bytes() - before;
  }
}
