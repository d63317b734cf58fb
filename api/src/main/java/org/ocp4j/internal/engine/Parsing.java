package org.ocp4j.internal.engine;

import java.nio.ByteBuffer;
import org.ocp4j.MalformedInput;
import org.ocp4j.OcpLimitException;
import org.ocp4j.ParseOptions;
import org.ocp4j.internal.memory.EngineBlock;
import org.ocp4j.internal.payload.Checksum;
import org.ocp4j.memory.OcpMemoryLimitException;
import org.ocp4j.spi.ParserFailure;
import org.ocp4j.spi.PendingPayload;

/**
 * Runs an engine's parsers in two steps: {@link #begin} parses, then {@code write} writes the
 * payload to the memory that the caller has chosen.
 */
public final class Parsing {
  private final String id;
  private final SourceChecks checks;
  private final ParserPool parsers;

  Parsing(String id, SourceChecks checks, ParserPool parsers) {
    this.id = id;
    this.checks = checks;
    this.parsers = parsers;
  }

  /**
   * Parses a source.
   *
   * @return a parser that holds the payload; the caller must close the slot
   */
  public ParserPool.Slot begin(ByteBuffer source, ParseOptions options) {
    checks.requireSupport(options);
    ByteBuffer checked = checks.checked(source, options);
    ParserPool.Slot slot = parsers.take();
    try {
      slot.size = PendingPayload.check(slot.parser.parse(checked, options), options);
      return slot;
    } catch (ParserFailure e) {
      slot.close();
      ByteBuffer mended = checks.mended(e, checked, options);
      return begin(mended, options.withMalformedInput(MalformedInput.REPORT));
    } catch (OcpLimitException | OcpMemoryLimitException e) {
      slot.close();
      throw e;
    } catch (Throwable e) {
      drop(slot, e);
      throw e;
    }
  }

  /** Closes a parser after an unexpected failure, whose state is unknown. */
  private static void drop(ParserPool.Slot slot, Throwable failure) {
    slot.isSound = false;
    try {
      slot.close();
    } catch (RuntimeException e) {
      failure.addSuppressed(e);
    }
  }

  /** Writes the payload to the start of a block. */
  void write(ParserPool.Slot slot, EngineBlock block, ParseOptions options) {
    ByteBuffer bytes = block.part(slot.size);
    slot.isSound = false;
    slot.parser.emit(block.own(), bytes);
    finish(slot, bytes, options);
  }

  /** Writes the payload to a buffer of exactly its size. */
  public void write(ParserPool.Slot slot, ByteBuffer bytes, ParseOptions options) {
    slot.isSound = false;
    slot.parser.emit(bytes);
    finish(slot, bytes, options);
  }

  private void finish(ParserPool.Slot slot, ByteBuffer bytes, ParseOptions options) {
    if (bytes.position() != slot.size) {
      throw new IllegalStateException(
          "engine \"" + id + "\" announced " + slot.size + " bytes and wrote " + bytes.position());
    }
    slot.isSound = true;
    if (options.checksum()) {
      Checksum.add(bytes);
    }
  }
}
