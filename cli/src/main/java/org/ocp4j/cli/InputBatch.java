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
 * The documents of some inputs. Sources in files are parsed together beforehand; payloads, and what
 * can be read only once, are read when they are asked for.
 */
final class InputBatch implements AutoCloseable {
  private final DocumentReader reader;
  private final List<Input> inputs;
  private final @Nullable OcpBatch batch;

  /** What came of each input; null for those not read yet. */
  private final OcpBatch.@Nullable Entry[] entries;

  /** Parses what can be, on so many threads at most. */
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
      // One source may be to blame; alone, each gets its own error, and all the memory there is.
      return null;
    }
    if (parsed.isCancelled()) {
      parsed.close();
      throw new InterruptedIOException("interrupted");
    }
    return parsed;
  }

  /** The open document of an input, which the caller closes. Called once for each. */
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

  /** Closes the documents that nobody asked for. */
  @Override
  public void close() {
    if (batch != null) {
      batch.close();
    }
  }
}
