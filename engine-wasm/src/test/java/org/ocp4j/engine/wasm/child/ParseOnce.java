package org.ocp4j.engine.wasm.child;

import org.ocp4j.Ocp;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpEngine;

/** Uses the engine that is found. Run in a JVM of its own, and in a package of no module. */
public final class ParseOnce {
  private ParseOnce() {}

  /** Needs no argument. */
  public static void main(String[] args) {
    try (OcpEngine engine = Ocp.engine();
        OcpDocument document = engine.parse("*works*")) {
      System.out.print(document.toText() + " with " + engine.id());
    }
  }
}
