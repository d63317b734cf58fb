package org.ocp4j.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.ocp4j.OcpDocument;

/** Writes each document to a file of its own in a folder. */
final class FolderPrinter implements DocumentLoop.Receiver {
  private final InputReporter reporter;
  private final DocumentWriter documents;
  private final OutputFolder folder;
  private final AtomicWriter writer;

  FolderPrinter(
      InputReporter reporter, DocumentWriter documents, OutputFolder folder, AtomicWriter writer) {
    this.reporter = reporter;
    this.documents = documents;
    this.folder = folder;
    this.writer = writer;
  }

  @Override
  public void document(Input input, OcpDocument document) {
    reporter.diagnostics(input, document);
    Path file = folder.file(input);
    try {
      Path parent = file.getParent();
      if (parent != null) {
        Files.createDirectories(parent);
      }
      writer.write(file, out -> documents.write(document, out));
    } catch (IOException e) {
      throw new CommandException("cannot write " + file + ": " + Failure.of(e).reason(), e);
    }
  }

  @Override
  public void failure(Input input, Failure failure) {
    reporter.failure(input, failure);
  }
}
