package org.ocp4j.batch;

import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.nio.channels.ClosedByInterruptException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpEngine;
import org.ocp4j.ParseOptions;
import org.ocp4j.digest.Digests;
import org.ocp4j.internal.Friends;
import org.ocp4j.internal.engine.EngineRuntime;
import org.ocp4j.internal.lifetime.Caller;
import org.ocp4j.internal.threads.Crew;

/** One call of {@link OcpEngine#parseAll(List, BatchOptions)}. */
final class BatchRun implements Crew.Tasks {
  private final EngineRuntime runtime;
  private final Caller caller;
  private final List<OcpSource> sources;
  private final BatchOptions options;
  private final Crew crew;

  /** The document of each source. Threads write their own elements; the crew publishes them. */
  private final @Nullable OcpDocument[] documents;

  /** The digests of each source that has any. */
  private final @Nullable Digests[] digests;

  private final @Nullable Exception[] errors;
  private final OcpBatch.@Nullable Entry[] entries;
  private final AtomicLong byteSize = new AtomicLong();
  private volatile boolean cancelled;
  private int completed;

  BatchRun(EngineRuntime runtime, Caller caller, List<OcpSource> sources, BatchOptions options) {
    this.runtime = runtime;
    this.caller = caller;
    this.sources = List.copyOf(sources);
    this.options = Objects.requireNonNull(options, "options");
    int size = this.sources.size();
    this.documents = new OcpDocument[size];
    this.digests = new Digests[size];
    this.errors = new Exception[size];
    this.entries = new OcpBatch.Entry[size];
    this.crew = new Crew(size, options.parallelism(), this);
  }

  OcpBatch parse() {
    try {
      crew.work();
      return batch();
    } catch (Throwable e) {
      closeAll(e);
      throw e;
    }
  }

  private OcpBatch batch() {
    CancellationException leftOut =
        new CancellationException("the source was not begun before the batch was cancelled");
    for (int i = 0; i < entries.length; i++) {
      if (entries[i] == null) {
        cancelled = true;
        entries[i] = new OcpBatch.Entry(i, sources.get(i).name(), null, null, leftOut);
      }
    }
    return new OcpBatch(Arrays.asList(entries), byteSize.get(), cancelled);
  }

  private void closeAll(Throwable failure) {
    try {
      OcpBatch.closeAll(Arrays.stream(documents).filter(Objects::nonNull).toList());
    } catch (RuntimeException | Error e) {
      failure.addSuppressed(e);
    }
  }

  @Override
  public boolean mayGoOn() {
    return !options.cancellation().getAsBoolean();
  }

  @Override
  public void run(int index) {
    OcpSource source = sources.get(index);
    ParseOptions parsing = source.optionsOr(options.parseOptions());
    try {
      OcpDocument document = source.parse(runtime, parsing, bytes -> {
        digests[index] = source.digests(bytes);
        return Friends.documents().parse(runtime.documents(), bytes, parsing, caller);
      });
      documents[index] = document;
      byteSize.addAndGet(Friends.documents().payloadByteSize(document));
    } catch (Exception e) {
      errors[index] = isInterruption(e) ? interrupted(e) : e;
    }
  }

  @Override
  public void done(int index) {
    OcpBatch.Entry entry = new OcpBatch.Entry(
        index, sources.get(index).name(), documents[index], digests[index], errors[index]);
    entries[index] = entry;
    options.progress().progressed(++completed, sources.size(), entry);
  }

  /**
   * Returns {@code true} if reading ended because the thread that called parseAll was interrupted.
   */
  private boolean isInterruption(Exception e) {
    boolean byStream =
        e instanceof InterruptedIOException && !(e instanceof SocketTimeoutException);
    if (byStream && Thread.currentThread().equals(caller.thread())) {
      Thread.currentThread().interrupt(); // the exception cleared the status
    }
    return (byStream || e instanceof ClosedByInterruptException) && crew.isInterrupted();
  }

  private CancellationException interrupted(Exception e) {
    cancelled = true;
    CancellationException cancellation = new CancellationException(
        "the thread that called parseAll was interrupted while the source was read");
    cancellation.initCause(e);
    return cancellation;
  }
}
