package org.ocp4j.tck.internal;

import java.lang.ref.WeakReference;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.ocp4j.Format;
import org.ocp4j.Limit;
import org.ocp4j.Limits;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpEngine;
import org.ocp4j.OcpLimitException;
import org.ocp4j.OcpParseException;
import org.ocp4j.ParseOptions;
import org.ocp4j.spi.EngineBackend;
import org.ocp4j.spi.EngineProvider;
import org.ocp4j.spi.Parser;
import org.ocp4j.spi.ParserFailure;
import org.ocp4j.tck.Rule;

/** What only shows after many calls, or when a call is long over. */
public abstract class EnduranceRules extends EngineRules {
  private static final String TEXT =
      "# A *b* [c](d \"e\")\n\n- `f` &amp;\n- ![g][h]\n\n[h]: i\n\n> 漢字 \\*\n";
  private static final String WEARS =
      "something is used up, counted in too few bits, or kept from one call to the next: look at"
          + " what Parser.parse and Parser.emit keep in fields";

  /** Enough for the scratch memory of a parser to be told apart from that of a new one. */
  private static final int LARGE = 4 << 20;

  /** Tests a provider's engine. */
  protected EnduranceRules(Supplier<EngineProvider> source) {
    super(source);
  }

  @Rule("8.2")
  @DisplayName("8.2 a parser gives the same bytes each of more than 131,072 times")
  void sameBytesEachTime() {
    byte[] source = Texts.utf8(TEXT);
    try (Parser parser = backend().newParser();
        Parser other = backend().newParser()) {
      byte[] expected = Parsed.by(other, source, options()).payload();
      ByteBuffer right = ByteBuffer.wrap(expected == null ? new byte[0] : expected);
      ByteBuffer in = ByteBuffer.allocateDirect(source.length).put(source).flip();
      ByteBuffer out =
          ByteBuffer.allocateDirect(right.capacity() + 8).order(ByteOrder.LITTLE_ENDIAN);
      int times = effort().of(140_000, 300_000, 18_000_000);
      for (int i = 1; i <= times; i++) {
        int size = parser.parse(in, options());
        parser.emit(out.clear());
        if (!out.flip().equals(right) || size != right.capacity()) {
          throw contract()
              .violated(
                  "parse " + i + " of the same source by one parser gives the same bytes",
                  PayloadDifference.of(right.array(), Texts.bytes(out)),
                  WEARS);
        }
      }
    }
  }

  @Rule("8.2")
  @DisplayName("8.2 an engine gives the same document each of more than 65,536 times")
  void sameDocumentEachTime() {
    OcpEngine engine = open();
    byte[] source = Texts.utf8(TEXT);
    int times = effort().of(70_000, 150_000, 17_000_000);
    Parsed expected = Parsed.by(engine, source, options());
    byte[] payload = expected.payload();
    byte[] copy = new byte[payload == null ? 0 : payload.length];
    CopyTo target = new CopyTo(copy);
    for (int i = 1; i <= times; i++) {
      try (OcpDocument document = engine.parse(source, options())) {
        target.take(document);
      }
      if (!Arrays.equals(payload, copy)) {
        throw contract()
            .violated(
                "document " + i + " of the same source has the same bytes",
                Parsed.payload(copy).differenceFrom(expected),
                WEARS + ", and in Heap.allocate and Block.release");
      }
    }
    contract().equal(0L, engine.liveDocuments(), "open documents", WEARS);
  }

  @Rule("1.9")
  @DisplayName("1.9 failures of every kind use nothing up, however many there are")
  void failuresUseNothingUp() {
    byte[] fine = Texts.utf8(TEXT);
    ParseOptions strict = options();
    ParseOptions few = strict.withLimits(Limits.DEFAULT.with(Limit.NODES, 2));
    ParseOptions shallow = strict.withLimits(Limits.DEFAULT.with(Limit.DEPTH, 1));
    try (Parser parser = backend().newParser()) {
      Parsed expected = Parsed.by(parser, fine, strict);
      int times = effort().of(66_000, 140_000, 1_000_000);
      List<Runnable> failures = List.of(
          () -> fails(parser, "é </b>", strict),
          () -> fails(parser, TEXT, few),
          () -> fails(parser, "a {b", strict),
          () -> fails(parser, "> > a", shallow));
      for (Runnable failure : failures) {
        for (int i = 1; i <= times / failures.size(); i++) {
          failure.run();
        }
        contract()
            .equal(
                expected,
                Parsed.by(parser, fine, strict),
                "what a parser makes of a source after " + times + " failures",
                "Parser.parse must begin anew, and leave nothing behind when it throws");
      }
      for (int i = 1; i <= times; i++) {
        failures.get(i % failures.size()).run();
      }
      contract().equal(expected, Parsed.by(parser, fine, strict), "a source after them", WEARS);
    }
  }

