package org.ocp4j.lucene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.CharFilterFactory;
import org.apache.lucene.analysis.custom.CustomAnalyzer;
import org.junit.jupiter.api.Test;
import org.ocp4j.Ocp;
import org.ocp4j.OcpClosedException;
import org.ocp4j.OcpEngine;
import org.ocp4j.OcpEngineException;
import org.ocp4j.ParseOptions;

class OcpMarkdownCharFilterFactoryTest {
  private static CharFilterFactory factory(String... args) {
    Map<String, String> map = new HashMap<>();
    for (int i = 0; i < args.length; i += 2) {
      map.put(args[i], args[i + 1]);
    }
    return CharFilterFactory.forName(OcpMarkdownCharFilterFactory.NAME, map);
  }

  private static List<String> terms(String source, String... args) throws IOException {
    try (CustomAnalyzer analyzer = CustomAnalyzer.builder()
        .addCharFilter("ocpMarkdown", args)
        .withTokenizer("whitespace")
        .build()) {
      List<String> terms =
          Tokens.of(analyzer, source).stream().map(Tokens.Token::term).toList();
      ((OcpMarkdownCharFilterFactory) analyzer.getCharFilterFactories().get(0)).close();
      return terms;
    }
  }

  @Test
  void analyzers_find_it_by_name() throws IOException {
    assertTrue(CharFilterFactory.availableCharFilters().contains("ocpMarkdown"));
    assertSame(OcpMarkdownCharFilterFactory.class, CharFilterFactory.lookupClass("ocpMarkdown"));
    assertEquals(List.of("Hello", "world"), terms("# Hello *world*\n"));
  }

  @Test
  void arguments_choose_the_grammar_and_the_engine() throws IOException {
    assertEquals(List.of("{a}", "b"), terms("{a} b"));
    assertEquals(List.of("b"), terms("{a} b", "format", "mdx"));
    assertEquals(List.of("a~~b~~"), terms("a~~b~~", "extensions", "none"));
    assertEquals(List.of("$ab$"), terms("$a~~b~~$", "extensions", "gfm", "engine", "java"));
    assertEquals(List.of("a", "b"), terms("$a$ ~~b~~", "extensions", "GFM, math"));
  }

  @Test
  void mistakes_in_arguments_are_reported() {
    assertThrows(IllegalArgumentException.class, () -> factory("format", "html"));
    assertThrows(IllegalArgumentException.class, () -> factory("extensions", "tables"));
    String message = assertThrows(IllegalArgumentException.class, () -> factory("colour", "red"))
        .getMessage();
    assertTrue(message.contains("colour"), message);
    CharFilterFactory unknown = factory("engine", "nobody");
    assertThrows(OcpEngineException.class, () -> unknown.create(new StringReader("")));
    assertThrows(UnsupportedOperationException.class, OcpMarkdownCharFilterFactory::new);
  }

  @Test
  void closing_closes_only_an_engine_that_the_factory_opened() throws IOException {
    try (OcpEngine engine = Ocp.engine()) {
      OcpMarkdownCharFilterFactory given =
          new OcpMarkdownCharFilterFactory(engine, ParseOptions.MARKDOWN);
      assertEquals('a', given.create(new StringReader("*a*")).read());
      assertEquals(0, engine.liveDocuments());
      given.close();
      assertTrue(engine.isAlive());
      assertThrows(OcpClosedException.class, () -> given.create(new StringReader("a")));
    }
    OcpMarkdownCharFilterFactory own =
        assertInstanceOf(OcpMarkdownCharFilterFactory.class, factory());
    var filter = own.create(new StringReader("a"));
    own.close();
    own.close();
    assertThrows(OcpClosedException.class, filter::read);
    assertFalse(own.getOriginalArgs().containsKey("engine"));
  }
}
