package org.ocp4j.bench;

import org.ocp4j.Ocp;
import org.ocp4j.OcpEngine;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * Holds an engine that all threads of a benchmark share. Its memory limit is high enough for all
 * documents that a benchmark keeps open.
 */
@State(Scope.Benchmark)
public class EngineState {
  private static final long MEMORY_LIMIT = 4L << 30;

  /** The id of the engine. */
  @Param({"java", "ffm", "jna", "wasm"})
  public String engine;

  private OcpEngine ocp;

  /** Opens the engine. */
  @Setup
  public void start() {
    ocp = Ocp.builder().engine(engine).memoryLimit(MEMORY_LIMIT).build();
  }

  /** Closes the engine. */
  @TearDown
  public void stop() {
    ocp.close();
  }

  OcpEngine ocp() {
    return ocp;
  }
}
