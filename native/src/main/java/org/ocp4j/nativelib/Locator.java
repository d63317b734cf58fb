package org.ocp4j.nativelib;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.ocp4j.nativelib.LibraryFileException.Problem;
import org.ocp4j.nativelib.LibraryIndex.Entry;
import org.ocp4j.nativelib.LibraryIndex.Resources;
import org.ocp4j.nativelib.NativeLibrary.Found;
import org.ocp4j.nativelib.NativeLibrary.Location;
import org.ocp4j.nativelib.NativeLibrary.Missing;

/** Finds the library file, and remembers the result. */
final class Locator {
  private static final String USE_ANOTHER_PATH =
      "set -D" + NativeLibrary.LIBRARY_PROPERTY + " to the file of a library, or do not set it";
  private static final String USE_ANOTHER_DIRECTORY =
      "set a directory that you can write to, and other users cannot, with -D"
          + NativeLibrary.DIRECTORY_PROPERTY;
  private static final String USE_A_WHOLE_ARTIFACT = "use the artifact ocp4j-native as published";

  private final Machine machine;
  private final Resources resources;
  private @Nullable Found found;
  private String foundFor = "";

  Locator(Machine machine, Resources resources) {
    this.machine = machine;
    this.resources = resources;
  }

  synchronized Location locate() {
    String path = machine.property(NativeLibrary.LIBRARY_PROPERTY);
    String directory = machine.property(NativeLibrary.DIRECTORY_PROPERTY);
    String asked = path + '\0' + directory;
    // A file that is not ours may have changed, and is checked again.
    if (path.isBlank() && found != null && foundFor.equals(asked) && Files.exists(found.path())) {
      return found;
    }
    Location location = path.isBlank() ? included(directory) : named(path);
    if (location instanceof Found now) {
      found = now;
      foundFor = asked;
    }
    return location;
  }

  private Location named(String name) {
    Path path;
    try {
      path = Path.of(name).toAbsolutePath();
    } catch (InvalidPathException e) {
      String reason = NativeLibrary.LIBRARY_PROPERTY + " is not a valid path: " + e.getMessage();
      return new Missing(reason, USE_ANOTHER_PATH, e);
    }
    if (!Files.isRegularFile(path)) {
      String what = Files.exists(path) ? " is not a file" : " does not exist";
      return new Missing(
          path + ", set by " + NativeLibrary.LIBRARY_PROPERTY + "," + what, USE_ANOTHER_PATH, null);
    }
    Platform platform = Platform.of(machine);
    try {
      LibraryFile.check(path, platform);
    } catch (LibraryFileException e) {
      return new Missing(
          path + ", set by " + NativeLibrary.LIBRARY_PROPERTY + ", " + e.getMessage(),
          (e.problem() == Problem.TRUNCATED ? "copy the whole file again, or " : "")
              + "set -D" + NativeLibrary.LIBRARY_PROPERTY + " to a library for "
              + platform.directory() + ", or do not set it",
          e);
    } catch (IOException e) {
      String reason = path + ", set by " + NativeLibrary.LIBRARY_PROPERTY + ", cannot be read: ";
      return new Missing(reason + e, USE_ANOTHER_PATH, e);
    }
    return new Found(path, "set by " + NativeLibrary.LIBRARY_PROPERTY);
  }

  private Location included(String directory) {
    Platform platform = Platform.of(machine);
    Entry entry;
    try {
      LibraryIndex index = LibraryIndex.read(resources);
      entry = index.get(platform.directory());
      if (entry == null) {
        String reason = "ocp4j-native has no library for " + platform.directory()
            + "; it has libraries for: " + index.platforms();
        return new Missing(reason, LoadFailures.ELSE, null);
      }
      if (!resources.has(entry.resource())) {
        return LoadFailures.notAdded(platform);
      }
    } catch (IOException e) {
      return new Missing("ocp4j-native is damaged: " + e.getMessage(), USE_A_WHOLE_ARTIFACT, e);
    }
    String base = directory.isBlank() ? machine.property("java.io.tmpdir") : directory;
    return extracted(entry, platform, base);
  }

  private Location extracted(Entry entry, Platform platform, String base) {
    try {
      PrivateDirectory home =
          PrivateDirectory.in(Path.of(base).toAbsolutePath(), machine.property("user.name"));
      if (Mounts.noexec(machine, home.path())) {
        return LoadFailures.noexec(home.path(), null);
      }
      Path library = Extraction.extract(resources, entry, home);
      return new Found(library, "ocp4j-native's for " + platform.directory());
    } catch (IOException | InvalidPathException e) {
      String reason = "extracting the library to " + base + " failed: " + e;
      return new Missing(reason, USE_ANOTHER_DIRECTORY, e);
    }
  }
}
