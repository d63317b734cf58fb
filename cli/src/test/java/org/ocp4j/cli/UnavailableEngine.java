package org.ocp4j.cli;

import org.ocp4j.spi.Availability;
import org.ocp4j.spi.EngineBackend;
import org.ocp4j.spi.EngineProvider;

/** A fake engine with the highest priority that is never available. */
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
