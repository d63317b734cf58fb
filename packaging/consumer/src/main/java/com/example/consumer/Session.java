package com.example.consumer;

import java.util.function.Function;
import org.ocp4j.Ocp;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpEngine;

/** An engine, and a document that stays open. */
public final class Session implements Function<String, String> {
  private final OcpEngine engine = Ocp.engine();
  private final OcpDocument kept = engine.parse("kept");

  /** Opens the engine. */
  public Session() {}

  /** Parses a source and returns the engine and the text; closes all if the source is null. */
  @Override
  public String apply(String source) {
    if (source == null) {
      kept.close();
      engine.close();
      return "";
    }
    try (OcpDocument document = engine.parse(source)) {
      if (!kept.toText().strip().equals("kept")) {
        throw new IllegalStateException("the document that stays open is " + kept.toText());
      }
      return engine.id() + " " + document.toText().strip();
    }
  }
}
