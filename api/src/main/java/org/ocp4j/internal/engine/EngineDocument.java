package org.ocp4j.internal.engine;

import java.nio.ByteBuffer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.ocp4j.Ownership;
import org.ocp4j.internal.lifetime.DocumentMemory;
import org.ocp4j.internal.lifetime.LeakLog;
import org.ocp4j.internal.memory.EngineBlock;
import org.ocp4j.internal.payload.Payload;
import org.ocp4j.memory.LeakReport;

/**
 * The memory of a document that an engine parsed: one block of the engine's heap.
 *
 * @spec contract.md#1.1 Contract 1.1
 */
public final class EngineDocument extends DocumentMemory implements LeakLog.Suspect {
  private final EngineDocuments documents;
  private final long id;
  private final long openedNanos = System.nanoTime();
  private final @Nullable Throwable site;
  private @Nullable EngineBlock block;

  /** The table of {@link LiveDocuments} that has this document, in {@link #slot}. */
  LiveDocuments.@Nullable Table table;

  int slot;

  EngineDocument(
      Object holder,
      EngineDocuments documents,
      long id,
      EngineBlock block,
      Ownership ownership,
      Thread owner,
      @Nullable Throwable site) {
    super(holder, block.payload(), ownership, owner);
    this.documents = documents;
    this.id = id;
    this.block = block;
    this.site = site;
  }

  @Override
  public LeakReport.Kind kind() {
    return LeakReport.Kind.DOCUMENT;
  }

  @Override
  public long id() {
    return id;
  }

  @Override
  public long bytes() {
    return byteSize();
  }

  @Override
  public long openedNanos() {
    return openedNanos;
  }

  @Override
  public @Nullable Throwable site() {
    return site;
  }

  @Override
  public ByteBuffer export(Payload current, int offset, int length) {
    return Objects.requireNonNull(block).export(offset, length, ownership() == Ownership.CONFINED);
  }

  @Override
  protected void released() {
    super.released();
    EngineBlock last = block;
    block = null;
    if (last != null) {
      documents.release(this, last);
    }
  }

  @Override
  protected void forgotten() {
    documents.leaks().report(this, bytes(), LeakReport.Reason.UNREACHABLE);
  }
}
