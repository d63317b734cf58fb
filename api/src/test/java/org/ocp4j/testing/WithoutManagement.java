package org.ocp4j.testing;

import org.ocp4j.Ocp;
import org.ocp4j.OcpEngine;
import org.ocp4j.OcpUnsupportedException;

/**
 * A program that runs on a Java with only the module java.base. It parses, and then asks for JMX,
 * which is refused.
 */
public final class WithoutManagement {
  private WithoutManagement() {}

  public static void main(String[] arguments) {
    try (OcpEngine engine = Ocp.builder().provider(new FakeEngine()).build()) {
      engine.parse("a").close();
    }
    FakeEngine backend = new FakeEngine();
    try {
      Ocp.builder().provider(backend).jmx(true).build().close();
    } catch (OcpUnsupportedException e) {
      System.out.println(e.getMessage());
    }
    System.out.println(backend.closed.get() + " closed");
  }
}
