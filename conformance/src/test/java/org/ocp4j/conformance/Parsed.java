package org.ocp4j.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpEngine;
import org.ocp4j.OcpParseException;
import org.ocp4j.ParseOptions;
import org.ocp4j.render.HtmlRenderer;

/**
 * The result of parsing a source: a tree or an error. The payload of every tree has passed {@link
 * Payloads#check}. All other exceptions of the engine, including limit errors, fail the test.
 *
 * @param tree the document as mdast; {@code null} if the source was refused
 * @param html the document as HTML with all URLs and raw HTML; {@code null} if the source was
 * refused
 * @param refusal the error; {@code null} if the source was parsed
 */
record Parsed(
    @Nullable JsonNode tree,
    @Nullable String html,
    @Nullable OcpParseException refusal) {
  private static final HtmlRenderer PERMISSIVE =
      HtmlRenderer.builder().allowRawHtml(true).allowAnyUrl(true).build();

  private static final OcpEngine ENGINE = EngineUnderTest.open();

  static Parsed of(String source, ParseOptions options) throws IOException {
    return of(source, options, PERMISSIVE);
  }

  /** Parses a source, with HTML from a renderer. */
  static Parsed of(String source, ParseOptions options, HtmlRenderer renderer) throws IOException {
    try (OcpDocument document = ENGINE.parse(source, options)) {
      Payloads.check(document, options);
      return new Parsed(SharedData.json(document.toJson()), renderer.render(document), null);
    } catch (OcpParseException e) {
      return new Parsed(null, null, e);
    }
  }

  boolean isRefused() {
    return refusal != null;
  }

  @Override
  public String toString() {
    return refusal != null ? "refused: " + refusal.getMessage() : String.valueOf(tree);
  }
}
