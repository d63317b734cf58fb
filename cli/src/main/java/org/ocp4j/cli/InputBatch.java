package org.ocp4j.cli;

import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.ocp4j.OcpDocument;
import org.ocp4j.batch.OcpBatch;
import org.ocp4j.batch.OcpSource;

/**
 * The documents of several inputs. Source files are parsed together by the constructor. Payloads,
 * and inputs that can be read only once, are read when {@link #document} asks for them.
 */
final class InputBatch implements AutoCloseable {
  private final DocumentReader reader;
  private final List<Input> inputs;
  private final @Nullable OcpBatch batch;

  /** The result of each input; null for those not read yet. */
  private final OcpBatch.@Nullable Entry[] entries;

  /** Parses the source files among the inputs, on at most {@code threads} threads. */
  InputBatch(DocumentReader reader, List<Input> inputs, int threads) throws InterruptedIOException {
    this.reader = reader;
    this.inputs = inputs;
    this.entries = new OcpBatch.Entry[inputs.size()];
    List<OcpSource> sources = new ArrayList<>();
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < inputs.size(); i++) {
      OcpSource source = reader.source(inputs.get(i));
      if (source != null) {
        sources.add(source);
        places.add(i);
      }
    }
    this.batch = parse(sources, threads);
    if (batch != null) {
      batch.entries().forEach(entry -> entries[places.get(entry.index())] = entry);
    }
  }

  private @Nullable OcpBatch parse(List<OcpSource> sources, int threads)
      throws InterruptedIOException {
    OcpBatch parsed;
    try {
      parsed = reader.parseAll(sources, threads);
    } catch (Error e) {
      // Perhaps one source needs too much memory. Read alone, each gets all memory and its own
      // error.
      return null;
    }
    if (parsed.isCancelled()) {
      parsed.close();
      throw new InterruptedIOException("interrupted");
    }
    return parsed;
  }

  /**
   * Returns the open document of an input. The caller must close it, and calls this once for each.
   */
  OcpDocument document(int index) throws InputException {
    OcpBatch.Entry entry = entries[index];
    if (entry == null) {
      return reader.read(inputs.get(index));
    }
    if (!entry.isParsed()) {
      throw new InputException(Objects.requireNonNull(entry.error()));
    }
    return entry.document();
  }

  /** Closes all documents that were not handed out. */
  @Override
  public void close() {
    if (batch != null) {
      batch.close();
    }
  }
}
