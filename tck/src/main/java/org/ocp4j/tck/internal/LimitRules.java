package org.ocp4j.tck.internal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.ocp4j.Format;
import org.ocp4j.Limit;
import org.ocp4j.Limits;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpEngine;
import org.ocp4j.OcpLimitException;
import org.ocp4j.ParseOptions;
import org.ocp4j.spi.EngineProvider;
import org.ocp4j.tck.Rule;

/**
 * Tests of every limit, with sources that just keep it and that exceed it by one.
 *
 * @spec contract.md#6.1 Contract 6.1
 */
public abstract class LimitRules extends EngineRules {
  @TempDir
  Path directory = Path.of("");

  /** Creates the tests of one provider's engine. */
  protected LimitRules(Supplier<EngineProvider> source) {
    super(source);
  }

  private ParseOptions with(Format format, Limit limit, long value) {
    return options(format).withLimits(Limits.DEFAULT.with(limit, value));
  }

  private void refused(Limit limit, long allowed, int sourceLength, Executable parse, String what) {
    OcpLimitException refusal = contract()
        .throwsA(
            OcpLimitException.class,
            parse,
            what + " with " + limit + " at " + allowed,
            "Parser.parse, ParseOptions.limits()");
    String of = " of the exception for " + what;
    contract().equal(limit, refusal.limit(), "limit()" + of, "OcpLimitException");
    contract().equal(allowed, refusal.allowed(), "allowed()" + of, "OcpLimitException");
    contract()
        .require(
            refusal.actual() > allowed,
            "actual()" + of + " is above the allowed value",
            refusal.actual(),
            "OcpLimitException");
    contract()
        .require(
            refusal.offset() >= -1 && refusal.offset() <= sourceLength,
            "offset()" + of + " lies in the source or is -1",
            refusal.offset(),
            "OcpLimitException");
  }

  /** Checks a source that has an exact count of something, strictly and leniently. */
  private void exactly(OcpEngine engine, Format format, Limit limit, String source, long count) {
    String what = "a source with " + count + ' ' + limit.title();
    exactly(engine, with(format, limit, count), limit, source, "parsing " + what);
    if (backend().supportsLenient()) {
      ParseOptions lenient = with(format, limit, count).withLenient(true);
      exactly(engine, lenient, limit, source, "lenient parsing of " + what);
    }
  }

  private void exactly(
      OcpEngine engine, ParseOptions enough, Limit limit, String source, String what) {
    contract()
        .returns(
            () -> engine.parse(source, enough).close(),
            what + " and a limit of that count",
            "the limit is the largest count that is allowed");
    long tooFew = enough.limits().get(limit) - 1;
    ParseOptions options = enough.withLimits(enough.limits().with(limit, tooFew));
    refused(limit, tooFew, source.length(), () -> engine.parse(source, options).close(), what);
  }

  @Rule("6.1")
  @DisplayName("6.1 every limit has a documented default, and accepts only values in its range")
  void limitsHaveDefaultsAndRanges() {
    for (Limit limit : Limit.values()) {
      contract()
          .equal(limit.defaultValue(), Limits.DEFAULT.get(limit), "the default " + limit, "Limits");
      for (long wrong : new long[] {0, -1, limit.maximum() + 1}) {
        contract()
            .throwsA(
                IllegalArgumentException.class,
                () -> Limits.DEFAULT.with(limit, wrong),
                "Limits.with(" + limit + ", " + wrong + ")",
                "Limits");
      }
      OcpEngine engine = open();
      contract()
          .returns(
              () -> engine.parse("a", with(Format.MDX, limit, limit.maximum())).close(),
              "parsing \"a\" with the largest value of " + limit,
              "Parser.parse, ParseOptions.limits()");
    }
  }

