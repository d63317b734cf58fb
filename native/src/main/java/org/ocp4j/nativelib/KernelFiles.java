package org.ocp4j.nativelib;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import org.ocp4j.kernel.KernelCode;
import org.ocp4j.nativelib.LibraryIndex.Entry;

/** Finds and checks the files of libraries of kernels. */
final class KernelFiles {
  private final Machine machine;

  KernelFiles(Machine machine) {
    this.machine = machine;
  }

  /**
   * Returns the file of a library. Bytes are written to the directory that the native library is
   * extracted to.
   *
   * @throws LibraryFileException if the file must not be loaded on this platform
   * @throws IOException if the file cannot be read or written
   */
  Path path(KernelCode code) throws IOException {
    Path named = code.file();
    Path file = named == null ? extracted(code) : named;
    LibraryFile.check(file, Platform.of(machine));
    return file;
  }

  private Path extracted(KernelCode code) throws IOException {
    byte[] bytes = code.bytes();
    String directory = machine.property(NativeLibrary.DIRECTORY_PROPERTY);
    String base = directory.isBlank() ? machine.property("java.io.tmpdir") : directory;
    PrivateDirectory home =
        PrivateDirectory.in(Path.of(base).toAbsolutePath(), machine.property("user.name"));
    return Extraction.extract(
        name -> new ByteArrayInputStream(bytes),
        new Entry(code.name(), code.name(), Sha256.of(bytes)),
        home);
  }
}
