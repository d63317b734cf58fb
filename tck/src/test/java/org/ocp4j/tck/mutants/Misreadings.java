package org.ocp4j.tck.mutants;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.ocp4j.ParseOptions;
import org.ocp4j.spi.Delegates;
import org.ocp4j.spi.Parser;
import org.ocp4j.spi.PayloadFormat;

/**
 * Parsers that read a part of a source as other text of the same length, as a parser does that
 * lacks a rule of the grammar. The payload has the original source.
 */
final class Misreadings {
  private Misreadings() {}

  /** Returns parsers that read each match of a regular expression as another text. */
  static UnaryOperator<Parser> of(String regex, String instead) {
    Pattern pattern = Pattern.compile(regex);
    return changing(source -> {
      String text = new String(source, StandardCharsets.ISO_8859_1);
      String other = pattern.matcher(text).replaceAll(instead);
      return other.getBytes(StandardCharsets.ISO_8859_1);
    });
  }

  /** Returns parsers that read each source as another one of the same length. */
  static UnaryOperator<Parser> changing(UnaryOperator<byte[]> change) {
    return changing(options -> true, change);
  }

  /** Returns parsers that read sources as others if the options satisfy a condition. */
  static UnaryOperator<Parser> changing(
      Predicate<ParseOptions> when, UnaryOperator<byte[]> change) {
    return parser -> new Misreading(parser, when, change);
  }

  private static final class Misreading extends Delegates.OfParser {
    private final Predicate<ParseOptions> when;
    private final UnaryOperator<byte[]> change;
    private byte[] right = new byte[0];

    Misreading(Parser parser, Predicate<ParseOptions> when, UnaryOperator<byte[]> change) {
      super(parser);
      this.when = when;
      this.change = change;
    }

    @Override
    public int parse(ByteBuffer source, ParseOptions options) {
      byte[] bytes = new byte[source.remaining()];
      source.get(source.position(), bytes);
      right = bytes;
      byte[] other = when.test(options) ? change.apply(bytes.clone()) : bytes;
      if (other.length != bytes.length) {
        throw new IllegalStateException("the changed source must have the length of the original");
      }
      return super.parse(ByteBuffer.wrap(other), options);
    }

    @Override
    public void emit(ByteBuffer target) {
      int start = target.position();
      super.emit(target);
      int shown =
          target.order(ByteOrder.LITTLE_ENDIAN).getInt(start + PayloadFormat.H_SOURCE_OFFSET);
      target.put(start + shown, right);
    }
  }
}
