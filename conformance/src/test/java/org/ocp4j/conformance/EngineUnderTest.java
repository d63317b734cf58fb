package org.ocp4j.conformance;

import org.ocp4j.Ocp;
import org.ocp4j.OcpEngine;

/** The engine that the suites test: {@code java}, or the one in a system property. */
final class EngineUnderTest {
  private static final String PROPERTY = "ocp.conformance.engine";

  private EngineUnderTest() {}

  static String id() {
    return System.getProperty(PROPERTY, "java");
  }

  /**
   * Opens a new engine under test. Its memory limit is higher than the default: the engine {@code
   * wasm} enforces the limit while it parses, and 10 MB of brackets need hundreds of megabytes.
   */
  static OcpEngine open() {
    return Ocp.builder().engine(id()).memoryLimit(2L << 30).build();
  }
}
