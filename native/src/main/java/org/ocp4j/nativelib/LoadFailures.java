package org.ocp4j.nativelib;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.ocp4j.nativelib.NativeLibrary.Missing;

/** Says why a library that is there could not be loaded. */
final class LoadFailures {
  static final String ELSE =
      "use the engine java (artifact ocp4j-engine-java), or build the library on this machine"
          + " (native/build-libraries) and name it with -D" + NativeLibrary.LIBRARY_PROPERTY;

  private static final Pattern GLIBC = Pattern.compile("GLIBC_([0-9.]+)' not found");

  private final Machine machine;

  LoadFailures(Machine machine) {
    this.machine = machine;
  }

  Missing explain(Path library, Throwable failure) {
    Path directory = library.toAbsolutePath().getParent();
    String message = String.valueOf(failure.getMessage());
    // The words of glibc and musl when a file may not be mapped as code.
    if (directory != null
        && (Mounts.noexec(machine, directory) || message.contains("failed to map segment"))) {
      return noexec(directory, failure);
    }
    Matcher glibc = GLIBC.matcher(message);
    if (glibc.find()) {
      String reason = library + " needs glibc " + glibc.group(1) + ", this system's is older";
      return new Missing(reason, ELSE, failure);
    }
    return new Missing("loading " + library + " failed: " + failure, ELSE, failure);
  }

  /** No code may be run from the library's directory. */
  static Missing noexec(Path directory, @Nullable Throwable failure) {
    return new Missing(
        "no library can be loaded from " + directory
            + ": its file system is mounted noexec, or forbids it otherwise",
        "name a directory elsewhere with -D" + NativeLibrary.DIRECTORY_PROPERTY
            + ", or a file there with -D" + NativeLibrary.LIBRARY_PROPERTY,
        failure);
  }
}
