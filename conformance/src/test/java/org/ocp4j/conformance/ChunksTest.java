package org.ocp4j.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.ocp4j.Format;
import org.ocp4j.NodeKind;
import org.ocp4j.Ocp;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpEngine;
import org.ocp4j.OcpNode;
import org.ocp4j.ParseOptions;
import org.ocp4j.chunks.Chunk;
import org.ocp4j.chunks.Chunker;
import org.ocp4j.chunks.SourceRange;
import org.ocp4j.chunks.TokenCounter;
import org.ocp4j.toolkit.frontmatter.FrontMatter;

/**
 * Tests that the engine under test gives the same chunks as the Java engine, and that the chunks
 * have every byte of the content once.
 */
@Tag("parser")
class ChunksTest {
  private static final List<Chunker> CHUNKERS = List.of(
      Chunker.of(400, TokenCounter.CHARACTERS),
      Chunker.of(2_000, TokenCounter.CHARACTERS),
      Chunker.builder(150, TokenCounter.WORDS).overlap(30).build());

  @Test
  void fixtures() throws IOException {
    check(Sources.fixtures());
  }

  @Test
  void suites() throws IOException {
    check(Sources.suites());
  }

  @Test
  void corpora() throws IOException {
    check(Sources.corpora());
  }

  private static void check(List<String> sources) {
    int count = 0;
    try (OcpEngine engine = EngineUnderTest.open();
        OcpEngine java = Ocp.builder().engine("java").build()) {
      for (String source : sources) {
        for (Format format : Format.values()) {
          ParseOptions options = ParseOptions.DEFAULT
              .withFormat(format)
              .withLenient(format == Format.MDX && engine.supportsLenient());
          try (OcpDocument document = engine.parse(source, options);
              OcpDocument expected = java.parse(source, options)) {
            for (Chunker chunker : CHUNKERS) {
              List<Chunk> chunks = chunker.chunks(document, "source");
              assertEquals(
                  withoutFrontMatter(chunker.chunks(expected, "source")),
                  withoutFrontMatter(chunks));
              assertCover(document, chunks);
              count += chunks.size();
            }
          }
        }
      }
    }
    System.out.println(
        count + " chunks of " + sources.size() + " sources, on " + EngineUnderTest.id());
    assertTrue(count > sources.size(), count + " chunks");
  }

  /** Returns lists of what can be compared: front matter is equal if its text is. */
  private static List<Object> withoutFrontMatter(List<Chunk> chunks) {
    List<Object> comparable = new ArrayList<>();
    for (Chunk chunk : chunks) {
      comparable.add(List.of(
          new Chunk(
              chunk.id(),
              chunk.documentId(),
              chunk.index(),
              chunk.text(),
              chunk.context(),
              chunk.markdown(),
              chunk.size(),
              chunk.ranges(),
              chunk.headingPath(),
              chunk.kinds(),
              chunk.languages(),
              chunk.links(),
              chunk.components(),
              Optional.empty()),
          chunk.frontMatter().map(FrontMatter::raw).orElse("")));
    }
    return comparable;
  }

  private static void assertCover(OcpDocument document, List<Chunk> chunks) {
    byte[] source = new byte[document.sourceByteSize()];
    document.copySource(0, source, 0, source.length);
    int[] owners = new int[source.length];
    for (Chunk chunk : chunks) {
      StringBuilder markdown = new StringBuilder();
      for (SourceRange range : chunk.ranges()) {
        int length = range.end() - range.start();
        markdown.append(new String(source, range.start(), length, StandardCharsets.UTF_8));
        for (int i = range.start(); i < range.end() && !range.repeated(); i++) {
          owners[i]++;
        }
      }
      assertEquals(markdown.toString(), chunk.markdown());
    }
    document.root().descendants().filter(ChunksTest::mayBeOmitted).forEach(node -> {
      for (int i = node.start(); i < node.end(); i++) {
        owners[i] = 1;
      }
    });
    int start = source.length >= 3 && source[0] == (byte) 0xEF && source[1] == (byte) 0xBB ? 3 : 0;
    for (int i = start; i < source.length; i++) {
      boolean isWhite = source[i] == ' ' || (source[i] >= '\t' && source[i] <= '\r');
      int offset = i;
      assertTrue(
          isWhite || owners[i] == 1,
          () -> "byte " + offset + " is in " + owners[offset] + " chunks of "
              + new String(source, StandardCharsets.UTF_8));
    }
  }

  /** Returns {@code true} for front matter, ESM, and what may be a comment. */
  private static boolean mayBeOmitted(OcpNode node) {
    NodeKind kind = node.kind();
    String value = node.value() == null ? "" : node.value().strip();
    return switch (kind) {
      case YAML, TOML, MDXJS_ESM -> true;
      case HTML -> value.startsWith("<!--");
      case MDX_FLOW_EXPRESSION, MDX_TEXT_EXPRESSION -> value.startsWith("/*");
      default -> false;
    };
  }
}
