package org.ocp4j.tck.mutants;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.ocp4j.DiagnosticCode;
import org.ocp4j.Limit;
import org.ocp4j.OcpLimitException;
import org.ocp4j.ParseOptions;
import org.ocp4j.spi.Delegates;
import org.ocp4j.spi.Parser;
import org.ocp4j.spi.ParserFailure;

/** Parsers whose errors are almost right. */
final class ExactMutants {
  private ExactMutants() {}

  static List<Mutant> all() {
    return List.of(
        limit(
            "limit-offset-in-characters",
            "the offset of an exceeded limit is counted in characters",
            (e, source) -> new OcpLimitException(
                e.limit(), e.allowed(), e.actual(), characters(source, e.offset()))),
        limit(
            "limit-in-round-numbers",
            "the actual value of an exceeded limit is always the allowed one plus one",
            (e, source) ->
                new OcpLimitException(e.limit(), e.allowed(), e.allowed() + 1, e.offset())),
        limit(
            "limit-at-the-start",
            "the offset of an exceeded limit on depth is 0",
            (e, source) -> new OcpLimitException(
                e.limit(), e.allowed(), e.actual(), e.limit() == Limit.DEPTH ? 0 : e.offset())),
        limit(
            "line-with-its-ending",
            "the bytes of a line that is too long include its line ending",
            (e, source) -> new OcpLimitException(
                e.limit(),
                e.allowed(),
                e.limit() == Limit.LINE_BYTES ? e.actual() + 1 : e.actual(),
                e.offset())),
        failure(
            "words-of-its-own",
            "the reason of a refusal has other words",
            e -> new ParserFailure(
                e.code(), e.reason().replace(", expected", "; expected"), e.start(), e.end())),
        failure(
            "code-points-in-lower-case",
            "a code point in a reason has hex digits in lower case",
            e -> new ParserFailure(e.code(), lower(e.reason()), e.start(), e.end())),
        failure(
            "end-of-the-line",
            "the range of a failure in JavaScript is one byte long",
            e -> e.code() == DiagnosticCode.INVALID_JAVASCRIPT
                ? new ParserFailure(e.code(), e.reason(), e.start(), e.start() + 1)
                : e));
  }

  private static Mutant limit(
      String name,
      String broken,
      BiFunction<OcpLimitException, ByteBuffer, OcpLimitException> change) {
    return Mutant.ofParsers(
        name, broken, "6.1", "expected", parser -> new Delegates.OfParser(parser) {
          @Override
          public int parse(ByteBuffer source, ParseOptions options) {
            try {
              return super.parse(source, options);
            } catch (OcpLimitException e) {
              throw change.apply(e, source);
            }
          }
        });
  }

  private static Mutant failure(String name, String broken, UnaryOperator<ParserFailure> change) {
    UnaryOperator<Parser> changed = parser -> new Delegates.OfParser(parser) {
      @Override
      public int parse(ByteBuffer source, ParseOptions options) {
        try {
          return super.parse(source, options);
        } catch (ParserFailure e) {
          throw change.apply(e);
        }
      }
    };
    return Mutant.ofParsers(name, broken, "6.2", "reference", changed);
  }

  private static long characters(ByteBuffer source, long bytes) {
    return bytes < 0
        ? bytes
        : StandardCharsets.UTF_8
            .decode(source.slice(source.position(), (int) bytes))
            .length();
  }

  private static String lower(String reason) {
    int at = reason.indexOf("(U+");
    return at < 0
        ? reason
        : reason.substring(0, at + 3)
            + reason.substring(at + 3, at + 7).toLowerCase(Locale.ROOT)
            + reason.substring(at + 7);
  }
}
