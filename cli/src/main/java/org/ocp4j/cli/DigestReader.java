package org.ocp4j.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.ocp4j.digest.DigestAlgorithm;
import org.ocp4j.digest.Digester;
import org.ocp4j.digest.Digests;

/** Reads inputs and computes their digests. */
final class DigestReader {
  private final InputStream standardInput;

  DigestReader(InputStream standardInput) {
    this.standardInput = standardInput;
  }

  /** Returns the standard input. */
  InputStream standardInput() {
    return standardInput;
  }

  /**
   * Reads an input to its end.
   *
   * @throws InputException if the input cannot be read
   */
  Digests read(Input input, Digester digester) throws InputException {
    try {
      return input.isStandardInput() ? readStandard(digester) : digester.digest(input.validPath());
    } catch (IOException e) {
      throw new InputException(e);
    }
  }

  /** Copies the standard input to a temporary file if its length is needed in advance. */
  private Digests readStandard(Digester digester) throws IOException {
    if (digester.algorithms().stream().noneMatch(DigestAlgorithm::needsLength)) {
      return digester.digest(standardInput);
    }
    Path copy = Files.createTempFile("ocp", ".input");
    try {
      Files.copy(standardInput, copy, StandardCopyOption.REPLACE_EXISTING);
      return digester.digest(copy);
    } finally {
      Files.deleteIfExists(copy);
    }
  }
}
