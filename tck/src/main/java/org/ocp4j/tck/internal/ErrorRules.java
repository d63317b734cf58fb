package org.ocp4j.tck.internal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.ocp4j.DiagnosticCode;
import org.ocp4j.Extension;
import org.ocp4j.Format;
import org.ocp4j.MalformedInput;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpEngine;
import org.ocp4j.OcpParseException;
import org.ocp4j.OcpUnsupportedException;
import org.ocp4j.ParseOptions;
import org.ocp4j.spi.EngineProvider;
import org.ocp4j.tck.Rule;

/**
 * Tests of malformed sources and of the errors for them.
 *
 * @spec contract.md#6.2 Contract 6.2
 * @spec contract.md#6.3 Contract 6.3
 * @spec contract.md#6.5 Contract 6.5
 */
public abstract class ErrorRules extends EngineRules {
  /** Malformed bytes, the range of the error, and the text with replacement characters. */
  private record Malformed(String hex, int start, int end, String replaced) {
    byte[] bytes() {
      return HexFormat.of().parseHex(hex);
    }
  }

  private static final List<Malformed> MALFORMED = List.of(
      new Malformed("6180", 1, 2, "a\ufffd"),
      new Malformed("61ff62", 1, 2, "a\ufffdb"),
      new Malformed("c3", 0, 1, "\ufffd"),
      new Malformed("c328", 0, 1, "\ufffd("),
      new Malformed("6162c080", 2, 3, "ab\ufffd\ufffd"),
      new Malformed("e28261", 0, 2, "\ufffda"),
      new Malformed("61eda080", 1, 2, "a\ufffd\ufffd\ufffd"),
      new Malformed("f09f9888f09f98", 4, 7, "😈\ufffd"),
      new Malformed("f5808080", 0, 1, "\ufffd\ufffd\ufffd\ufffd"));

  /** Creates the tests of one provider's engine. */
  protected ErrorRules(Supplier<EngineProvider> source) {
    super(source);
  }

  private List<Corpus.Case> refusedSources() {
    return Corpus.cases().stream()
        .filter(each ->
            each.isRefused() && each.isFor(backend().extensions(), backend().supportsLenient()))
        .toList();
  }

  private OcpParseException refusal(OcpEngine engine, Corpus.Case each) {
    return contract()
        .throwsA(
            OcpParseException.class,
            () -> engine.parse(each.source(), each.options()),
            "parsing " + each,
            "the kit's resource " + Corpus.FILE + " has the source under that name");
  }

  @Rule("6.2")
  @DisplayName("6.2 broken grammar is refused by every engine with the same code and offsets")
  void brokenGrammarIsRefusedWithCodeAndOffsets() {
    OcpEngine engine = openWatched();
    for (Corpus.Case each : refusedSources()) {
      contract()
          .equal(
              each.expected(),
              Outcome.of(engine, each).words(),
              "parsing " + each,
              "the kit's resource " + Corpus.FILE + " has the source, and the reference's result");
    }
  }

  @Rule("6.2")
  @DisplayName("6.2 the exception has the line number, the column, and the line with a caret")
  void refusalTellsThePlace() {
    OcpEngine engine = openWatched();
    for (Corpus.Case each : refusedSources()) {
      OcpParseException refusal = refusal(engine, each);
      String before = new String(each.source(), 0, (int) refusal.offset(), StandardCharsets.UTF_8)
          .replace("\uFEFF", "");
      String[] lines = before.split("\r\n|\r|\n", -1);
      String of = " of the refusal of " + each;
      String hint = "ParserFailure.start() should be a byte offset into the source";
      contract().equal(lines.length, refusal.line(), "line()" + of, hint);
      int column = lines[lines.length - 1].length() + 1;
      contract().equal(column, refusal.column(), "column()" + of, hint);
      contract().require(!refusal.reason().isBlank(), "reason()" + of, "blank", "ParserFailure");
      contract()
          .require(
              refusal.snippet().contains("^"),
              "snippet()" + of + " has a caret",
              refusal.snippet(),
              hint);
    }
  }

  @Rule("6.2")
  @DisplayName("6.2 lenient parsing gives a document with diagnostics, if the engine supports it")
  void lenientParsingGivesDiagnostics() {
    assume(backend().supportsLenient(), "the engine cannot parse leniently");
    OcpEngine engine = openWatched();
    for (Corpus.Case each : refusedSources()) {
      if (refusal(engine, each).code() == DiagnosticCode.INVALID_UTF8) {
        continue;
      }
      try (OcpDocument document = engine.parse(each.source(), each.options().withLenient(true))) {
        contract()
            .require(
                !document.diagnostics().isEmpty(),
                "a lenient document of " + each + " has diagnostics",
                "none",
                "Parser.parse with ParseOptions.lenient()");
        contract()
            .require(
                document.diagnostics().stream()
                    .allMatch(found -> found.start() >= 0
                        && found.start() <= found.end()
                        && found.end() <= each.source().length
                        && !found.message().isBlank()),
                "diagnostics lie in the source and have a message",
                document.diagnostics(),
                each.toString());
      }
    }
    try (OcpDocument document = engine.parse("fine", options().withLenient(true))) {
      contract()
          .equal(
              List.of(),
              document.diagnostics(),
              "diagnostics of a source without errors",
              "Parser.parse should throw ParserFailure");
    }
  }

