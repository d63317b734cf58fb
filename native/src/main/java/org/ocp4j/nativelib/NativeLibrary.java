package org.ocp4j.nativelib;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.ocp4j.kernel.KernelCode;
import org.ocp4j.spi.Availability;

/**
 * Finds the file of the native library for this machine. Engines load and bind the library.
 *
 * <p>If the system property {@value #LIBRARY_PROPERTY} is set, the library is that file. Otherwise
 * it is the one in this artifact for the operating system, the architecture and the C library. This
 * one is extracted once for each user, to a directory {@code ocp4j-}<i>user</i> that only this user
 * can access. The directory's parent is {@value #DIRECTORY_PROPERTY}, or the default temporary
 * directory. The file's name is derived from its SHA-256, and all JVMs of the user share the file.
 * A JVM that extracts a library deletes others that were unused for thirty days. If something else
 * already has the directory's name, the JVM makes a directory of its own and deletes it on exit.
 */
public final class NativeLibrary {
  /** The system property with the path of a library to use instead of this artifact's. */
  public static final String LIBRARY_PROPERTY = "ocp.native.library";

  /**
   * The system property with the directory to extract to, instead of the default temporary
   * directory.
   */
  public static final String DIRECTORY_PROPERTY = "ocp.native.tmpdir";

  /** The version of the C interface that engines bind. {@code ocp_abi_version} must return it. */
  public static final int ABI_VERSION = 1;

  private static final Machine MACHINE = Machine.current();

  private static final Locator LOCATOR = new Locator(MACHINE, PackagedResources::open);

  private NativeLibrary() {}

  /** The result of the search: the library, or the reason why there is none. */
  public sealed interface Location permits Found, Missing {}

  /**
   * A library that was found.
   *
   * @param path the file
   * @param origin where the file comes from, for messages
   */
  public record Found(Path path, String origin) implements Location {}

  /**
   * The reason why no library can be loaded.
   *
   * @param reason why no library can be loaded
   * @param fix what the user can do about it
   * @param cause the exception, or null
   */
  public record Missing(String reason, String fix, @Nullable Throwable cause) implements Location {
    /** Converts this reason to the availability of an engine. */
    public Availability availability() {
      return Availability.no(reason, fix, cause);
    }
  }

  /**
   * Finds the library, and extracts it if necessary. Returns the same result again until one of the
   * two system properties changes.
   */
  public static Location locate() {
    return LOCATOR.locate();
  }

  /** Returns the name of this machine's platform, such as {@code linux-x86_64}. */
  public static String platform() {
    return Platform.of(MACHINE).directory();
  }

  /** Returns the file of a library of kernels, extracted if necessary, and checked. */
  static Path kernelFile(KernelCode code) throws IOException {
    return new KernelFiles(MACHINE).path(code);
  }

  /**
   * Explains why an existing library could not be loaded.
   *
   * @param library the file
   * @param failure the exception that was thrown by loading the library
   */
  public static Missing explain(Path library, Throwable failure) {
    return new LoadFailures(MACHINE).explain(library, failure);
  }
}
