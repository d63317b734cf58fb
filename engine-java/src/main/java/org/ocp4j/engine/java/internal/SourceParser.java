package org.ocp4j.engine.java.internal;

import java.nio.ByteBuffer;
import org.ocp4j.Extension;
import org.ocp4j.Format;
import org.ocp4j.Limit;
import org.ocp4j.OcpLimitException;
import org.ocp4j.ParseOptions;
import org.ocp4j.spi.Parser;
import org.ocp4j.spi.PayloadFormat;

/**
 * The parser. It reads a copy of the source in its own scratch memory, so that nobody can change the
 * bytes under it and it holds on to no memory of others.
 */
public final class SourceParser implements Parser {
  /** Scratch memory for smaller sources is never given back before {@link #close}. */
  private static final int SMALL = 1 << 20;

  /** How many sources must be much smaller than the largest before its scratch is given back. */
  private static final int WINDOW = 64;

  private static final byte[] NONE = new byte[0];

  private Phases phases = new Phases();
  private byte[] source = NONE;
  private int length;
  private int flags;
  private boolean ready;

  /** The largest source since the window began, and how many there were. */
  private int largest;

  private int count;

  /** Creates a parser with little scratch memory. */
  public SourceParser() {}

  @Override
  public int parse(ByteBuffer input, ParseOptions options) {
    ready = false;
    take(input);
    flags = flags(options);
    phases.parse(source, length, options);
    long size = Emit.size(phases.tree, phases.problems, length);
    long allowed = options.limits().get(Limit.PAYLOAD_BYTES);
    if (size > allowed) {
      throw new OcpLimitException(Limit.PAYLOAD_BYTES, allowed, size, -1);
    }
    ready = true;
    return (int) size;
  }

  private void take(ByteBuffer input) {
    length = input.remaining();
    shrink();
    if (source.length < length) {
      long twice = Math.min(Integer.MAX_VALUE - 16, 2L * source.length);
      source = new byte[(int) Math.max(length, twice)];
    }
    input.get(input.position(), source, 0, length);
  }

  /** Gives scratch memory back when a large source was an exception. */
  private void shrink() {
    largest = Math.max(largest, length);
    if (++count < WINDOW) {
      return;
    }
    if (source.length > SMALL && source.length / 8 > largest) {
      phases = new Phases();
      source = NONE;
    }
    largest = 0;
    count = 0;
  }

  private static int flags(ParseOptions options) {
    int flags = options.format() == Format.MDX ? PayloadFormat.FLAG_MDX : 0;
    if (options.has(Extension.GFM)) {
      flags |= PayloadFormat.FLAG_GFM;
    }
    if (options.has(Extension.MATH)) {
      flags |= PayloadFormat.FLAG_MATH;
    }
    if (options.has(Extension.FRONTMATTER)) {
      flags |= PayloadFormat.FLAG_FRONTMATTER;
    }
    return flags;
  }

  @Override
  public void emit(ByteBuffer target) {
    if (!ready) {
      throw new IllegalStateException("nothing parsed, or emitted already: call parse first");
    }
    ready = false;
    Emit.write(phases.tree, phases.problems, source, length, flags, target);
  }

  /** How large a source fits the scratch memory as it is. */
  int scratchBytes() {
    return source.length;
  }

  @Override
  public void close() {
    ready = false;
    phases = new Phases();
    source = NONE;
  }
}
