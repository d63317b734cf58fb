package org.ocp4j.engine.ffm.internal;

import java.util.Set;
import org.ocp4j.memory.Capability;
import org.ocp4j.nativelib.NativeBinding;
import org.ocp4j.spi.Availability;
import org.ocp4j.spi.EngineBackend;

/** The native library bound with {@code java.lang.foreign}. It is loaded at the first use. */
public final class FfmBinding {
  private static final NativeBinding BINDING =
      NativeBinding.of("java.lang.foreign", FfmBinding.class.getModule(), library -> {
        FfmHandles.choose(library);
        return new FfmCalls();
      });

  private FfmBinding() {}

  /**
   * Returns the availability of the engine: whether the library could be loaded and may be called.
   */
  public static Availability availability() {
    return BINDING.availability();
  }

  /** Opens an engine. */
  public static EngineBackend open() {
    return BINDING.open(Set.of(Capability.OFF_HEAP, Capability.REVOKES_CONFINED_VIEWS));
  }
}
