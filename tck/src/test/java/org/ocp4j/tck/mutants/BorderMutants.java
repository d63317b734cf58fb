package org.ocp4j.tck.mutants;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.UnaryOperator;
import org.ocp4j.ParseOptions;
import org.ocp4j.spi.Delegates;
import org.ocp4j.spi.Parser;
import org.ocp4j.spi.PayloadFormat;

/** Parsers that read a source in blocks, and fail at the end of a block. */
final class BorderMutants {
  private BorderMutants() {}

  static List<Mutant> all() {
    return List.of(
        misread(
            "last-byte-of-64",
            "the last byte of a source whose length is a multiple of 64 is read as a space",
            source -> {
              if (source.length > 0 && source.length % 64 == 0 && source[source.length - 1] > 0) {
                source[source.length - 1] = ' ';
              }
              return source;
            }),
        misread(
            "character-across-64-kib",
            "a character across 64 KiB is read as as many question marks",
            source -> across(source, 1 << 16)),
        misread(
            "character-across-32-kib",
            "a character across a multiple of 32 KiB beyond the first is read as question marks",
            source -> {
              for (int border = 2 << 15; border < source.length; border += 1 << 15) {
                across(source, border);
              }
              return source;
            }),
        misread(
            "crlf-across-4-kib",
            "CRLF across a multiple of 4 KiB is read as two line endings",
            source -> {
              for (int border = 4096; border < source.length; border += 4096) {
                if (source[border - 1] == '\r' && source[border] == '\n') {
                  source[border - 1] = '\n';
                }
              }
              return source;
            }),
        misread("mark-at-8-kib", "a mark of emphasis at a multiple of 8 KiB is ignored", source -> {
          for (int border = 8192; border < source.length; border += 8192) {
            source[border] = source[border] == '*' ? (byte) 'a' : source[border];
          }
          return source;
        }),
        misread(
            "run-across-16-bytes",
            "two backticks across a multiple of 16 bytes are ignored",
            source -> {
              for (int border = 16; border < source.length; border += 16) {
                if (source[border - 1] == '`' && source[border] == '`') {
                  source[border - 1] = 'a';
                }
              }
              return source;
            }),
        Mutant.ofParsers(
            "payload-of-whole-pages",
            "the last byte of a payload whose size is a multiple of 4 KiB is not written",
            "8.2",
            "at byte",
            Nodes.editing(payload -> {
              int length = payload.header(PayloadFormat.H_LENGTH);
              if (length % 4096 == 0) {
                payload.octet(length - 1, (byte) 0);
              }
            })),
        Mutant.ofParsers(
            "direct-source-by-blocks",
            "a source in a direct buffer is read in blocks of 64 KiB, which may cut characters",
            "8.2",
            "at byte",
            DirectByBlocks::new));
  }

  private static Mutant misread(String name, String broken, UnaryOperator<byte[]> change) {
    return Mutant.ofParsers(name, broken, "8.2", "at byte", Misreadings.changing(change));
  }

  /** Replaces a character across a border by question marks. */
  private static byte[] across(byte[] source, int border) {
    if (border < source.length && (source[border] & 0xC0) == 0x80) {
      int from = border;
      while ((source[from] & 0xC0) == 0x80) {
        source[from--] = '?';
      }
      source[from] = '?';
      for (int at = border + 1; at < source.length && (source[at] & 0xC0) == 0x80; at++) {
        source[at] = '?';
      }
    }
    return source;
  }

  private static final class DirectByBlocks extends Delegates.OfParser {
    private final Parser cutting;
    private boolean cuts;

    DirectByBlocks(Parser parser) {
      super(parser);
      cutting = Misreadings.changing(source -> across(source, 1 << 16)).apply(parser);
    }

    @Override
    public int parse(ByteBuffer source, ParseOptions options) {
      cuts = source.isDirect();
      return cuts ? cutting.parse(source, options) : super.parse(source, options);
    }

    @Override
    public void emit(ByteBuffer target) {
      if (cuts) {
        cutting.emit(target);
      } else {
        super.emit(target);
      }
    }
  }
}