  @Rule("6.2")
  @DisplayName("6.2 an engine that cannot parse leniently refuses it with an exception")
  void lenientParsingIsRefusedWhereItIsAbsent() {
    assume(!backend().supportsLenient(), "the engine can parse leniently");
    OcpEngine engine = openWatched();
    OcpUnsupportedException refusal = contract()
        .throwsA(
            OcpUnsupportedException.class,
            () -> engine.parse("a", options().withLenient(true)),
            "lenient parsing by an engine that does not support it",
            "EngineBackend.supportsLenient()");
    contract().equal(engine.id(), refusal.engine(), "engine()", "OcpUnsupportedException");
  }

  @Rule("6.2")
  @DisplayName("6.2 each extension has an effect only if it is requested")
  void extensionIsInForceWhenAskedFor() {
    OcpEngine engine = openWatched();
    for (Extension extension : backend().extensions()) {
      for (Format format : Format.values()) {
        try (OcpDocument with = engine.parse(sampleOf(extension), options(format));
            OcpDocument without =
                engine.parse(sampleOf(extension), options(format).with(extension, false))) {
          String what = extension + " in " + format;
          contract()
              .require(
                  with.extensions().contains(extension),
                  what + " is in the payload's flags if it was requested",
                  with.extensions(),
                  "Parser.emit should write the flags of the options into the header");
          contract()
              .require(
                  !without.extensions().contains(extension),
                  what + " is not in the payload's flags if it was not requested",
                  without.extensions(),
                  "Parser.emit should write the flags of the options into the header");
          contract()
              .require(
                  !with.toJson().equals(without.toJson()),
                  what + " changes the tree of " + sampleOf(extension),
                  with.toJson(),
                  "Parser.parse should check ParseOptions.has(Extension) where the construct"
                      + " begins");
        }
      }
    }
  }

  private static String sampleOf(Extension extension) {
    return switch (extension) {
      case GFM -> "| a |\n| - |\n\n~~b~~";
      case MATH -> "$$\na\n$$\n\n$b$";
      case FRONTMATTER -> "---\na: b\n---\n\nc";
    };
  }

  @Rule("6.2")
  @DisplayName("6.2 an extension that the engine lacks is refused with its name")
  void absentExtensionIsRefused() {
    OcpEngine engine = openWatched();
    int absent = 0;
    for (Extension extension : Extension.values()) {
      if (!backend().extensions().contains(extension)) {
        absent++;
        OcpUnsupportedException refusal = contract()
            .throwsA(
                OcpUnsupportedException.class,
                () -> engine.parse("a", options().with(extension, true)),
                "parsing with " + extension,
                "EngineBackend.extensions()");
        contract()
            .require(
                refusal.option().contains(extension.name()),
                "option() names the extension",
                refusal.option(),
                "OcpUnsupportedException");
      }
    }
    assume(absent > 0, "the engine has every extension");
  }

  @Rule("6.3")
  @DisplayName("6.3 malformed UTF-8 is refused with its offset")
  void malformedInputIsRefused() {
    OcpEngine engine = openWatched();
    for (Malformed each : MALFORMED) {
      for (boolean direct : new boolean[] {false, true}) {
        ByteBuffer source = ByteBuffer.wrap(each.bytes());
        if (direct) {
          source = ByteBuffer.allocateDirect(each.bytes().length).put(source).flip();
        }
        ByteBuffer bytes = source;
        OcpParseException refusal = contract()
            .throwsA(
                OcpParseException.class,
                () -> engine.parse(bytes, options()),
                "parsing the bytes " + each.hex(),
                "MalformedInput.REPORT is the default");
        contract()
            .equal(
                DiagnosticCode.INVALID_UTF8,
                refusal.code(),
                "code() for " + each.hex(),
                "MalformedInput");
        contract()
            .equal(
                (long) each.start(),
                refusal.offset(),
                "offset() for " + each.hex(),
                "MalformedInput");
        contract()
            .equal(
                (long) each.end(),
                refusal.endOffset(),
                "endOffset() for " + each.hex(),
                "MalformedInput");
      }
    }
  }

  @Rule("6.3")
  @DisplayName("6.3 malformed UTF-8 is replaced on request")
  void malformedInputIsReplacedIfAsked() {
    OcpEngine engine = openWatched();
    ParseOptions replace = options().withMalformedInput(MalformedInput.REPLACE);
    for (Malformed each : MALFORMED) {
      try (OcpDocument document = engine.parse(each.bytes(), replace)) {
        contract()
            .equal(
                each.replaced(),
                StandardCharsets.UTF_8.decode(document.source()).toString(),
                "the source of " + each.hex() + " with replacements",
                "each maximal subpart of a sequence, as Unicode defines it, becomes one U+FFFD");
      }
    }
  }

  @Rule("6.3")
  @DisplayName("6.3 a surrogate without its partner is malformed")
  void loneSurrogateIsMalformed() {
    OcpEngine engine = openWatched();
    OcpParseException refusal = contract()
        .throwsA(
            OcpParseException.class,
            () -> engine.parse("é\ud83d!", options()),
            "parsing a lone surrogate",
            "OcpEngine.parse(String)");
    contract()
        .equal(
            2L,
            refusal.offset(),
            "offset() of the exception",
            "the offset counts bytes of the text in UTF-8");
    ParseOptions replace = options().withMalformedInput(MalformedInput.REPLACE);
    try (OcpDocument document = engine.parse("é\ud83d!", replace)) {
      contract()
          .equal(
              "é\ufffd!",
              document.node(2).value(),
              "the text with a replacement character",
              "MalformedInput");
    }
  }

  @Rule("6.5")
  @DisplayName("6.5 at the C ABI no misuse crashes")
  void misuseOfTheAbiDoesNotCrash() {
    assume(
        false,
        "the kit calls engines through Java only; an engine with native code needs tests of its"
            + " own for this rule");
  }
}
