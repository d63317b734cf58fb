package org.ocp4j.cli;

import java.io.IOException;
import java.util.List;
import org.ocp4j.OcpDocument;

/** Reads inputs on several threads, and passes their documents on one after another, in order. */
final class DocumentLoop {
  private final DocumentReader reader;
  private final int threads;

  /** Receives the documents of the inputs. */
  interface Receiver {
    /** Receives an open document, which is closed after this method returns. */
    void document(Input input, OcpDocument document) throws IOException;

    /** Receives the reason why an input has no document. */
    void failure(Input input, Failure failure) throws IOException;
  }

  DocumentLoop(DocumentReader reader, int threads) {
    this.reader = reader;
    this.threads = threads;
  }

  /** Returns a loop that uses a thread for each processor. */
  static DocumentLoop ofAllProcessors(DocumentReader reader) {
    return new DocumentLoop(reader, Runtime.getRuntime().availableProcessors());
  }

  /** Reads all inputs, and returns the number of those that failed. */
  int run(List<Input> inputs, Receiver receiver) throws IOException {
    int failed = 0;
    for (List<Input> window : new InputWindows(inputs)) {
      try (InputBatch batch = new InputBatch(reader, window, threads)) {
        for (int i = 0; i < window.size(); i++) {
          Input input = window.get(i);
          try (OcpDocument document = batch.document(i)) {
            receiver.document(input, document);
          } catch (InputException e) {
            failed++;
            receiver.failure(input, e.failure());
          }
        }
      }
    }
    return failed;
  }
}
