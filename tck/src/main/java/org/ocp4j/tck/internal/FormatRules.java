package org.ocp4j.tck.internal;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.ocp4j.Format;
import org.ocp4j.Limit;
import org.ocp4j.Limits;
import org.ocp4j.OcpAttribute;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpEngine;
import org.ocp4j.OcpFormatException;
import org.ocp4j.OcpLimitException;
import org.ocp4j.OcpNode;
import org.ocp4j.OcpParseException;
import org.ocp4j.ParseOptions;
import org.ocp4j.spi.EngineProvider;
import org.ocp4j.tck.Rule;

/**
 * Tests that payloads are valid and have the same bytes on every engine.
 *
 * @spec contract.md#8.1 Contract 8.1
 * @spec contract.md#8.2 Contract 8.2
 */
public abstract class FormatRules extends EngineRules {
  private static final int SHOWN = 5;

  /** Creates the tests of one provider's engine. */
  protected FormatRules(Supplier<EngineProvider> source) {
    super(source);
  }

  private List<Corpus.Case> cases() {
    return Corpus.cases().stream()
        .filter(each -> each.isFor(backend().extensions(), backend().supportsLenient()))
        .toList();
  }

  @Rule("8.1")
  @DisplayName("8.1 every payload passes the checker")
  void everyPayloadIsValid() {
    OcpEngine engine = openWatched();
    for (Corpus.Case each : cases()) {
      if (each.isRefused()) {
        continue;
      }
      try (OcpDocument document = engine.parse(each.source(), each.options());
          OcpDocument opened = OcpDocument.open(document.payload())) {
        contract()
            .equal(
                Walk.everything(document),
                Walk.everything(opened),
                "the JSON of " + each + " when its payload is opened",
                "OcpDocument.open(ByteBuffer)");
        contract()
            .equal(
                ByteBuffer.wrap(each.source()),
                document.source(),
                "the source section of " + each,
                "Parser.emit");
      } catch (OcpFormatException e) {
        throw contract().violated("the payload of " + each + " is valid", e, "OcpDocument.open");
      }
    }
  }

  @Rule("8.2")
  @DisplayName("8.2 payloads equal the reference's for every source and option of the corpus")
  void bytesAreTheReferences() {
    OcpEngine engine = openWatched();
    List<Corpus.Case> cases = cases();
    List<String> wrong = new ArrayList<>();
    for (Corpus.Case each : cases) {
      Outcome outcome = Outcome.of(engine, each);
      if (!outcome.isExpected()) {
        wrong.add(told(outcome));
      }
    }
    if (!wrong.isEmpty()) {
      throw contract()
          .violated(
              "all " + cases.size() + " results are those of the reference",
              wrong.size() + " differ; the first are\n    "
                  + String.join("\n    ", wrong.subList(0, Math.min(SHOWN, wrong.size()))),
              "the kit's resource " + Corpus.FILE + " has the sources; compare the trees of both"
                  + " engines with"
                  + " \"ocp parse --to tree --engine ...\", then the payloads with --to ocp");
    }
  }

  @Rule("8.2")
  @DisplayName("8.2 every run, parser and thread gives the same bytes")
  void everyRunGivesTheSameBytes() throws Throwable {
    OcpEngine engine = openWatched(builder -> builder);
    OcpEngine another = openWatched();
    Together.run(4, thread -> {
      for (int round = 0; round < effort().of(1, 5, 50); round++) {
        for (Corpus.Case each : cases()) {
          assertExpected(
              Outcome.of(thread % 2 == 0 ? engine : another, each),
              each + " on thread " + thread + " in round " + round,
              "a parser shares state with others, or keeps state from one document to the next");
        }
      }
    });
  }

  private void assertExpected(Outcome outcome, String what, String hint) {
    if (!outcome.isExpected()) {
      throw contract()
          .violated(what + " should be " + outcome.each().expected(), told(outcome), hint);
    }
  }

