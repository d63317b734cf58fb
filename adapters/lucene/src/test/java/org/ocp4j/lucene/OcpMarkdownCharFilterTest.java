package org.ocp4j.lucene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ocp4j.Format;
import org.ocp4j.Limit;
import org.ocp4j.Limits;
import org.ocp4j.Ocp;
import org.ocp4j.OcpClosedException;
import org.ocp4j.OcpEngine;
import org.ocp4j.OcpLimitException;
import org.ocp4j.ParseOptions;

class OcpMarkdownCharFilterTest {
  private OcpEngine engine;

  @BeforeEach
  void open() {
    engine = Ocp.engine();
  }

  @AfterEach
  void no_document_stays_open() {
    assertEquals(0, engine.liveDocuments());
    assertEquals(0, engine.statistics().documents().liveBlocks());
    engine.close();
  }

  /** Analyzes Markdown with the filter before the standard tokenizer. */
  private Analyzer analyzer(ParseOptions options) {
    return new Analyzer() {
      @Override
      protected TokenStreamComponents createComponents(String field) {
        Tokenizer tokenizer = new StandardTokenizer();
        return new TokenStreamComponents(tokenizer);
      }

      @Override
      protected Reader initReader(String field, Reader reader) {
        return new OcpMarkdownCharFilter(reader, engine, options);
      }
    };
  }

  private static String read(Reader reader) throws IOException {
    StringBuilder text = new StringBuilder();
    char[] buffer = new char[3];
    for (int count = reader.read(buffer); count >= 0; count = reader.read(buffer)) {
      text.append(buffer, 0, count);
    }
    return text.toString();
  }

  @Test
  void plain_text_is_read_piece_by_piece() throws IOException {
    try (Reader reader = new OcpMarkdownCharFilter(new StringReader("# Hello, *world*"), engine)) {
      assertEquals("Hello, world\n", read(reader));
      assertEquals(-1, reader.read());
      assertEquals(0, reader.read(new char[0]));
    }
    assertEquals("", read(new OcpMarkdownCharFilter(new StringReader(""), engine)));
  }

  @Test
  void tokens_have_the_offsets_of_the_source() throws IOException {
    String source = "\uFEFF> # Caf&eacute; **bold\r\n\r\n> a\\_b *\uD835\uDC9C*x `c`";
    try (Analyzer analyzer = analyzer(ParseOptions.MARKDOWN)) {
      List<String> found = new ArrayList<>();
      for (Tokens.Token token : Tokens.of(analyzer, source)) {
        found.add(token.term() + "=" + source.substring(token.start(), token.end()));
      }
      assertEquals(
          List.of(
              "Caf\u00E9=Caf&eacute;",
              "bold=bold",
              "a_b=a\\_b",
              "\uD835\uDC9Cx=\uD835\uDC9C*x",
              "c=c"),
          found);
    }
  }

  @Test
  void tokens_of_random_sources_are_consistent() throws IOException {
    for (Format format : Format.values()) {
      try (Analyzer analyzer = analyzer(ParseOptions.DEFAULT.withFormat(format))) {
        for (int seed = 0; seed < 300; seed++) {
          RandomSource random = new RandomSource(seed, format);
          List<Tokens.Token> tokens = Tokens.of(analyzer, random.source());
          assertTrue(tokens.size() >= random.visible().size(), "seed " + seed);
        }
      }
    }
  }

  @Test
  void mistakes_in_mdx_are_text() throws IOException {
    String source = "# A\n\n<Note>\n\nMind {the gap";
    try (Analyzer analyzer = analyzer(ParseOptions.MDX)) {
      assertEquals(List.of("A", "Note", "Mind", "the", "gap"), terms(analyzer, source));
    }
  }

  @Test
  void surrogates_without_a_partner_are_replaced() throws IOException {
    String source = "a \uD800 *b* \uDC00 c";
    try (Analyzer analyzer = analyzer(ParseOptions.MARKDOWN)) {
      List<Tokens.Token> tokens = Tokens.of(analyzer, source);
      Tokens.Token last = tokens.get(tokens.size() - 1);
      assertEquals("c", last.term());
      assertEquals(source.length() - 1, last.start());
    }
  }

  private static List<String> terms(Analyzer analyzer, String source) throws IOException {
    return Tokens.of(analyzer, source).stream().map(Tokens.Token::term).toList();
  }

  @Test
  void options_choose_the_grammar() throws IOException {
    String source = "| a |\n|-|\n| `b` |\n";
    OcpMarkdownCharFilter filter = new OcpMarkdownCharFilter(
        new StringReader(source), engine, ParseOptions.MARKDOWN.withExtensions());
    assertEquals("| a |\n|-|\n| b |\n", read(filter));
  }

  @Test
  void nothing_stays_open_when_the_input_throws() {
    Reader broken = new Reader() {
      private int reads;

      @Override
      public int read(char[] target, int offset, int length) throws IOException {
        if (reads++ == 0) {
          target[offset] = '#';
          return 1;
        }
        throw new IOException("broken");
      }

      @Override
      public void close() {}
    };
    Reader filter = new OcpMarkdownCharFilter(broken, engine);
    assertEquals("broken", assertThrows(IOException.class, filter::read).getMessage());
  }

  @Test
  void nothing_stays_open_when_the_source_exceeds_a_limit() throws IOException {
    ParseOptions options =
        ParseOptions.MARKDOWN.withLimits(Limits.DEFAULT.with(Limit.SOURCE_BYTES, 3));
    try (Analyzer analyzer = analyzer(options)) {
      assertThrows(OcpLimitException.class, () -> Tokens.of(analyzer, "abcd"));
      assertEquals(List.of("abc"), terms(analyzer, "abc"));
    }
  }

  @Test
  void a_closed_engine_is_reported() {
    OcpEngine closed = Ocp.engine();
    closed.close();
    Reader filter = new OcpMarkdownCharFilter(new StringReader("a"), closed);
    assertThrows(OcpClosedException.class, filter::read);
  }
}
