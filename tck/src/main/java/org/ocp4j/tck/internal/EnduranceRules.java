package org.ocp4j.tck.internal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
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
import org.ocp4j.tck.OcpEngineTck;
import org.ocp4j.tck.Rule;

/** Tests of failures that occur only after many calls. */
@Tag(OcpEngineTck.ENDURANCE)
public abstract class EnduranceRules extends EngineRules {
  private static final String TEXT =
      "# A *b* [c](d \"e\")\n\n- `f` &amp;\n- ![g][h]\n\n[h]: i\n\n> 漢字 \\*\n";
  private static final String WEARS =
      "a resource is used up, counted in too few bits, or kept from one call to the next: look at"
          + " the fields that Parser.parse and Parser.emit change";

  /** Creates the tests of one provider's engine. */
  protected EnduranceRules(Supplier<EngineProvider> source) {
    super(source);
  }

  @Rule("8.2")
  @DisplayName("8.2 a parser gives the same bytes in more than 131,072 parses")
  void sameBytesEachTime() {
    List<Turn> turns = turns();
    try (Parser parser = backend().newParser()) {
      int times = effort().of(140_000, 300_000, 18_000_000);
      for (int i = 1; i <= times; i++) {
        Turn turn = turns.get(i % turns.size());
        ByteBuffer out = turn.out().clear();
        int size = parser.parse(turn.source(), turn.options());
        parser.emit(out);
        if (!out.flip().equals(turn.right()) || size != turn.right().capacity()) {
          throw contract()
              .violated(
                  "parse " + i + " by one parser, of " + turns.size()
                      + " alternating sources, gives the same bytes",
                  PayloadDifference.of(turn.right().array(), Texts.bytes(out)),
                  WEARS);
        }
      }
    }
  }

  /** A source with options, the expected payload, and memory for the payload. */
  private record Turn(ByteBuffer source, ParseOptions options, ByteBuffer right, ByteBuffer out) {}

  private List<Turn> turns() {
    List<Turn> turns = new ArrayList<>();
    for (Reading reading : Reading.values()) {
      if (reading.isFor(backend().extensions(), backend().supportsLenient())) {
        for (String text : List.of(TEXT, "*a*", reading == Reading.LENIENT ? "</a>" : "")) {
          turns.add(turn(Texts.utf8(text), reading.options()));
        }
      }
    }
    return turns;
  }

  private Turn turn(byte[] source, ParseOptions options) {
    try (Parser parser = backend().newParser()) {
      byte[] right = Parsed.by(parser, source, options).payload();
      ByteBuffer payload = ByteBuffer.wrap(right == null ? new byte[0] : right);
      ByteBuffer out = ByteBuffer.allocateDirect(payload.capacity() + 8);
      return new Turn(
          ByteBuffer.allocateDirect(source.length).put(source).flip(),
          options,
          payload,
          out.order(ByteOrder.LITTLE_ENDIAN));
    }
  }

