package org.ocp4j.internal.engine;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The documents of an engine whose memory has not been released. They are in several linked lists,
 * so that threads rarely wait for each other.
 */
public final class LiveDocuments {
  private static final int LISTS = 16;

  private final Part[] parts = new Part[LISTS];

  private static final class Part {
    private @Nullable EngineDocument first;
    private long size;

    synchronized void add(EngineDocument document) {
      EngineDocument second = first;
      document.next = second;
      if (second != null) {
        second.previous = document;
      }
      first = document;
      size++;
    }

    synchronized void remove(EngineDocument document) {
      EngineDocument before = document.previous;
      EngineDocument after = document.next;
      if (before == null) {
        first = after;
      } else {
        before.next = after;
      }
      if (after != null) {
        after.previous = before;
      }
      document.previous = null;
      document.next = null;
      size--;
    }

    synchronized void copyTo(List<EngineDocument> documents) {
      for (EngineDocument at = first; at != null; at = at.next) {
        documents.add(at);
      }
    }

    synchronized long size() {
      return size;
    }
  }

  LiveDocuments() {
    for (int i = 0; i < LISTS; i++) {
      parts[i] = new Part();
    }
  }

  void add(EngineDocument document) {
    part(document).add(document);
  }

  /** Removes a document, which must have been added before. */
  void remove(EngineDocument document) {
    part(document).remove(document);
  }

  private Part part(EngineDocument document) {
    return parts[(int) document.id() & (LISTS - 1)];
  }

  /** Returns a snapshot of the documents. */
  List<EngineDocument> all() {
    List<EngineDocument> documents = new ArrayList<>();
    for (Part part : parts) {
      part.copyTo(documents);
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
    long size = 0;
    for (Part part : parts) {
      size += part.size();
    }
    return size;
  }
}
