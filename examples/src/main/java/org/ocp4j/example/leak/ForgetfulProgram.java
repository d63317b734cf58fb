package org.ocp4j.example.leak;

import java.io.PrintStream;
import org.ocp4j.Ocp;
import org.ocp4j.OcpEngine;
import org.ocp4j.memory.LeakDetection;

/**
 * Parses documents and forgets to close one. Its memory is released nevertheless, and a report says
 * where the document was parsed.
 */
public final class ForgetfulProgram {
  private ForgetfulProgram() {}

  /** Runs the program. It prints leak reports to the standard error stream. */
  public static void main(String[] args) throws InterruptedException {
    run(System.out, System.err);
  }

  static void run(PrintStream out, PrintStream err) throws InterruptedException {
    try (OcpEngine engine = Ocp.builder()
        .engine("java")
        .leakDetection(LeakDetection.FULL)
        .onLeak(err::println)
        .build()) {
      out.println(titleOf(engine, "# Kept in mind"));
      out.println(titleOfForgotten(engine, "# Forgotten"));
      while (engine.liveDocuments() > 0) {
        System.gc();
        Thread.sleep(10);
      }
      out.println(engine.liveDocuments() + " documents are left");
    }
  }

  private static String titleOf(OcpEngine engine, String source) {
    try (var document = engine.parse(source)) {
      return document.toText();
    }
  }

  private static String titleOfForgotten(OcpEngine engine, String source) {
    var document = engine.parse(source);
    return document.toText();
  }
}