  @Rule("8.2")
  @DisplayName("8.2 an engine gives the same document in more than 65,536 parses")
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
    contract().equal(0L, engine.liveDocuments(), "number of open documents", WEARS);
  }

  @Rule("1.9")
  @DisplayName("1.9 many failures of every kind use up no resource")
  void failuresUseNothingUp() {
    byte[] fine = Texts.utf8(TEXT);
    List<Runnable> failures = new ArrayList<>();
    try (Parser parser = backend().newParser()) {
      for (Corpus.Case each : Corpus.cases()) {
        if (each.isRefused()
            && each.isFor(backend().extensions(), backend().supportsLenient())
            && !each.expected().contains("utf8")) {
          failures.add(() -> fails(parser, each.source(), each.options()));
        }
      }
      for (Limit limit : Limit.values()) {
        if (limit != Limit.SOURCE_BYTES && limit != Limit.DIAGNOSTICS) {
          Limits few = Limits.DEFAULT.with(limit, 1);
          byte[] much = Texts.utf8("> > ab <cd ef gh/>");
          failures.add(() -> fails(parser, much, options().withLimits(few)));
        }
      }
      Parsed expected = Parsed.by(parser, fine, options());
      int times = effort().of(66_000, 140_000, 1_000_000);
      for (Runnable failure : failures) {
        for (int i = 1; i <= times / failures.size(); i++) {
          failure.run();
        }
        contract()
            .equal(
                expected,
                Parsed.by(parser, fine, options()),
                "the result of a parser after " + times / failures.size() + " failures",
                "Parser.parse must reset its state at the start, also after it threw");
      }
      for (int i = 1; i <= times; i++) {
        failures.get(i % failures.size()).run();
      }
      contract()
          .equal(
              expected,
              Parsed.by(parser, fine, options()),
              "the result of a parser after all failures",
              WEARS);
    }
  }

  private void fails(Parser parser, byte[] source, ParseOptions options) {
    String what =
        "parsing \"" + Texts.escaped(source, 0, source.length) + "\" is refused at every call";
    try {
      parser.parse(ByteBuffer.wrap(source), options);
    } catch (ParserFailure | OcpLimitException e) {
      return;
    } catch (RuntimeException | Error e) {
      throw contract().violated(what, e, WEARS + "; " + Origin.of(e, "Parser.parse"));
    }
    throw contract().violated(what, "a payload", WEARS);
  }

  @Rule("1.9")
  @DisplayName("1.9 an engine still parses after many failures, and keeps no memory of them")
  void engineOutlastsFailures() {
    OcpEngine engine = openWatched(builder -> builder);
    for (int i = 0; i < effort().of(3000, 70_000, 300_000); i++) {
      try {
        engine.parse(i % 2 == 0 ? "a </b>" : "a *b* {c", options()).close();
      } catch (OcpParseException e) {
        continue;
      }
      throw contract().violated("\"a </b>\" is refused at every call", "a document", WEARS);
    }
    contract().returns(() -> parse(engine, TEXT).close(), "parsing after many failures", WEARS);
    engine.trim();
    contract().equal(0L, engine.statistics().used(), "used() after many failures", WEARS);
    contract()
        .equal(0L, watch().heapBlocks(), "live blocks of the heap after many failures", WEARS);
  }

  @Rule("8.2")
  @DisplayName("8.2 parsers and engines can be opened and closed any number of times")
  void parsersAndEnginesComeAndGo() {
    byte[] source = Texts.utf8(TEXT);
    Parsed expected;
    try (Parser parser = backend().newParser()) {
      expected = Parsed.by(parser, source, options());
    }
    for (int i = 1; i <= effort().of(1100, 4200, 70_000); i++) {
      try (Parser parser = backend().newParser()) {
        contract()
            .equal(
                expected,
                Parsed.by(parser, source, options()),
                "the result of parser " + i,
                "EngineBackend.newParser and Parser.close: close() should release all that"
                    + " newParser() allocated");
      }
    }
    for (int i = 1; i <= effort().of(270, 300, 2000); i++) {
      EngineBackend engine = provider().open();
      try (Parser parser = engine.newParser()) {
        contract()
            .equal(
                expected,
                Parsed.by(parser, source, options()),
                "the result of engine " + i,
                "EngineProvider.open and EngineBackend.close: close() should release all that"
                    + " open() allocated");
        engine.heap().allocate(100).release();
      } finally {
        engine.close();
      }
    }
  }

  @Rule("3.5")
  @DisplayName("3.5 an engine works with more than 256 threads, one after another")
  void threadsComeAndGo() throws InterruptedException {
    OcpEngine engine = open();
    Parsed expected = Parsed.by(engine, Texts.utf8(TEXT), options());
    for (int i = 1; i <= effort().of(1100, 4200, 70_000); i++) {
      AtomicReference<@Nullable Object> seen = new AtomicReference<>();
      Thread thread = new Thread(
          () -> {
            try {
              seen.set(Parsed.by(engine, Texts.utf8(TEXT), options()));
            } catch (Throwable e) {
              seen.set(e);
            }
          },
          "tck thread " + i);
      thread.start();
      thread.join();
      contract()
          .equal(
              expected,
              seen.get(),
              "the result of thread " + i + " of those that parsed one after another",
              WEARS + ", and at the data that the engine keeps for each thread");
    }
  }
}
