package org.ocp4j.spi;

import java.nio.ByteBuffer;
import org.ocp4j.OcpLimitException;
import org.ocp4j.ParseOptions;

/**
 * A parser with its scratch memory, which it may keep between documents. One thread at a time uses
 * a parser; the runtime pools parsers.
 */
public interface Parser extends AutoCloseable {
  /**
   * Parses a source, and keeps the result in scratch memory until the next call.
   *
   * @param source a heap, direct or mapped buffer with UTF-8 between its position and limit, which
   *     is valid unless the engine {@linkplain EngineBackend#checksUtf8 checks} that; the parser
   *     changes neither its bytes nor its position, and the bytes stay the same until
   *     {@link #emit} returns
   * @param options the format, extensions and limits; the runtime has checked that this engine
   *     supports the extensions, and has checked the limit on source bytes
   * @return the size of the payload in bytes
   * @throws ParserFailure when the source breaks the grammar and the options are not lenient, or is
   *     not UTF-8
   * @throws OcpLimitException when the source exceeds a limit on nodes, depth, attributes, line or
   *     payload bytes
   */
  int parse(ByteBuffer source, ParseOptions options);

  /**
   * Writes the payload of the last successful {@link #parse} at the target's position. A payload is
   * written once. The checksum and its flag ({@link PayloadFormat#FLAG_CHECKSUM}) are zero; the
   * runtime sets them.
   *
   * @param target a little-endian buffer with room for as many bytes as {@link #parse} returned;
   *     its position moves to the end of the payload
   * @throws IllegalStateException when no result is left to write
   */
  void emit(ByteBuffer target);

  /**
   * Writes the payload at the start of a block of this engine. Engines that know the address of a
   * block may override this method, which saves them from reading it from a buffer.
   *
   * @param block the block of the target, which is not released until this method returns
   * @param target a buffer as for {@link #emit(ByteBuffer)}, at position 0
   * @throws IllegalStateException when no result is left to write
   */
  default void emit(Block block, ByteBuffer target) {
    emit(target);
  }

  /**
   * Returns the bytes of scratch memory that this parser holds now, on the Java heap or elsewhere.
   * The runtime calls this method after each document, and counts the bytes against the engine's
   * memory limit for as long as it keeps the parser.
   */
  long scratchBytes();

  /** Closes this parser and releases its scratch memory. A second call has no effect. */
  @Override
  void close();
}
