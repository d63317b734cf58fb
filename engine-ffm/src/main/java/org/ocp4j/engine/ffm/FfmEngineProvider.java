package org.ocp4j.engine.ffm;

import org.ocp4j.engine.ffm.internal.FfmBinding;
import org.ocp4j.spi.Availability;
import org.ocp4j.spi.EngineBackend;
import org.ocp4j.spi.EngineProvider;

/**
 * The engine {@code ffm}: native code, called with {@code java.lang.foreign}; the fastest. Payloads
 * are outside the Java heap, and views of confined documents end when these are closed.
 */
public final class FfmEngineProvider implements EngineProvider {
  /** Creates a provider; it does nothing else. */
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