  private void fails(Parser parser, String source, ParseOptions options) {
    try {
      parser.parse(ByteBuffer.wrap(Texts.utf8(source)), options);
    } catch (ParserFailure | OcpLimitException e) {
      return;
    } catch (RuntimeException | Error e) {
      throw contract()
          .violated(
              "parsing \"" + source + "\" is refused, each time",
              e,
              WEARS + "; " + Origin.of(e, "Parser.parse"));
    }
    throw contract()
        .violated("parsing \"" + source + "\" is refused, each time", "a payload", WEARS);
  }

  @Rule("1.9")
  @DisplayName("1.9 an engine parses on after many failures, and has nothing left of them")
  void engineOutlastsFailures() {
    OcpEngine engine = openWatched(builder -> builder);
    for (int i = 0; i < effort().of(3000, 70_000, 300_000); i++) {
      try {
        engine.parse(i % 2 == 0 ? "a </b>" : "a *b* {c", options()).close();
      } catch (OcpParseException e) {
        continue;
      }
      throw contract().violated("\"a </b>\" is refused, each time", "a document", WEARS);
    }
    contract().returns(() -> parse(engine, TEXT).close(), "parsing after many failures", WEARS);
    engine.trim();
    contract().equal(0L, engine.statistics().used(), "bytes used after many failures", WEARS);
    contract().equal(0L, watch().heapBlocks(), "blocks the heap counts then", WEARS);
  }

  @Rule("8.2")
  @DisplayName("8.2 parsers and engines can be opened and closed as often as one likes")
  void parsersAndEnginesComeAndGo() {
    byte[] source = Texts.utf8(TEXT);
    Parsed expected;
    try (Parser parser = backend().newParser()) {
      expected = Parsed.by(parser, source, options());
    }
    for (int i = 1; i <= effort().of(300, 2000, 70_000); i++) {
      try (Parser parser = backend().newParser()) {
        contract()
            .equal(
                expected,
                Parsed.by(parser, source, options()),
                "what parser " + i + " makes of a source",
                "EngineBackend.newParser and Parser.close: what one takes the other gives back");
      }
    }
    for (int i = 1; i <= effort().of(270, 300, 2000); i++) {
      EngineBackend engine = provider().open();
      try (Parser parser = engine.newParser()) {
        contract()
            .equal(
                expected,
                Parsed.by(parser, source, options()),
                "what engine " + i + " makes of a source",
                "EngineProvider.open and EngineBackend.close: what one takes the other gives back");
        engine.heap().allocate(100).release();
      } finally {
        engine.close();
      }
    }
  }

  // What a parser holds on to.

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
      }
      contract().require(parser.scratchBytes() >= 0, "a parser is open", "closed", WEARS);
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

  // What a parser says it holds.

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
              "what was given back, or used again, is counted as well: look at"
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
            "a parser that keeps its memory when it fails counts it: look at Parser.scratchBytes()");
    if (!isJava) {
      return; // nobody sees what is allocated elsewhere
    }
    long taken = allocated(parser, Texts.utf8(Texts.prose(LARGE)), options());
    String hint = "a large source was parsed next, which took " + taken + " bytes of Java memory"
        + " anew: look at Parser.scratchBytes()";
    contract()
        .require(
            later < most / 2 || taken < most / 2,
            "what is told by scratchBytes() after " + what + " is held",
            later + " bytes",
            hint);
    contract()
        .require(
            later > most / 8 || taken > most / 8,
            "what is held after " + what + " is told by scratchBytes()",
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
