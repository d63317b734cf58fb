package org.ocp4j.cli;

/** An engine that cannot parse leniently. */
public final class StrictEngine extends FakeEngine {
  static final String ID = "strict";

  @Override
  public String id() {
    return ID;
  }

  @Override
  public boolean supportsLenient() {
    return false;
  }
}
