package org.ocp4j.nativelib;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.ocp4j.nativelib.NativeLibrary.Missing;

/** Explains why an existing library could not be loaded. */
final class LoadFailures {
  static final String ELSE =
      "use the engine java (artifact ocp4j-engine-java), or build the library on this machine"
          + " (native/build-libraries) and set its path with -D" + NativeLibrary.LIBRARY_PROPERTY;

  private static final Pattern GLIBC = Pattern.compile("GLIBC_([0-9.]+)' not found");

  private final Machine machine;

  LoadFailures(Machine machine) {
    this.machine = machine;
  }

  Missing explain(Path library, Throwable failure) {
    Path directory = library.toAbsolutePath().getParent();
    String message = String.valueOf(failure.getMessage());
    // The messages of glibc and musl if a file may not be mapped as executable.
    if (directory != null
        && (Mounts.noexec(machine, directory) || message.contains("failed to map segment"))) {
      return noexec(directory, failure);
    }
    Matcher glibc = GLIBC.matcher(message);
    if (glibc.find()) {
      String reason =
          library + " needs glibc " + glibc.group(1) + ", but this system's glibc is older";
      return new Missing(reason, ELSE, failure);
    }
    return new Missing("loading " + library + " failed: " + failure, ELSE, failure);
  }

  /** Returns the explanation for the artifact without libraries if no library was added. */
  static Missing notAdded(Platform platform) {
    String name = platform.directory();
    return new Missing(
        "this is the artifact ocp4j-native without libraries, and the library for " + name
            + " was not added",
        "add the artifact org.ocp4j:ocp4j-native with the classifier " + name
            + " in the same version (on the module path also with --add-modules "
            + "org.ocp4j.nativelib." + name.replace('-', '_')
            + "), or set the path of a library with -D" + NativeLibrary.LIBRARY_PROPERTY,
        null);
  }

  /** Returns the explanation for a directory whose files may not be executed. */
  static Missing noexec(Path directory, @Nullable Throwable failure) {
    return new Missing(
        "no library can be loaded from " + directory
            + ": its file system is mounted noexec, or otherwise forbids executing files",
        "set another directory with -D" + NativeLibrary.DIRECTORY_PROPERTY
            + ", or a library file elsewhere with -D" + NativeLibrary.LIBRARY_PROPERTY,
        failure);
  }
}
