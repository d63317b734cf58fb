package org.ocp4j.cli;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpEngine;
import org.ocp4j.ParseOptions;
import org.ocp4j.batch.BatchOptions;
import org.ocp4j.batch.OcpBatch;
import org.ocp4j.batch.OcpSource;
import org.ocp4j.spi.PayloadFormat;

/** Reads documents from inputs: parses sources and opens payloads. Thread-safe. */
final class DocumentReader {
  private static final String PAYLOAD_EXTENSION = ".ocp";

  private final OcpEngine engine;
  private final Function<Input, ParseOptions> options;
  private final InputStream standardInput;

  DocumentReader(
      OcpEngine engine, Function<Input, ParseOptions> options, InputStream standardInput) {
    this.engine = engine;
    this.options = options;
    this.standardInput = standardInput;
  }

  /** Reads an input and returns its open document, which the caller must close. */
  OcpDocument read(Input input) throws InputException {
    try {
      return input.isStandardInput() ? readStandardInput(input) : readFile(input);
    } catch (IOException | RuntimeException | Error e) {
      throw new InputException(e);
    }
  }

  /** Returns a source that can be parsed in a batch, or null if the input needs {@link #read}. */
  @Nullable
  OcpSource source(Input input) {
    if (input.isStandardInput()) {
      return null;
    }
    try {
      Path path = input.validPath();
      return Files.isRegularFile(path) && !isPayload(input, path)
          ? OcpSource.of(path).withName(input.name()).withOptions(options.apply(input))
          : null;
    } catch (IOException e) {
      return null; // read() reports the error
    }
  }

  /** Parses several sources together. The caller must close the batch. */
  OcpBatch parseAll(List<OcpSource> sources, int threads) {
    return engine.parseAll(sources, BatchOptions.DEFAULT.withParallelism(threads));
  }

  private OcpDocument readStandardInput(Input input) throws IOException {
    BufferedInputStream stream = new BufferedInputStream(standardInput);
    stream.mark(Integer.BYTES);
    boolean payload = isPayload(stream);
    stream.reset();
    return payload
        ? OcpDocument.open(ByteBuffer.wrap(stream.readAllBytes()))
        : engine.parse(stream, options.apply(input));
  }

  private OcpDocument readFile(Input input) throws IOException {
    Path path = input.validPath();
    return isPayload(input, path)
        ? OcpDocument.open(path)
        : engine.parse(path, options.apply(input));
  }

  /** Reads the bytes of an input that is a source, not a payload. */
  byte[] sourceBytes(Input input) throws InputException {
    try {
      byte[] bytes = input.isStandardInput()
          ? standardInput.readAllBytes()
          : Files.readAllBytes(input.validPath());
      if (input.hasExtension(PAYLOAD_EXTENSION) || isPayload(new ByteArrayInputStream(bytes))) {
        throw new IOException(
            "is a payload, not a source; write it as Markdown with: ocp parse FILE --to markdown");
      }
      return bytes;
    } catch (IOException | OutOfMemoryError e) {
      throw new InputException(e);
    }
  }

  /** Parses the source of an input. The caller must close the document. */
  OcpDocument parse(Input input, byte[] source) {
    return engine.parse(source, options.apply(input));
  }

  /**
   * Returns {@code true} if the input is a payload. A regular file is recognized by its first
   * bytes. A pipe can be read only once, so only its name counts.
   */
  private static boolean isPayload(Input input, Path path) throws IOException {
    if (input.hasExtension(PAYLOAD_EXTENSION)) {
      return true;
    }
    if (!Files.isRegularFile(path)) {
      return false;
    }
    try (InputStream stream = Files.newInputStream(path)) {
      return isPayload(stream);
    }
  }

  private static boolean isPayload(InputStream stream) throws IOException {
    byte[] start = stream.readNBytes(Integer.BYTES);
    return start.length == Integer.BYTES
        && ByteBuffer.wrap(start).order(ByteOrder.LITTLE_ENDIAN).getInt() == PayloadFormat.MAGIC;
  }
}