  @Rule("6.1")
  @DisplayName("6.1 the limit of source bytes, for every type of source")
  void sourceBytes() throws IOException {
    OcpEngine engine = openWatched();
    String text = "wörter und mehr";
    byte[] bytes = Texts.utf8(text);
    Path file = Files.write(directory.resolve("a.md"), bytes);
    exactly(engine, Format.MDX, Limit.SOURCE_BYTES, text, bytes.length);
    ParseOptions enough = with(Format.MDX, Limit.SOURCE_BYTES, bytes.length);
    ParseOptions tooFew = with(Format.MDX, Limit.SOURCE_BYTES, bytes.length - 1);
    List<OcpDocument> documents = new ArrayList<>();
    documents.add(engine.parse(bytes, enough));
    documents.add(engine.parse(ByteBuffer.wrap(bytes), enough));
    documents.add(engine.parse(file, enough));
    documents.add(engine.parse(new ByteArrayInputStream(bytes), enough));
    documents.forEach(OcpDocument::close);
    List<Executable> refused = List.of(
        () -> engine.parse(bytes, tooFew),
        () -> engine.parse(ByteBuffer.wrap(bytes), tooFew),
        () -> engine.parse(file, tooFew),
        () -> engine.parse(new ByteArrayInputStream(bytes), tooFew));
    for (Executable parse : refused) {
      refused(
          Limit.SOURCE_BYTES,
          bytes.length - 1,
          bytes.length,
          parse,
          "parsing a source with too many bytes");
    }
  }

  @Rule("6.1")
  @DisplayName("6.1 the limits of payload bytes and nodes")
  void payloadBytesAndNodes() {
    OcpEngine engine = openWatched();
    for (String source : List.of("a", "# a *b* `c`\n\n- d\n- e\n", "> a\n> b\n\n***\n")) {
      int bytes;
      int nodes;
      try (OcpDocument document = parse(engine, source)) {
        bytes = document.byteSize();
        nodes = document.nodeCount();
      }
      exactly(engine, Format.MDX, Limit.PAYLOAD_BYTES, source, bytes);
      exactly(engine, Format.MDX, Limit.NODES, source, nodes);
    }
  }

  @Rule("6.1")
  @DisplayName("6.1 the limit of depth, for containers, inlines and elements")
  void depth() {
    OcpEngine engine = openWatched();
    exactly(engine, Format.MARKDOWN, Limit.DEPTH, "> > > a", 5);
    exactly(engine, Format.MARKDOWN, Limit.DEPTH, "- - a", 6);
    exactly(engine, Format.MARKDOWN, Limit.DEPTH, "*a **b***", 4);
    exactly(engine, Format.MARKDOWN, Limit.DEPTH, "[*a*](b)", 4);
    exactly(engine, Format.MDX, Limit.DEPTH, "a <b><c>d</c></b>", 4);
  }

  @Rule("6.1")
  @DisplayName("6.1 the limits of attributes of a node and bytes of a name")
  void attributesAndNames() {
    OcpEngine engine = openWatched();
    exactly(engine, Format.MDX, Limit.ATTRIBUTES, "<a b c=\"d\" {...e}/>", 3);
    exactly(engine, Format.MDX, Limit.NAME_BYTES, "a <abcde/> b", 5);
    exactly(engine, Format.MDX, Limit.NAME_BYTES, "<a attribute=\"\"/>", 9);
    exactly(engine, Format.MDX, Limit.NAME_BYTES, "<ab.cd x/>", 5);
  }

  @Rule("6.1")
  @DisplayName("6.1 the limit of bytes of a line, without its line ending")
  void lineBytes() {
    OcpEngine engine = openWatched();
    for (String ending : List.of("\n", "\r\n", "\r")) {
      exactly(engine, Format.MDX, Limit.LINE_BYTES, "ab" + ending + "abcd" + ending, 4);
    }
    exactly(engine, Format.MDX, Limit.LINE_BYTES, "abcdef", 6);
  }

  @Rule("6.1")
  @DisplayName("6.1 diagnostics above the limit are dropped")
  void diagnostics() {
    assume(
        backend().supportsLenient(), "the engine cannot parse leniently, so it has no diagnostics");
    OcpEngine engine = openWatched();
    String source = "a </b>\n\n".repeat(5);
    for (int allowed = 1; allowed <= 6; allowed++) {
      ParseOptions options = with(Format.MDX, Limit.DIAGNOSTICS, allowed).withLenient(true);
      try (OcpDocument document = engine.parse(source, options)) {
        contract()
            .equal(
                Math.min(5, allowed),
                document.diagnostics().size(),
                "the number of diagnostics of a source with 5 errors and a limit of " + allowed,
                "Limit.DIAGNOSTICS");
      }
    }
  }
}
