package org.ocp4j;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What became of sources that were parsed together. It owns the documents: closing it closes them
 * all. Each can be closed before, on its own; who may read and close it is its {@link Ownership}. A
 * batch is safe for use by any number of threads.
 */
public final class OcpBatch implements AutoCloseable {
  private final List<Entry> entries;
  private final List<OcpDocument> documents;
  private final long byteSize;
  private final boolean cancelled;

  OcpBatch(List<Entry> entries, long byteSize, boolean cancelled) {
    this.entries = List.copyOf(entries);
    this.documents =
        this.entries.stream().filter(Entry::isParsed).map(Entry::document).toList();
    this.byteSize = byteSize;
    this.cancelled = cancelled;
  }

  /** An entry for each source, in their order; unmodifiable. */
  public List<Entry> entries() {
    return entries;
  }

  /** The documents of the sources that were parsed, in their order; unmodifiable. */
  public List<OcpDocument> documents() {
    return documents;
  }

  /** How many sources there were. */
  public int size() {
    return entries.size();
  }

  /** How many of them were parsed. */
  public int parsedCount() {
    return documents.size();
  }

  /** How many of them were not parsed, those that cancellation left out included. */
  public int failedCount() {
    return entries.size() - documents.size();
  }

  /**
   * Whether a source was left out because the batch was cancelled or the thread that asked for it
   * interrupted. What comes when every source was begun cancels nothing.
   */
  public boolean isCancelled() {
    return cancelled;
  }

  /** Bytes of the payloads of its documents when they were parsed, the closed ones included. */
  public long byteSize() {
    return byteSize;
  }

  /**
   * Closes the documents that are still open, see {@link OcpDocument#close()}. When one cannot be
   * closed, the others are; what the first one threw is thrown, and suppresses the rest.
   * Idempotent.
   *
   * @throws OcpWrongThreadException when a document is confined to another thread
   */
  @Override
  public void close() {
    closeAll(documents);
  }

  static void closeAll(Iterable<OcpDocument> documents) {
    Throwable first = null;
    for (OcpDocument document : documents) {
      try {
        document.close();
      } catch (RuntimeException | Error e) {
        if (first == null) {
          first = e;
        } else if (!first.equals(e)) {
          first.addSuppressed(e);
        }
      }
    }
    if (first instanceof Error e) {
      throw e;
    }
    if (first instanceof RuntimeException e) {
      throw e;
    }
  }

  @Override
  public String toString() {
    return "OcpBatch["
        + parsedCount()
        + " parsed, "
        + failedCount()
        + " failed"
        + (cancelled ? ", cancelled]" : "]");
  }

  /** What became of one source: a document or an error. */
  public static final class Entry {
    private final int index;
    private final String sourceName;
    private final @Nullable OcpDocument document;
    private final @Nullable Exception error;

    Entry(int index, String sourceName, @Nullable OcpDocument document, @Nullable Exception error) {
      this.index = index;
      this.sourceName = sourceName;
      this.document = document;
      this.error = error;
    }

    /** The source's place in the list, from 0. */
    public int index() {
      return index;
    }

    /** {@link OcpSource#name()}. */
    public String sourceName() {
      return sourceName;
    }

    /** Whether there is a document; it may be closed by now. */
    public boolean isParsed() {
      return document != null;
    }

    /**
     * The document, always the same one.
     *
     * @throws IllegalStateException when there is none; its cause is the {@link #error}
     */
    public OcpDocument document() {
      if (document == null) {
        throw new IllegalStateException(
            "source "
                + index
                + ", \""
                + sourceName
                + "\", has no document: "
                + error
                + "; ask isParsed() first, or take those that were parsed from"
                + " OcpBatch.documents()",
            error);
      }
      return document;
    }

    /**
     * Why there is no document; null when there is one. What {@link OcpEngine#parse(String,
     * ParseOptions) parse} throws, what reading the source threw, or a {@link
     * java.util.concurrent.CancellationException} when the source was left out.
     */
    public @Nullable Exception error() {
      return error;
    }

    @Override
    public String toString() {
      return "Entry["
          + index
          + ", "
          + sourceName
          + ", "
          + Objects.requireNonNullElse(error, "parsed")
          + ']';
    }
  }
}
