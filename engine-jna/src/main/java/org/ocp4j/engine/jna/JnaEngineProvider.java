package org.ocp4j.engine.jna;

import org.ocp4j.engine.jna.internal.JnaBinding;
import org.ocp4j.spi.Availability;
import org.ocp4j.spi.EngineBackend;
import org.ocp4j.spi.EngineProvider;

/**
 * Provides the engine {@code jna}: native code called with JNA, for JDKs without {@code
 * java.lang.foreign}. Payloads are outside the Java heap. A view keeps the memory of its document
 * allocated.
 */
public final class JnaEngineProvider implements EngineProvider {
  /** Makes a provider, without loading the library. */
  public JnaEngineProvider() {}

  @Override
  public String id() {
    return "jna";
  }

  @Override
  public int priority() {
    return 300;
  }

  @Override
  public Availability availability() {
    return JnaBinding.availability();
  }

  @Override
  public EngineBackend open() {
    return JnaBinding.open();
  }
}
