package org.ocp4j.tck.mutants;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.ocp4j.DiagnosticCode;
import org.ocp4j.Extension;
import org.ocp4j.Limit;
import org.ocp4j.OcpLimitException;
import org.ocp4j.ParseOptions;
import org.ocp4j.spi.Delegates;
import org.ocp4j.spi.Parser;
import org.ocp4j.spi.ParserFailure;

/** Parsers that ignore limits, report failures wrongly, accept malformed sources, or never end. */
final class GrammarMutants {
  private GrammarMutants() {}

  static List<Mutant> all() {
    return List.of(
        limit("no-depth", "the limit on depth is ignored", Limit.DEPTH, Limit.DEPTH.maximum()),
        limit("no-lines", "the limit on lines is ignored", Limit.LINE_BYTES, Integer.MAX_VALUE),
        limit("one-node-more", "one node more than allowed is accepted", Limit.NODES, 1),
        limit(
            "one-attribute-less",
            "as many attributes as allowed are refused",
            Limit.ATTRIBUTES,
            -1),
        limit("all-diagnostics", "the limit on diagnostics is ignored", Limit.DIAGNOSTICS, 1000),
        Mutant.ofParsers(
            "lenient-without-limits",
            "limits are ignored in lenient parsing",
            "6.1",
            "lenient",
            asking(GrammarMutants::unlimitedIfLenient)),
        Mutant.ofParsers(
            "wrong-limit",
            "every exceeded limit is reported as the limit on nodes",
            "6.1",
            "limit()",
            WrongLimit::new),
        Mutant.ofParsers(
            "wrong-code",
            "a mismatched tag is reported as an unexpected character",
            "6.2",
            "end-tag-mismatch",
            telling((failure, source) -> new ParserFailure(
                failure.code() == DiagnosticCode.END_TAG_MISMATCH
                    ? DiagnosticCode.UNEXPECTED_CHARACTER
                    : failure.code(),
                failure.reason(),
                failure.start(),
                failure.end()))),
        Mutant.ofParsers(
            "offset-in-characters",
            "the offset of a failure is counted in characters, not in bytes",
            "6.2",
            "reference's result",
            telling((failure, source) -> at(
                failure, characters(source, failure.start()), characters(source, failure.end())))),
        Mutant.ofParsers(
            "offset-in-buffer",
            "the offset of a failure is counted from the buffer's start, not from its position",
            "6.2",
            "position",
            telling((failure, source) -> at(
                failure, failure.start() + source.position(), failure.end() + source.position()))),
        Mutant.ofParsers(
            "no-end-of-failure",
            "the range of a failure is empty",
            "6.2",
            "reference's result",
            telling((failure, source) -> at(failure, failure.start(), failure.start()))),
        Mutant.ofParsers(
            "accepted",
            "an expression that cannot be JavaScript is accepted",
            "6.2",
            "refused",
            parser -> new Delegates.OfParser(parser) {
              @Override
              public int parse(ByteBuffer source, ParseOptions options) {
                try {
                  return super.parse(source, options);
                } catch (ParserFailure e) {
                  if (e.code() != DiagnosticCode.INVALID_JAVASCRIPT) {
                    throw e;
                  }
                  return super.parse(source, options.withLenient(true));
                }
              }
            }),
        Mutant.ofParsers(
            "lenient-loses-text",
            "lenient parsing drops the text after the first error",
            "8.2",
            "those of the reference",
            LosingText::new),
        Mutant.ofParsers(
            "lenient-refuses",
            "claims lenient parsing, and is not lenient",
            "6.2",
            "lenient",
            asking(options -> options.withLenient(false))),
        Mutant.ofParsers(
            "no-math",
            "claims the extension for math, and does not support it",
            "6.2",
            "MATH",
            asking(options -> options.with(Extension.MATH, false))),
        Mutant.ofParsers(
            "always-gfm",
            "GFM is active even if it was not requested",
            "6.2",
            "GFM",
            asking(options -> options.with(Extension.GFM, true))),
        Mutant.ofParsers(
            "index-error",
            "a source that ends in a backslash throws `ArrayIndexOutOfBoundsException`",
            "8.1",
            "random source",
            parser -> new Delegates.OfParser(parser) {
              @Override
              public int parse(ByteBuffer source, ParseOptions options) {
                if (source.hasRemaining() && source.get(source.limit() - 1) == '\\') {
                  throw new ArrayIndexOutOfBoundsException("Index " + source.limit());
                }
                return super.parse(source, options);
              }
            }),
        Mutant.ofParsers(
            "recursion",
            "nesting is parsed by recursion",
            "6.4",
            "no recursion",
            parser -> new Delegates.OfParser(parser) {
              @Override
              public int parse(ByteBuffer source, ParseOptions options) {
                descend(source, source.position());
                return super.parse(source, options);
              }
            }),
        Mutant.ofParsers(
            "quadratic",
            "each opening bracket after the thousandth is compared with all before",
            "6.4",
            "linear",
            parser -> new Delegates.OfParser(parser) {
              @Override
              public int parse(ByteBuffer source, ParseOptions options) {
                long brackets = brackets(source);
                spend(brackets < 1000 ? 0 : 60 * brackets * brackets);
                return super.parse(source, options);
              }
            }));
  }

