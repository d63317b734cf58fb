package org.ocp4j.tck.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.ocp4j.OcpEngine;
import org.ocp4j.spi.EngineProvider;
import org.ocp4j.tck.Effort;
import org.ocp4j.tck.Rule;

/**
 * The kit's larger corpus: each source has the same outcome as in the Java engine.
 *
 * @spec contract.md#6.1 Contract 6.1
 * @spec contract.md#6.2 Contract 6.2
 * @spec contract.md#8.2 Contract 8.2
 */
public abstract class GrownRules extends EngineRules {
  private static final int SHOWN = 3;

  /** Tests a provider's engine. */
  protected GrownRules(Supplier<EngineProvider> source) {
    super(source);
  }

  @Rule("8.2")
  @DisplayName("8.2 each construct of the grammar is parsed as the reference does, in each context")
  void piecesAreParsedAsTheReferenceDoes() {
    assertSame(openWatched(), Family.Kind.PIECES);
  }

  @Rule("8.2")
  @DisplayName("8.2 constructs one after another are parsed as the reference does")
  void mixesAreParsedAsTheReferenceDoes() {
    assertSame(open(), Family.Kind.MIXES);
  }

  @Rule("8.2")
  @DisplayName("8.2 each character is what the reference takes it for, wherever that matters")
  void charactersAreWhatTheReferenceTakesThemFor() {
    assertSame(openWatched(builder -> builder), Family.Kind.CHARACTERS);
  }

  @Rule("8.2")
  @DisplayName("8.2 no count, length or offset wraps, at sizes around those of 8, 16 and 24 bits")
  void countsDoNotWrap() {
    assertSame(open(), Family.Kind.SIZES);
  }

  @Rule("6.1")
  @DisplayName("6.1 the exception for a limit has the reference's actual value and byte offset")
  void limitsAreToldAsTheReferenceTellsThem() {
    assertSame(openWatched(), Family.Kind.LIMITS);
  }

  private void assertSame(OcpEngine engine, Family.Kind kind) {
    Fingerprints fingerprints = Fingerprints.read();
    List<String> wrong = new ArrayList<>();
    int[] counts = new int[2];
    GrownCorpus.families(kind)
        .filter(family -> family.reading().isFor(engine.extensions(), engine.supportsLenient()))
        .forEach(family -> {
          int count = effort() == Effort.QUICK ? family.count() : family.most();
          for (int i = 0; i < count; i++) {
            counts[0]++;
            Sample sample = family.sample(i);
            Parsed seen = parsed(engine, sample);
            if (!seen.fingerprint().equals(fingerprints.of(family, i))) {
              counts[1]++;
              if (wrong.size() < SHOWN) {
                wrong.add(sample + ": " + Reference.difference(provider(), sample, seen));
              }
            }
          }
        });
    contract()
        .require(
            wrong.isEmpty(),
            "all " + counts[0] + " outcomes are those of the reference",
            counts[1] + " differ; the first are\n    " + String.join("\n    ", wrong),
            "write a source to a file, and compare the trees with \"ocp parse --to tree"
                + " --engine ...\"; look at what your parser does with that construct");
  }

  private Parsed parsed(OcpEngine engine, Sample sample) {
    try {
      return Parsed.by(engine, sample.source(), sample.options());
    } catch (RuntimeException | Error e) {
      throw contract()
          .violated(
              "parsing " + sample + " gives a document or a typed refusal",
              e,
              Origin.of(e, "Parser.parse and Parser.emit"));
    }
  }
}
