package org.ocp4j.tck.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.ocp4j.Format;
import org.ocp4j.OcpCursor;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpEngine;
import org.ocp4j.OcpLimitException;
import org.ocp4j.OcpParseException;
import org.ocp4j.Ownership;
import org.ocp4j.memory.OcpMemoryLimitException;
import org.ocp4j.spi.EngineProvider;
import org.ocp4j.tck.OcpEngineTck;
import org.ocp4j.tck.Rule;

/** Tests of failures that occur only under load or after a long time. */
public abstract class StressRules extends EngineRules {
  /** Creates the tests of one provider's engine. */
  protected StressRules(Supplier<EngineProvider> source) {
    super(source);
  }

  @Tag(OcpEngineTck.ENDURANCE)
  @Rule("5.1")
  @DisplayName("5.1 a soak test under a small limit loses no memory and keeps the limit")
  void soakUnderASmallLimit() throws Throwable {
    long limit = 1 << 20;
    OcpEngine engine = openWatched(builder -> builder.memoryLimit(limit).poolCapacity(2));
    int forgetful = effort().of(1, 3, 40);
    int rounds = effort().of(60, 500, 8000);
    AtomicLong parsed = new AtomicLong();
    AtomicLong refused = new AtomicLong();
    Together.run(4, thread -> {
      SplittableRandom random = new SplittableRandom(seed() + thread);
      for (int round = 0; round < rounds; round++) {
        boolean forgets = round < forgetful; // forgotten documents wait for the collector
        soak(engine, random, thread, forgets, parsed, refused);
      }
    });
    String hint = parsed + " parsed, " + refused + " refused; " + replay();
    contract().atMost(limit, watch().mostAskedBytes(), "bytes of blocks at one time", hint);
    contract().atMost(limit, engine.statistics().peak(), "the peak", hint);
    contract().require(parsed.get() > 0, "some documents are parsed", parsed, hint);
    contract().require(refused.get() > 0, "the limit refuses some documents", refused, hint);
    contract()
        .require(
            Collector.until(() -> {
              engine.trim();
              return engine.statistics().used() == 0;
            }),
            "no bytes are used after all documents are closed or collected",
            engine.statistics(),
            hint);
    contract().equal(0L, watch().blocks(), "blocks at the end", hint);
    contract().equal(0L, watch().heapBytes(), "live bytes of the heap at the end", hint);
    contract().equal(0L, engine.leakCount(), "leaks", hint);
  }

  /** Opens documents of all kinds, and checks that each is intact as long as it is open. */
  private void soak(
      OcpEngine engine,
      SplittableRandom random,
      int thread,
      boolean forgets,
      AtomicLong parsed,
      AtomicLong refused) {
    List<OcpDocument> open = new ArrayList<>();
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      String text = Texts.numbered(thread * 100 + i, 1 + random.nextInt(400_000));
      Ownership ownership = forgets
          ? Model.anyOwnership(random)
          : List.of(Ownership.CONFINED, Ownership.SHARED).get(i % 2);
      try {
        open.add(engine.parse(text, options(ownership)));
        texts.add(text);
        parsed.incrementAndGet();
      } catch (OcpMemoryLimitException e) {
        refused.incrementAndGet();
      }
    }
    for (int i = 0; i < open.size(); i++) {
      contract()
          .equal(
              texts.get(i), open.get(i).node(2).value(), "the text of an open document", replay());
      if (forgets && random.nextInt(50) == 0) {
        contract()
            .equal((byte) 'O', open.get(i).payload().get(0), "the first byte of a view", replay());
      }
      if (open.get(i).ownership() != Ownership.AUTO || random.nextBoolean()) {
        open.get(i).close();
      }
    }
  }

  @Rule("8.1")
  @DisplayName("8.1 random sources give valid payloads or exceptions of the API")
  void randomSourcesGiveValidPayloads() {
    OcpEngine engine = openWatched(builder -> builder);
    SplittableRandom random = random();
    String alphabet = "aab  \n\n\n**__``[[]]()!<>/{}=\"'#->+.1:|~$&;\\\té漢🎈\r";
    int[] letters = alphabet.codePoints().toArray();
    int count = effort().of(1000, 20_000, 200_000);
    for (int i = 0; i < count; i++) {
      int[] source = random
          .ints(random.nextInt(60), 0, letters.length)
          .map(at -> letters[at])
          .toArray();
      String text = new String(source, 0, source.length);
      Format format = random.nextBoolean() ? Format.MDX : Format.MARKDOWN;
      boolean lenient = backend().supportsLenient() && random.nextBoolean();
      read(engine, text, format, lenient);
    }
  }

  private void read(OcpEngine engine, String text, Format format, boolean lenient) {
    try (OcpDocument document = engine.parse(text, options(format).withLenient(lenient));
        OcpDocument opened = OcpDocument.open(document.payload().duplicate());
        OcpCursor cursor = opened.cursor()) {
      contract().equal(0, cursor.index(), "a cursor at the start", "OcpDocument.cursor()");
      Walk.byCursor(opened);
    } catch (OcpParseException | OcpLimitException e) {
      contract().require(!lenient, "a lenient parser refuses no source", e, "the source: " + text);
    } catch (RuntimeException | Error e) {
      throw contract()
          .violated(
              "a random source gives a valid payload or an exception of the API",
              e,
              "the source is \"" + text + "\" as " + format + (lenient ? ", lenient; " : "; ")
                  + replay());
    }
  }
}
