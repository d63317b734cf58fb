package org.ocp4j.cli;

import org.ocp4j.spi.Availability;
import org.ocp4j.spi.EngineBackend;
import org.ocp4j.spi.EngineProvider;

/** An engine that would be chosen first, and cannot run. */
public final class UnavailableEngine implements EngineProvider {
  static final String ID = "absent";

  @Override
  public String id() {
    return ID;
  }

  @Override
  public int priority() {
    return 999;
  }

  @Override
  public Availability availability() {
    return Availability.no("it needs a harbour", "build one", null);
  }

  @Override
  public EngineBackend open() {
    throw new IllegalStateException("there is no harbour");
  }
}
