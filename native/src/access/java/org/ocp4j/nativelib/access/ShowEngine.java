package org.ocp4j.nativelib.access;

import org.ocp4j.Ocp;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpEngine;

/**
 * Prints the engine's availability and parses a document if it is available. Runs in a JVM of its
 * own; its package belongs to no module.
 */
public final class ShowEngine {
  private ShowEngine() {}

  /** Runs the program without arguments. */
  public static void main(String[] args) {
    for (Ocp.Candidate candidate : Ocp.engines()) {
      System.out.println(candidate.available() + "|" + candidate.reason() + "|" + candidate.fix());
      if (candidate.available()) {
        parse();
      }
    }
  }

  private static void parse() {
    try (OcpEngine engine = Ocp.engine();
        OcpDocument document = engine.parse("*works*")) {
      System.out.println(document.toText() + " with " + engine.id());
    }
  }
}
