package com.example.consumer;

import org.ocp4j.Ocp;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpEngine;

/** Parses a document with the engine that the argument names, and no other. */
public final class Main {
  private static final String HTML = "<h1>Hello, <em>world</em></h1>\n";

  private Main() {}

  /**
   * Parses a document, or lists the engines.
   *
   * @param args the engine that is expected to be chosen, or "list"
   */
  public static void main(String[] args) {
    if (args[0].equals("list")) {
      Ocp.engines().forEach(System.out::println);
      return;
    }
    try (OcpEngine engine = Ocp.engine();
        OcpDocument document = engine.parse("# Hello, *world*\n")) {
      if (!engine.id().equals(args[0]) || !document.toHtml().equals(HTML)) {
        throw new IllegalStateException(engine.id() + " made " + document.toHtml());
      }
      System.out.println(engine.id() + " made " + HTML.strip());
    }
  }
}
