package org.ocp4j.internal.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The documents of an engine whose memory has not been released. They are in slots of tables, so
 * that adding a document takes one compare-and-set and removing it one write. A document goes into
 * the newest table; when it finds no free slot there, a table of twice the size is added.
 */
final class LiveDocuments {
  private static final int FIRST = 1 << 8;
  private static final int LARGEST = 1 << 30;

  /** The slots tried before the table counts as full, which makes it about half full at most. */
  private static final int TRIES = 8;

  /**
   * The distance between the slots of two consecutive documents: more than a cache line, because
   * several threads open documents in turns. It is odd, so that all slots are used.
   */
  private static final int STRIDE = 33;

  /** A table of documents. */
  static final class Table extends AtomicReferenceArray<@Nullable EngineDocument> {
    private static final long serialVersionUID = 1;

    Table(int length) {
      super(length);
    }
  }

  /** All tables, the newest first. */
  private volatile List<Table> tables = List.of(new Table(FIRST));

  /**
   * Adds a document.
   *
   * @throws OutOfMemoryError if there is no memory for a larger table
   */
  void add(EngineDocument document) {
    Table newest = tables.get(0);
    while (!put(newest, document)) {
      grow(newest);
      newest = tables.get(0);
    }
  }

  private static boolean put(Table table, EngineDocument document) {
    int mask = table.length() - 1;
    int start = (int) document.id() * STRIDE;
    for (int i = 0; i < TRIES; i++) {
      int slot = (start + i) & mask;
      if (table.getPlain(slot) == null && table.compareAndSet(slot, null, document)) {
        document.table = table;
        document.slot = slot;
        return true;
      }
    }
    return false;
  }

  private synchronized void grow(Table full) {
    if (tables.get(0) == full) {
      if (full.length() == LARGEST) {
        throw new OutOfMemoryError("more than " + LARGEST / 2 + " open documents");
      }
      List<Table> more = new ArrayList<>();
      more.add(new Table(2 * full.length()));
      more.addAll(tables);
      tables = List.copyOf(more);
    }
  }

  /** Removes a document, which may have been added before. */
  void remove(EngineDocument document) {
    Table table = document.table;
    if (table != null) {
      table.setRelease(document.slot, null);
    }
  }

  /** Returns a snapshot of the documents. */
  List<EngineDocument> all() {
    List<EngineDocument> documents = new ArrayList<>();
    for (Table table : tables) {
      for (int slot = 0; slot < table.length(); slot++) {
        EngineDocument document = table.get(slot);
        if (document != null) {
          documents.add(document);
        }
      }
    }
    return documents;
  }

  /** Returns the number of reads in progress on these documents. */
  long leases() {
    long leases = 0;
    for (EngineDocument document : all()) {
      leases += document.leases();
    }
    return leases;
  }

  long size() {
    return all().size();
  }
}
