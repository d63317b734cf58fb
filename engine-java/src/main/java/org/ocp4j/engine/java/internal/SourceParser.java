package org.ocp4j.engine.java.internal;

import java.nio.ByteBuffer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.ocp4j.ParseOptions;
import org.ocp4j.spi.Parser;
import org.ocp4j.spi.PayloadFormat;
import org.ocp4j.spi.PendingPayload;

/**
 * The parser. It reads a copy of the source in its own scratch memory: no caller can change the
 * bytes during a parse, and the parser keeps no memory of callers alive.
 */
public final class SourceParser implements Parser {
  /** Scratch memory of this size or less is kept until {@link #close}, in bytes of the source. */
  private static final int SMALL = 1 << 20;

  /**
   * The number of sources that must be much smaller than the largest before its scratch memory is
   * dropped.
   */
  private static final int WINDOW = 64;

  private final PendingPayload pending = new PendingPayload();

  /** The phases with all scratch memory, the copy of the source included. */
  private @Nullable Phases phases;

  private int length;
  private int flags;

  /**
   * The largest source since the window began, in bytes. {@link #count} is the number of sources.
   */
  private int largest;

  private int count;

  /** Creates a parser without scratch memory. */
  public SourceParser() {}

  @Override
  public int parse(ByteBuffer input, ParseOptions options) {
    pending.clear();
    Phases phases = take(input);
    flags = PayloadFormat.flags(options);
    phases.parse(length, options);
    long size = Emit.size(phases.tree, phases.problems, length);
    return pending.set(PendingPayload.check(size, options));
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

  /** Drops scratch memory if only one of the last sources was large. */
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

  @Override
  public void emit(ByteBuffer target) {
    pending.sizeFor(target);
    pending.clear();
    Phases parsed = Objects.requireNonNull(phases);
    Emit.write(parsed.tree, parsed.problems, parsed.source, length, flags, target);
  }

  @Override
  public long scratchBytes() {
    return phases == null ? 0 : phases.scratch.bytes();
  }

  @Override
  public void close() {
    pending.clear();
    phases = null;
  }
}
