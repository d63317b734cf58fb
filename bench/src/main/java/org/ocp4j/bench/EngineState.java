package org.ocp4j.bench;

import org.ocp4j.Ocp;
import org.ocp4j.OcpEngine;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** An engine, shared by all threads, with memory for all that a benchmark may hold open. */
@State(Scope.Benchmark)
public class EngineState {
  private static final long MEMORY_LIMIT = 4L << 30;

  /** The engine that ocp4j parses with. */
  @Param({"java", "ffm", "jna", "wasm"})
  public String engine;

  private OcpEngine ocp;

  /** Starts the engine. */
  @Setup
  public void start() {
    ocp = Ocp.builder().engine(engine).memoryLimit(MEMORY_LIMIT).build();
  }

  /** Stops the engine. */
  @TearDown
  public void stop() {
    ocp.close();
  }

  OcpEngine ocp() {
    return ocp;
  }
}
