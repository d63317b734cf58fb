package org.ocp4j.engine.java;

import org.ocp4j.engine.java.internal.JavaBackend;
import org.ocp4j.spi.Availability;
import org.ocp4j.spi.EngineBackend;
import org.ocp4j.spi.EngineProvider;

/** The engine {@code java}: pure Java, available everywhere, the reference for the others. */
public final class JavaEngineProvider implements EngineProvider {
  /** Creates a provider; it does nothing else. */
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
