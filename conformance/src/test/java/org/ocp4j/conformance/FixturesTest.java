package org.ocp4j.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpEngine;
import org.ocp4j.OcpParseException;

/** Tests of the grammar by examples: the source of each fixture must give its tree or its error. */
class FixturesTest {
  private static final OcpEngine ENGINE = EngineUnderTest.open();

  @AfterAll
  static void closeEngine() {
    assertEquals(0, ENGINE.liveDocuments(), "number of documents left open");
    ENGINE.close();
  }

  static Stream<Fixture> fixtures() throws IOException {
    return Fixture.all().stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("fixtures")
  void givesItsTree(Fixture fixture) {
    assertEquals(fixture.expected(), outcome(fixture), () -> "source: " + fixture.source());
  }

  private static String outcome(Fixture fixture) {
    try (OcpDocument document = ENGINE.parse(fixture.source(), fixture.options())) {
      ByteBuffer payload = document.payload();
      try (OcpDocument checked = OcpDocument.open(payload)) {
        return TreeText.of(checked).strip();
      }
    } catch (OcpParseException e) {
      return "error " + e.code().id() + " " + e.offset() + "-" + e.endOffset();
    }
  }
}
