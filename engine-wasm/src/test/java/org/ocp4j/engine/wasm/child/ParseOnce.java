package org.ocp4j.engine.wasm.child;

import org.ocp4j.Ocp;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpEngine;

/**
 * Parses a document with the engine that is found. Runs in a JVM of its own; its package belongs to
 * no module.
 */
public final class ParseOnce {
  private ParseOnce() {}

  /** Runs the program without arguments. */
  public static void main(String[] args) {
    try (OcpEngine engine = Ocp.engine();
        OcpDocument document = engine.parse("*works*")) {
      System.out.print(document.toText() + " with " + engine.id());
    }
  }
}
