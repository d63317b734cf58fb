package org.ocp4j.engine.java;

import org.ocp4j.engine.java.internal.JavaBackend;
import org.ocp4j.spi.Availability;
import org.ocp4j.spi.EngineBackend;
import org.ocp4j.spi.EngineProvider;

/**
 * The provider of the engine {@code java}, which is pure Java and available everywhere. The other
 * engines are compared to it.
 */
public final class JavaEngineProvider implements EngineProvider {
  /** Creates a provider without starting an engine. */
  public JavaEngineProvider() {}

  @Override
  public String id() {
    return "java";
  }

  @Override
  public int priority() {
    return 200;
  }

  @Override
  public Availability availability() {
    return Availability.yes("pure Java, runs everywhere");
  }

  @Override
  public EngineBackend open() {
    return new JavaBackend();
  }
}
