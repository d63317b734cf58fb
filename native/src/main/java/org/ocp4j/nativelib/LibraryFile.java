package org.ocp4j.nativelib;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.ocp4j.nativelib.LibraryFileException.Problem;

/**
 * Checks a file before it is loaded as a library. A loader maps the file and believes its headers:
 * if the file ends before a segment does, the first access to what is missing ends the process.
 *
 * <p>Checked are the headers, and that the file has all that they name. The contents are not: a
 * library whose code or tables were changed is loaded. So is a file that another process cuts after
 * the check; a mapped file that becomes shorter ends the process at any time. To replace a library
 * that may be in use, write a new file and rename it.
 */
final class LibraryFile {
  private static final int START = 4;
  private static final int ELF = 0x7F454C46;
  private static final int MZ = 0x4D5A;
  private static final Set<String> COMMON = Set.of("x86_64", "aarch64");

  private LibraryFile() {}

  /**
   * What a library was built for.
   *
   * @param os {@code linux}, {@code windows} or {@code macos}; {@code linux} for all that use ELF
   * @param arch the processor, by the name that {@link Platform#arch()} has
   * @param libc the C library, or an empty string if the file does not tell
   */
  record Built(String os, String arch, String libc) {
    String name() {
      return switch (os) {
            case "windows" -> "Windows on ";
            case "macos" -> "macOS on ";
            default -> "Linux" + (libc.isEmpty() ? "" : " with " + libc) + " on ";
          }
          + arch;
    }

    /** Returns {@code true} unless the library is known to be for other platforms. */
    boolean fits(Platform platform) {
      String system = switch (platform.os()) {
        case "windows", "macos" -> platform.os();
        default -> "linux";
      };
      // Other processors have several names; their loaders compare them.
      boolean comparable = COMMON.contains(arch) || COMMON.contains(platform.arch());
      return os.equals(system)
          && (arch.equals(platform.arch()) || !comparable)
          && (libc.isEmpty()
              || !platform.os().equals("linux")
              || libc.equals("musl") == platform.musl());
    }
  }

  /**
   * Checks a file.
   *
   * @throws LibraryFileException if the file must not be loaded on the platform; its message is a
   *     predicate about the file
   * @throws IOException if the file cannot be read
   */
  static void check(Path path, Platform platform) throws IOException {
    try (SeekableByteChannel file = Files.newByteChannel(path)) {
      LibraryBytes bytes = LibraryBytes.of(file);
      Built built = read(bytes, platform);
      if (!built.fits(platform)) {
        throw new LibraryFileException(
            Problem.FOREIGN,
            "was built for " + built.name() + ", but this JVM runs on " + platform.directory(),
            0,
            bytes.size(),
            bytes.size());
      }
    }
  }

  private static Built read(LibraryBytes bytes, Platform platform) throws IOException {
    if (bytes.size() == 0) {
      throw bytes.notALibrary("it is empty");
    }
    ByteBuffer start = bytes.read(0, START, ByteOrder.BIG_ENDIAN, "the header");
    int magic = start.getInt(0);
    if (magic == ELF) {
      return ElfLibrary.check(bytes);
    }
    if (magic >>> Short.SIZE == MZ) {
      return PeLibrary.check(bytes);
    }
    if (MachOLibrary.isFat(magic)) {
      return MachOLibrary.checkFat(bytes, platform.arch());
    }
    if (MachOLibrary.isThin(magic)) {
      return MachOLibrary.check(bytes);
    }
    throw bytes.notALibrary(
        String.format("it starts with the bytes %08x, as no ELF, PE or Mach-O file does", magic));
  }
}
