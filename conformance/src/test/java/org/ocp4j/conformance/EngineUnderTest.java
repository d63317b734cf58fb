package org.ocp4j.conformance;

import org.ocp4j.Ocp;
import org.ocp4j.OcpEngine;

/** The engine that the suites run on: {@code java}, or the one that a property names. */
final class EngineUnderTest {
  private static final String PROPERTY = "ocp.conformance.engine";

  private EngineUnderTest() {}

  static String id() {
    return System.getProperty(PROPERTY, "java");
  }

  /**
   * A new engine of that kind. Its limit is more than the usual one: the engine {@code wasm} holds
   * parsers to it while they parse, and 10 MB of brackets take hundreds of megabytes.
   */
  static OcpEngine open() {
    return Ocp.builder().engine(id()).memoryLimit(2L << 30).build();
  }
}