  /** Returns a change of the parse options. */
  private static UnaryOperator<Parser> asking(UnaryOperator<ParseOptions> change) {
    return parser -> new Delegates.OfParser(parser) {
      @Override
      public int parse(ByteBuffer source, ParseOptions options) {
        return super.parse(source, change.apply(options));
      }
    };
  }

  /** Returns a change of the reported failure. */
  private static UnaryOperator<Parser> telling(
      BiFunction<ParserFailure, ByteBuffer, ParserFailure> change) {
    return parser -> new Delegates.OfParser(parser) {
      @Override
      public int parse(ByteBuffer source, ParseOptions options) {
        try {
          return super.parse(source, options);
        } catch (ParserFailure e) {
          throw change.apply(e, source);
        }
      }
    };
  }

  private static Mutant limit(String name, String broken, Limit limit, long more) {
    return Mutant.ofParsers(name, broken, "6.1", limit.name(), asking(options -> {
      long value = options.limits().get(limit) + more;
      long inRange = Math.max(1, Math.min(limit.maximum(), value));
      return options.withLimits(options.limits().with(limit, inRange));
    }));
  }

  private static ParseOptions unlimitedIfLenient(ParseOptions options) {
    ParseOptions changed = options;
    for (Limit limit : new Limit[] {Limit.NODES, Limit.DEPTH, Limit.ATTRIBUTES}) {
      changed = changed.withLimits(changed.limits().with(limit, limit.maximum()));
    }
    return options.lenient() ? changed : options;
  }

  private static ParserFailure at(ParserFailure failure, int start, int end) {
    return new ParserFailure(failure.code(), failure.reason(), start, end);
  }

  private static int characters(ByteBuffer source, int bytes) {
    return StandardCharsets.UTF_8.decode(source.slice(source.position(), bytes)).length();
  }

  private static int descend(ByteBuffer source, int at) {
    if (at == source.limit() || (source.get(at) != '>' && source.get(at) != ' ')) {
      return at;
    }
    return Math.max(at, descend(source, at + 1));
  }

  private static long brackets(ByteBuffer source) {
    long count = 0;
    while (count < source.remaining() && source.get(source.position() + (int) count) == '[') {
      count++;
    }
    return count;
  }

  /** Uses CPU time, at most some seconds. */
  private static void spend(long nanos) {
    long end = System.nanoTime() + Math.min(nanos, 4_000_000_000L);
    while (System.nanoTime() < end) {
      Thread.onSpinWait();
    }
  }

  private static final class WrongLimit extends Delegates.OfParser {
    WrongLimit(Parser parser) {
      super(parser);
    }

    @Override
    public int parse(ByteBuffer source, ParseOptions options) {
      try {
        return super.parse(source, options);
      } catch (OcpLimitException e) {
        throw new OcpLimitException(Limit.NODES, e.allowed(), e.actual(), e.offset());
      }
    }
  }

  private static final class LosingText extends Delegates.OfParser {
    LosingText(Parser parser) {
      super(parser);
    }

    @Override
    public int parse(ByteBuffer source, ParseOptions options) {
      try {
        return super.parse(source, options.withLenient(false));
      } catch (ParserFailure e) {
        if (!options.lenient()) {
          throw e;
        }
        return super.parse(source.slice(source.position(), e.start()), options);
      }
    }
  }
}
