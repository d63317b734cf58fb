package org.ocp4j.nativelib.access;

import org.ocp4j.Ocp;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpEngine;

/**
 * Says whether this engine is there, and uses it if so. Run in a JVM of its own, and in a package of no
 * module.
 */
public final class ShowEngine {
  private ShowEngine() {}

  /** Needs no argument. */
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
