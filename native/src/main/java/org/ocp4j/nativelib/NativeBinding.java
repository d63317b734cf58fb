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

/**
 * The native library bound in one way of calling it, or the reason why that failed. Each way makes
 * one binding.
 */
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
   * @param way the name of the technique that calls the library, for messages
   * @param caller the module that needs native access
   * @param binder loads the library at a path and binds its functions; may throw any exception
   * @return the binding; {@link #availability()} says whether it works
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
        "use ocp4j-native in this engine's version, and do not set "
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

  /** Returns the availability of the engine: whether it can be opened, and if not, why. */
  public Availability availability() {
    return availability;
  }

  /**
   * Opens an engine.
   *
   * @param capabilities what the engine's memory can do when the library is called in this way
   * @throws IllegalStateException if the library is not available
   */
  public EngineBackend open(Set<Capability> capabilities) {
    if (calls == null) {
      throw new IllegalStateException(
          availability.reason() + "; fix: " + availability.fix(), availability.cause());
    }
    return new NativeBackend(calls, capabilities);
  }
}
