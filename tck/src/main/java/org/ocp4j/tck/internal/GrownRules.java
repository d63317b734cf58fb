package org.ocp4j.tck.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.ocp4j.OcpEngine;
import org.ocp4j.spi.EngineProvider;
import org.ocp4j.tck.Effort;
import org.ocp4j.tck.OcpEngineTck;
import org.ocp4j.tck.Rule;

/**
 * Tests with the kit's larger corpus: each source must give the same result as in the Java engine.
 *
 * @spec contract.md#6.1 Contract 6.1
 * @spec contract.md#6.2 Contract 6.2
 * @spec contract.md#8.2 Contract 8.2
 */
public abstract class GrownRules extends EngineRules {
  private static final int SHOWN = 3;

  /** Creates the tests of one provider's engine. */
  protected GrownRules(Supplier<EngineProvider> source) {
    super(source);
  }

  @Rule("8.2")
  @DisplayName("8.2 each construct of the grammar gives the reference's payload in each context")
  void piecesAreParsedAsTheReferenceDoes() {
    assertSame(openWatched(), Family.Kind.PIECES);
  }

  @Rule("8.2")
  @DisplayName("8.2 constructs in any order give the reference's payload")
  void mixesAreParsedAsTheReferenceDoes() {
    assertSame(open(), Family.Kind.MIXES);
  }

  @Rule("8.2")
  @DisplayName("8.2 each character has the same class as in the reference, where the grammar"
      + " depends on it")
  void charactersAreWhatTheReferenceTakesThemFor() {
    assertSame(openWatched(builder -> builder), Family.Kind.CHARACTERS);
  }

  @Tag(OcpEngineTck.ENDURANCE)
  @Rule("8.2")
  @DisplayName("8.2 no count, length or offset overflows at sizes around 8, 16 and 24 bits")
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
            "all " + counts[0] + " results are those of the reference",
            counts[1] + " differ; the first are\n    " + String.join("\n    ", wrong),
            "write the first source to a file, compare the trees of both engines with \"ocp parse"
                + " --to tree --engine ...\", and look at where your parser handles the construct");
  }

  private Parsed parsed(OcpEngine engine, Sample sample) {
    try {
      return Parsed.by(engine, sample.source(), sample.options());
    } catch (RuntimeException | Error e) {
      throw contract()
          .violated(
              "parsing " + sample + " returns a document or throws an exception of the API",
              e,
              Origin.of(e, "Parser.parse and Parser.emit"));
    }
  }
}
