package org.ocp4j.engine.ffm;

import org.ocp4j.engine.ffm.internal.FfmBinding;
import org.ocp4j.spi.Availability;
import org.ocp4j.spi.EngineBackend;
import org.ocp4j.spi.EngineProvider;

/**
 * Provides the engine {@code ffm}, the fastest engine: native code called with {@code
 * java.lang.foreign}. Payloads are outside the Java heap. A view of a confined document becomes
 * invalid when the document is closed.
 */
public final class FfmEngineProvider implements EngineProvider {
  /** Makes a provider, without loading the library. */
  public FfmEngineProvider() {}

  @Override
  public String id() {
    return "ffm";
  }

  @Override
  public int priority() {
    return 400;
  }

  @Override
  public Availability availability() {
    return FfmBinding.availability();
  }

  @Override
  public EngineBackend open() {
    return FfmBinding.open();
  }
}
