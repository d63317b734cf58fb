package org.ocp4j.example.leak;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ForgetfulProgramTest {
  @Test
  @Timeout(value = 60, unit = TimeUnit.SECONDS)
  void reportShowsWhereTheDocumentWasParsed() throws InterruptedException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    ForgetfulProgram.run(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
    String told = err.toString(UTF_8);
    assertTrue(told.contains("document 2 ("), told);
    assertTrue(told.contains("was not closed"), told);
    assertTrue(
        told.contains(
                "at org.ocp4j.example/org.ocp4j.example.leak.ForgetfulProgram.titleOfForgotten("
                    + "ForgetfulProgram.java:")
            || told.contains("at org.ocp4j.example.leak.ForgetfulProgram.titleOfForgotten("
                + "ForgetfulProgram.java:"),
        told);
    assertTrue(out.toString(UTF_8).contains("0 documents are left"), out.toString(UTF_8));
  }
}
