package org.ocp4j.nativelib;

import java.nio.file.Path;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.ocp4j.memory.Capability;
import org.ocp4j.nativelib.NativeLibrary.Found;
import org.ocp4j.nativelib.NativeLibrary.Location;
import org.ocp4j.nativelib.NativeLibrary.Missing;
import org.ocp4j.spi.Availability;
import org.ocp4j.spi.EngineBackend;

/** The library as a program can call it in one way, or why it cannot. Made once for each way. */
public final class NativeBinding {
  private final @Nullable NativeCalls calls;
  private final Availability availability;

  private NativeBinding(@Nullable NativeCalls calls, Availability availability) {
    this.calls = calls;
    this.availability = availability;
  }

  /**
   * Finds, loads and binds the library.
   *
   * @param way what it is called with, for users
   * @param caller the module that the JDK must allow native access
   * @param binder loads the library of a path and binds its functions; may throw anything
   */
  public static NativeBinding of(String way, Module caller, Function<Path, NativeCalls> binder) {
    Location location = NativeLibrary.locate();
    if (location instanceof Missing missing) {
      return new NativeBinding(null, missing.availability());
    }
    Found library = (Found) location;
    try {
      NativeCalls calls = binder.apply(library.path());
      int version = calls.abiVersion();
      return version == NativeLibrary.ABI_VERSION
          ? new NativeBinding(calls, Availability.yes(library.origin() + ", called with " + way))
          : new NativeBinding(null, wrongVersion(library, version));
    } catch (RuntimeException | LinkageError e) {
      return new NativeBinding(null, failed(library, e, caller));
    }
  }

  private static Availability wrongVersion(Found library, int version) {
    return Availability.no(
        library.path() + ", " + library.origin() + ", has version " + version
            + " of the C interface, not " + NativeLibrary.ABI_VERSION,
        "use the ocp4j-native of this engine's version, and leave out "
            + NativeLibrary.LIBRARY_PROPERTY,
        null);
  }

  private static Availability failed(Found library, Throwable failure, Module caller) {
    Throwable cause = failure;
    while (cause.getCause() != null && !(cause instanceof IllegalCallerException)) {
      cause = cause.getCause();
    }
    if (cause instanceof IllegalCallerException) {
      String name = caller.isNamed() ? caller.getName() : "ALL-UNNAMED";
      return Availability.no(
          "native access is denied: " + cause.getMessage(),
          "start java with --enable-native-access=" + name,
          cause);
    }
    return NativeLibrary.explain(library.path(), cause).availability();
  }

  /** Whether there is an engine to open, or why not. */
  public Availability availability() {
    return availability;
  }

  /**
   * Opens an engine.
   *
   * @param capabilities what its memory can do, called in this way
   * @throws IllegalStateException when it is not available
   */
  public EngineBackend open(Set<Capability> capabilities) {
    if (calls == null) {
      throw new IllegalStateException(
          availability.reason() + "; fix: " + availability.fix(), availability.cause());
    }
    return new NativeBackend(calls, capabilities);
  }
}
