package org.ocp4j.internal;

import java.nio.ByteBuffer;
import java.util.function.Function;
import org.ocp4j.Limit;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpLimitException;
import org.ocp4j.ParseOptions;
import org.ocp4j.memory.OcpMemoryLimitException;
import org.ocp4j.spi.ParserFailure;

/** Runs an engine's parsers: one is taken, parses, writes its result where it is told, and goes back. */
final class Parsing {
  private final String id;
  private final SourceChecks checks;
  private final ParserPool parsers;

  Parsing(String id, SourceChecks checks, ParserPool parsers) {
    this.id = id;
    this.checks = checks;
    this.parsers = parsers;
  }

  /** Where a parser's result goes. */
  interface Destination {
    OcpDocument emit(
        ParserPool.Slot slot,
        int size,
        ParseOptions options,
        Function<DocumentOpening, OcpDocument> documents);
  }

  /** Parses a source; whatever becomes of it, the parser is back in its pool or closed. */
  OcpDocument parse(
      ByteBuffer source,
      ParseOptions options,
      Function<DocumentOpening, OcpDocument> documents,
      Destination destination) {
    checks.requireSupport(options);
    ByteBuffer checked = checks.checked(source, options);
    ParserPool.Slot slot = parsers.take();
    OcpDocument document;
    try {
      int size = checked(slot.parser.parse(checked, options), options);
      document = destination.emit(slot, size, options, documents);
    } catch (ParserFailure e) {
      parsers.giveBack(slot);
      throw checks.exception(e, checked);
    } catch (OcpLimitException | OcpMemoryLimitException e) {
      parsers.giveBack(slot);
      throw e;
    } catch (Throwable e) {
      drop(slot, e);
      throw e;
    }
    parsers.giveBack(slot);
    return document;
  }

  /** A parser that failed in a way it should not have may be in any state. */
  private void drop(ParserPool.Slot slot, Throwable failure) {
    try {
      parsers.drop(slot);
    } catch (RuntimeException e) {
      failure.addSuppressed(e);
    }
  }

  private static int checked(int size, ParseOptions options) {
    long allowed = options.limits().get(Limit.PAYLOAD_BYTES);
    if (size > allowed) {
      throw new OcpLimitException(Limit.PAYLOAD_BYTES, allowed, size, -1);
    }
    return size;
  }

  /** Has the payload written into a block. */
  void write(ParserPool.Slot slot, EngineBlock block, int size, ParseOptions options) {
    ByteBuffer bytes = block.part(size);
    slot.parser.emit(block.own(), bytes);
    finish(bytes, size, options);
  }

  /** Has the payload written into memory of its size. */
  void write(ParserPool.Slot slot, ByteBuffer bytes, int size, ParseOptions options) {
    slot.parser.emit(bytes);
    finish(bytes, size, options);
  }

  private void finish(ByteBuffer bytes, int size, ParseOptions options) {
    if (bytes.position() != size) {
      throw new IllegalStateException(
          "engine \"" + id + "\" announced " + size + " bytes and wrote " + bytes.position());
    }
    if (options.checksum()) {
      Checksum.add(bytes);
    }
  }
}
