package org.ocp4j.engine.jna;

import org.ocp4j.engine.jna.internal.JnaBinding;
import org.ocp4j.spi.Availability;
import org.ocp4j.spi.EngineBackend;
import org.ocp4j.spi.EngineProvider;

/**
 * The engine {@code jna}: native code, called with JNA, on JDKs that have no
 * {@code java.lang.foreign} yet. Payloads are outside the Java heap, and views pin them.
 */
public final class JnaEngineProvider implements EngineProvider {
  /** Creates a provider; it does nothing else. */
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
