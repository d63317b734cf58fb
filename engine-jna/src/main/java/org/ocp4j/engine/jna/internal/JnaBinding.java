package org.ocp4j.engine.jna.internal;

import com.sun.jna.Native;
import java.util.Set;
import org.ocp4j.memory.Capability;
import org.ocp4j.nativelib.NativeBinding;
import org.ocp4j.spi.Availability;
import org.ocp4j.spi.EngineBackend;

/** The native library bound with JNA. It is loaded at the first use. */
public final class JnaBinding {
  private static final NativeBinding BINDING =
      NativeBinding.of("JNA", Native.class.getModule(), JnaCalls::new);

  private JnaBinding() {}

  /**
   * Returns the availability of the engine: whether the library could be loaded and may be called.
   */
  public static Availability availability() {
    return BINDING.availability();
  }

  /** Opens an engine. */
  public static EngineBackend open() {
    return BINDING.open(Set.of(Capability.OFF_HEAP));
  }
}
