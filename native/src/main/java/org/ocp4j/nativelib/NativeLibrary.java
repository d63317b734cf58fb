package org.ocp4j.nativelib;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.ocp4j.spi.Availability;

/**
 * Finds the native library for this machine, as a file. Engines load and bind it.
 *
 * <p>The library is the file that {@value #LIBRARY_PROPERTY} names, or else the one in this
 * artifact for the operating system, the architecture and the C library. That file is extracted
 * once for each user, to a directory {@code ocp4j-}<i>user</i> that only this user can reach. Its
 * parent is the directory that {@value #DIRECTORY_PROPERTY} names, or the default temporary
 * directory. The file's name is taken from its SHA-256, and all JVMs of the user share it. A JVM
 * that extracts another library removes copies that were unused for thirty days. If the directory's
 * name is taken by something else, the JVM makes a directory for itself and removes it when it
 * exits.
 */
public final class NativeLibrary {
  /** System property: the path of a library to use instead of this artifact's. */
  public static final String LIBRARY_PROPERTY = "ocp.native.library";

  /** System property: the directory to extract to, instead of the default temporary directory. */
  public static final String DIRECTORY_PROPERTY = "ocp.native.tmpdir";

  /** What {@code ocp_abi_version} must return: the version of the C interface that engines bind. */
  public static final int ABI_VERSION = 1;

  private static final Machine MACHINE = Machine.current();

  private static final Locator LOCATOR =
      new Locator(MACHINE, NativeLibrary.class::getResourceAsStream);

  private NativeLibrary() {}

  /** Where the library is, or why there is none. */
  public sealed interface Location permits Found, Missing {}

  /**
   * The library.
   *
   * @param path its file
   * @param origin where it comes from, in words
   */
  public record Found(Path path, String origin) implements Location {}

  /**
   * There is no library to load.
   *
   * @param reason why
   * @param fix what to do
   * @param cause what was thrown, if anything
   */
  public record Missing(String reason, String fix, @Nullable Throwable cause) implements Location {
    /** The same for an engine's provider. */
    public Availability availability() {
      return Availability.no(reason, fix, cause);
    }
  }

  /**
   * Finds the library, and extracts it if need be. A library that was found is returned again while
   * the two properties stay the same.
   */
  public static Location locate() {
    return LOCATOR.locate();
  }

  /**
   * Says why a library could not be loaded that was found.
   *
   * @param library the file
   * @param failure what loading it threw
   */
  public static Missing explain(Path library, Throwable failure) {
    return new LoadFailures(MACHINE).explain(library, failure);
  }
}
