package org.ocp4j.kernel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The code of a kernel library for one platform: a file, or bytes such as those of a resource. */
public final class KernelCode {
  private final String name;
  private final @Nullable Path file;
  private final byte @Nullable [] bytes;

  private KernelCode(String name, @Nullable Path file, byte @Nullable [] bytes) {
    this.name = name;
    this.file = file;
    this.bytes = bytes;
  }

  /** Returns code that is in a file. A shared library is loaded from that file. */
  public static KernelCode ofFile(Path file) {
    return new KernelCode(file.toString(), file.toAbsolutePath(), null);
  }

  /**
   * Returns code that is in memory. A shared library is written to a file that only this user can
   * access before it is loaded, as {@code docs/deploying.md} says of the native library.
   *
   * @param name the name of the file, without a directory
   * @param bytes the content, which is copied
   */
  public static KernelCode ofBytes(String name, byte[] bytes) {
    if (!name.matches("[A-Za-z0-9_][A-Za-z0-9._-]*")) {
      throw new IllegalArgumentException("the name \"" + name
          + "\" is not that of a file: use letters, digits, dots, hyphens and underscores");
    }
    return new KernelCode(name, null, bytes.clone());
  }

  /** Returns the path of the file, or the name of the bytes. */
  public String name() {
    return name;
  }

  /** Returns the file, or null if the code is in memory. */
  public @Nullable Path file() {
    return file;
  }

  /**
   * Returns a copy of the bytes, or reads the file.
   *
   * @throws IOException when the file cannot be read
   */
  public byte[] bytes() throws IOException {
    byte[] known = bytes;
    return known == null ? Files.readAllBytes(Objects.requireNonNull(file)) : known.clone();
  }

  @Override
  public String toString() {
    return "KernelCode[" + name + "]";
  }
}
