package org.ocp4j.spark.internal.engine;

import org.ocp4j.Ocp;
import org.ocp4j.OcpEngine;

/**
 * The engine that all tasks of this JVM share. It is opened when it is first needed and stays open
 * until the JVM ends.
 */
public final class TaskEngine {
  private TaskEngine() {}

  /** Returns the engine. */
  public static OcpEngine get() {
    return Holder.ENGINE;
  }

  private static final class Holder {
    static final OcpEngine ENGINE = Ocp.builder().build();
  }
}
