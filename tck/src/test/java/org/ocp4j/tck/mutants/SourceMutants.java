package org.ocp4j.tck.mutants;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.ocp4j.ParseOptions;
import org.ocp4j.spi.Delegates;
import org.ocp4j.spi.Parser;

/** Parsers that copy their source, change it, or read past it. */
final class SourceMutants {
  private SourceMutants() {}

  static List<Mutant> all() {
    return List.of(
        Mutant.ofParsers(
            "copied-source",
            "a source in a direct buffer is copied to the Java heap",
            "2.4",
            "Java memory allocated",
            CopiedSource::new),
        Mutant.ofParsers(
            "moved-source",
            "parsing moves the source's position to its end",
            "2.4",
            "position",
            MovedSource::new),
        Mutant.ofParsers(
            "written-source",
            "the last byte of a source in an array is overwritten with a terminating NUL",
            "2.4",
            "bytes of a source",
            WrittenSource::new),
        Mutant.ofParsers(
            "source-from-zero",
            "a source is read from index 0, whatever its position is",
            "2.4",
            "from position to limit",
            FromZero::new),
        Mutant.ofParsers(
            "array-without-offset",
            "a source in an array is read without adding `arrayOffset()`",
            "2.4",
            "arrayOffset()",
            WithoutOffset::new));
  }

  private static final class CopiedSource extends Delegates.OfParser {
    CopiedSource(Parser parser) {
      super(parser);
    }

    @Override
    public int parse(ByteBuffer source, ParseOptions options) {
      if (!source.isDirect()) {
        return super.parse(source, options);
      }
      byte[] copy = new byte[source.remaining()];
      source.get(source.position(), copy);
      return super.parse(ByteBuffer.wrap(copy), options);
    }
  }

  private static final class MovedSource extends Delegates.OfParser {
    MovedSource(Parser parser) {
      super(parser);
    }

    @Override
    public int parse(ByteBuffer source, ParseOptions options) {
      int size = super.parse(source, options);
      source.position(source.limit());
      return size;
    }
  }

  private static final class WrittenSource extends Delegates.OfParser {
    WrittenSource(Parser parser) {
      super(parser);
    }

    @Override
    public int parse(ByteBuffer source, ParseOptions options) {
      int size = super.parse(source, options);
      if (source.hasArray() && source.hasRemaining()) {
        source.put(source.limit() - 1, (byte) 0);
      }
      return size;
    }
  }

  private static final class FromZero extends Delegates.OfParser {
    FromZero(Parser parser) {
      super(parser);
    }

    @Override
    public int parse(ByteBuffer source, ParseOptions options) {
      return super.parse(source.duplicate().position(0).limit(source.remaining()), options);
    }
  }

  private static final class WithoutOffset extends Delegates.OfParser {
    WithoutOffset(Parser parser) {
      super(parser);
    }

    @Override
    @SuppressWarnings("ByteBufferBackingArray") // this is the mistake
    public int parse(ByteBuffer source, ParseOptions options) {
      if (!source.hasArray()) {
        return super.parse(source, options);
      }
      byte[] bytes = Arrays.copyOfRange(source.array(), source.position(), source.limit());
      return super.parse(ByteBuffer.wrap(bytes), options);
    }
  }
}