  /** Describes the result of a source, and where it differs from the expected one. */
  private String told(Outcome outcome) {
    Corpus.Case each = outcome.each();
    Sample sample = new Sample(each.toString(), each.source(), each.options());
    return sample + ": expected " + each.expected() + ", seen " + outcome.words() + "; "
        + Reference.difference(provider(), sample, outcome.seen());
  }

  /** The text that the sources repeat. */
  private static final String PIECE = "# A [b](c \"d\")\n\n*e* `f` ![g](h)\n\n";

  @Rule("8.2")
  @DisplayName("8.2 a large source has the same nodes as a small one, at higher offsets")
  void largeSourceHasTheNodesOfASmallOne() {
    OcpEngine engine = openWatched();
    int times = effort().of(200_000, 2 << 20, 20 << 20) / PIECE.length();
    ParseOptions options = options(Format.MARKDOWN);
    try (OcpDocument small = engine.parse(PIECE, options);
        OcpDocument large = engine.parse(PIECE.repeat(times), options)) {
      int nodes = small.nodeCount() - 1;
      contract().equal(nodes * times, large.nodeCount() - 1, "nodes", "Parser.emit");
      for (int i = 0; i < nodes * times; i++) {
        int further = i / nodes * PIECE.length();
        contract()
            .equal(
                told(small.node(1 + i % nodes), 0),
                told(large.node(1 + i), further),
                "node " + (1 + i % nodes) + " of a text, moved by " + further + " bytes,",
                "offsets and counts of a payload have 32 bits");
      }
    }
  }

  /** Describes a node, with its offsets counted from some byte. */
  private static String told(OcpNode node, int from) {
    StringBuilder words = new StringBuilder(node.kind() + " ");
    words.append(node.start() - from).append('-').append(node.end() - from);
    words.append(' ').append(node.value());
    for (OcpAttribute attribute : node.attributes()) {
      words.append(' ').append(attribute.start() - from).append('-').append(attribute.end() - from);
      words.append(' ').append(attribute.value());
    }
    return words.toString();
  }

  @Rule("8.2")
  @DisplayName("8.2 a parser gives the same bytes after large documents and after failures")
  void parserIsNotChangedByWhatCameBefore() {
    OcpEngine engine = openWatched();
    List<Runnable> before = List.of(
        () -> parse(engine, Texts.mixed(random(), 1 << 20)).close(),
        () -> fail(engine, "# a\n\n<b c=\"d\">{e"),
        () -> fail(engine, "> ".repeat(300) + "a"),
        () -> limited(engine, "- a *b* [c](d)\n".repeat(100), Limit.NODES),
        () -> limited(engine, "- a *b* [c](d)\n".repeat(100), Limit.PAYLOAD_BYTES));
    int step = effort().of(7, 3, 1);
    List<Corpus.Case> cases = cases();
    for (int i = 0; i < before.size(); i++) {
      for (int at = 0; at < cases.size(); at += step) {
        Corpus.Case each = cases.get(at);
        before.get(i).run();
        assertExpected(
            Outcome.of(engine, each),
            each + " after document " + i + " of a series of large and malformed ones",
            "Parser.parse must reset its state: look at the fields that it does not reset");
        if (i == 0) {
          at += 30 * step;
        }
      }
    }
    contract()
        .equal(
            1L,
            watch().parsersMade(),
            "number of parsers created",
            "the test needs one parser for all documents");
  }

  private void fail(OcpEngine engine, String source) {
    try {
      engine.parse(source, options()).close();
    } catch (OcpParseException | OcpLimitException e) {
      return;
    }
    throw contract()
        .violated(source + " is refused", "a document", "Parser.parse should throw ParserFailure");
  }

  private void limited(OcpEngine engine, String source, Limit limit) {
    try {
      engine
          .parse(source, options(Format.MARKDOWN).withLimits(Limits.DEFAULT.with(limit, 100)))
          .close();
    } catch (OcpLimitException e) {
      return;
    }
    throw contract()
        .violated(
            "the limit of " + limit.title() + " is kept",
            "a document",
            "Parser.parse, ParseOptions.limits()");
  }
}
