package org.ocp4j.spi;

import java.nio.ByteBuffer;
import org.ocp4j.OcpLimitException;
import org.ocp4j.ParseOptions;

/**
 * A parser with its scratch memory, which it keeps between documents. Used by one thread at a time;
 * the runtime pools them.
 */
public interface Parser extends AutoCloseable {
  /**
   * Parses a source and keeps the result in scratch memory until the next call.
   *
   * @param source valid UTF-8 from position to limit, heap, direct or mapped; neither the bytes nor
   *     the position are changed, and the bytes do not change before {@link #emit}
   * @param options format, extensions and limits; the runtime has checked that this engine has the
   *     extensions, and the limit on source bytes
   * @return the payload's exact size in bytes
   * @throws ParserFailure when the source breaks the grammar and the options are not lenient
   * @throws OcpLimitException when a limit on nodes, depth, attributes, line or payload bytes is
   *     passed
   */
  int parse(ByteBuffer source, ParseOptions options);

  /**
   * Writes the payload of the last successful {@link #parse}, once, at the target's position.
   * Checksum and flags that the runtime keeps ({@link PayloadFormat#FLAG_CHECKSUM}) are left zero.
   *
   * @param target little-endian, with at least as many bytes remaining as {@link #parse} answered;
   *     the position moves past the payload
   * @throws IllegalStateException when there is no result to emit
   */
  void emit(ByteBuffer target);

  /**
   * The same into a block of the engine's own heap, from its start. An engine that can tell where its
   * blocks are without asking a buffer has its own; the others need not have any.
   *
   * @param block where the target is; it is not released meanwhile
   * @param target what {@link #emit(ByteBuffer)} is given, position zero
   * @throws IllegalStateException when there is no result to emit
   */
  default void emit(Block block, ByteBuffer target) {
    emit(target);
  }

  /**
   * Bytes of scratch memory that it holds now, in Java or elsewhere. The runtime asks when a document
   * is done, and counts them against the engine's memory limit for as long as it keeps the parser.
   */
  long scratchBytes();

  /** Gives scratch memory back. Idempotent. */
  @Override
  void close();
}
