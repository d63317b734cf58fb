package org.ocp4j.spi;

import java.nio.ByteBuffer;
import org.ocp4j.Limit;
import org.ocp4j.Limits;
import org.ocp4j.ParseOptions;

/**
 * Writes parse options for a parser in another language: the struct {@code ocp_options} of the C
 * interface, which the WebAssembly module also uses.
 */
public final class OptionRecord {
  /** The size of the struct in bytes. */
  public static final int BYTES = 72;

  private static final int FLAGS = 4;
  private static final int LIMITS = 8;
  private static final int LENIENT = 1 << 16;
  private static final Limit[] ALL = Limit.values();

  private OptionRecord() {}

  /**
   * Writes all fields of the struct.
   *
   * @param options the options
   * @param struct a buffer in the byte order of the parser; its position is neither used nor
   *     changed
   * @param at the index where the struct starts
   */
  public static void write(ParseOptions options, ByteBuffer struct, int at) {
    struct.putInt(at, BYTES);
    int flags = PayloadFormat.flags(options);
    struct.putInt(at + FLAGS, options.lenient() ? flags | LENIENT : flags);
    Limits limits = options.limits();
    for (int i = 0; i < ALL.length; i++) {
      struct.putLong(at + LIMITS + i * Long.BYTES, limits.get(ALL[i]));
    }
  }
}
