package org.ocp4j.engine.java.internal;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.ocp4j.Extension;
import org.ocp4j.Format;
import org.ocp4j.Limit;
import org.ocp4j.OcpLimitException;
import org.ocp4j.ParseOptions;
import org.ocp4j.spi.Parser;
import org.ocp4j.spi.PayloadFormat;

/**
 * The parser. It reads a copy of the source in its own scratch memory, so that nobody can change
 * the bytes under it and it holds on to no memory of others.
 */
public final class SourceParser implements Parser {
  /** Scratch memory for smaller sources is never given back before {@link #close}. */
  private static final int SMALL = 1 << 20;

  /** How many sources must be much smaller than the largest before its scratch is given back. */
  private static final int WINDOW = 64;

  /** With the source, and all other scratch memory. */
  private @Nullable Phases phases;

  private int length;
  private int flags;
  private boolean ready;

  /** The largest source since the window began, and how many there were. */
  private int largest;

  private int count;

  /** Creates a parser without scratch memory. */
  public SourceParser() {}

  @Override
  public int parse(ByteBuffer input, ParseOptions options) {
    ready = false;
    Phases phases = take(input);
    flags = flags(options);
    phases.parse(length, options);
    long size = Emit.size(phases.tree, phases.problems, length);
    long allowed = options.limits().get(Limit.PAYLOAD_BYTES);
    if (size > allowed) {
      throw new OcpLimitException(Limit.PAYLOAD_BYTES, allowed, size, -1);
    }
    ready = true;
    return (int) size;
  }

  private Phases take(ByteBuffer input) {
    length = input.remaining();
    shrink();
    Phases phases = this.phases;
    if (phases == null || phases.source.length < length) {
      phases = new Phases(capacity());
      this.phases = phases;
    }
    input.get(input.position(), phases.source, 0, length);
    return phases;
  }

  private int capacity() {
    long twice = phases == null ? 0 : Math.min(Integer.MAX_VALUE - 16, 2L * phases.source.length);
    return (int) Math.max(length, twice);
  }

  /** Gives scratch memory back when a large source was an exception. */
  private void shrink() {
    largest = Math.max(largest, length);
    if (++count < WINDOW) {
      return;
    }
    int capacity = phases == null ? 0 : phases.source.length;
    if (capacity > SMALL && capacity / 8 > largest) {
      phases = null;
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
    if (!ready || phases == null) {
      throw new IllegalStateException("nothing parsed, or emitted already: call parse first");
    }
    ready = false;
    Emit.write(phases.tree, phases.problems, phases.source, length, flags, target);
  }

  @Override
  public long scratchBytes() {
    return phases == null ? 0 : phases.scratch.bytes();
  }

  @Override
  public void close() {
    ready = false;
    phases = null;
  }
}
