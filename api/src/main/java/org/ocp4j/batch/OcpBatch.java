package org.ocp4j.batch;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpEngine;
import org.ocp4j.OcpWrongThreadException;
import org.ocp4j.Ownership;
import org.ocp4j.ParseOptions;
import org.ocp4j.digest.Digests;
import org.ocp4j.internal.Friends;

/**
 * The result of {@link OcpEngine#parseAll(java.util.List, BatchOptions)}: a document or an error
 * for each source. A batch owns its documents; closing the batch closes them all. A document may
 * also be closed on its own; its {@link Ownership} says which threads may use it. Any number of
 * threads may use a batch.
 */
public final class OcpBatch implements AutoCloseable {
  static {
    Friends.registerBatches((runtime, sources, options) ->
        new BatchRun(runtime, runtime.caller(), sources, options).parse());
  }

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

  /** Returns one entry for each source, in the order of the sources, as an unmodifiable list. */
  public List<Entry> entries() {
    return entries;
  }

  /** Returns the documents, in the order of their sources, as an unmodifiable list. */
  public List<OcpDocument> documents() {
    return documents;
  }

  /** Returns the number of sources. */
  public int size() {
    return entries.size();
  }

  /** Returns the number of sources that were parsed. */
  public int parsedCount() {
    return documents.size();
  }

  /** Returns the number of sources without a document, including those that were left out. */
  public int failedCount() {
    return entries.size() - documents.size();
  }

  /**
   * Returns {@code true} if a source was left out because of cancellation, or because the thread
   * that called {@code parseAll} was interrupted.
   */
  public boolean isCancelled() {
    return cancelled;
  }

  /** Returns the size of all payloads in bytes, including those of documents closed since. */
  public long byteSize() {
    return byteSize;
  }

  /**
   * Closes the documents that are still open; see {@link OcpDocument#close()}. If closing a
   * document throws, the other documents are closed all the same; then the first exception is
   * thrown, with the others as suppressed exceptions. A second call has no effect.
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

  /** The result for one source: a document or an error. */
  public static final class Entry {
    private final int index;
    private final String sourceName;
    private final @Nullable OcpDocument document;
    private final @Nullable Digests digests;
    private final @Nullable Exception error;

    Entry(
        int index,
        String sourceName,
        @Nullable OcpDocument document,
        @Nullable Digests digests,
        @Nullable Exception error) {
      this.index = index;
      this.sourceName = sourceName;
      this.document = document;
      this.digests = digests;
      this.error = error;
    }

    /** Returns the place of the source in the list, from 0. */
    public int index() {
      return index;
    }

    /** Returns the name of the source; see {@link OcpSource#name()}. */
    public String sourceName() {
      return sourceName;
    }

    /** Returns {@code true} if the source was parsed. Its document may have been closed since. */
    public boolean isParsed() {
      return document != null;
    }

    /**
     * Returns the document.
     *
     * @throws IllegalStateException when the source was not parsed; its cause is the {@link #error}
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
                + "; check isParsed() first, or get the documents that were parsed from"
                + " OcpBatch.documents()",
            error);
      }
      return document;
    }

    /**
     * Returns {@code true} if the source was read and its digests were asked for, with {@link
     * OcpSource#withDigests}.
     */
    public boolean hasDigests() {
      return digests != null;
    }

    /**
     * Returns the digests of the source. A source that was read has them even if it could not be
     * parsed.
     *
     * @throws IllegalStateException when no digests were asked for, or when the source was not read
     *     to its end; then the {@link #error} is its cause
     */
    public Digests digests() {
      if (digests == null) {
        throw new IllegalStateException(
            "source " + index + ", \"" + sourceName + "\", has no digests: "
                + (error == null
                    ? "none were asked for; use OcpSource.withDigests"
                    : "none were asked for with OcpSource.withDigests, or it was not read: " + error
                        + "; check hasDigests() first"),
            error);
      }
      return digests;
    }

    /**
     * Returns the exception that {@link OcpEngine#parse(String, ParseOptions) parse} or reading the
     * source threw, or a {@link java.util.concurrent.CancellationException} if the source was left
     * out. Returns null if the source was parsed.
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
