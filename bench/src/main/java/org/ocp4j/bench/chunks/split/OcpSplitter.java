package org.ocp4j.bench.chunks.split;

import java.util.List;
import org.ocp4j.Ocp;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpEngine;
import org.ocp4j.Ownership;
import org.ocp4j.ParseOptions;
import org.ocp4j.bench.chunks.source.Source;
import org.ocp4j.chunks.Chunk;
import org.ocp4j.chunks.Chunker;
import org.ocp4j.chunks.JTokkitCounter;
import org.ocp4j.chunks.TokenCounter;
import org.ocp4j.toolkit.links.Link;

/** ocp4j's chunker with its defaults, after one of its engines. */
final class OcpSplitter implements Splitter {
  private static final ParseOptions OPTIONS =
      ParseOptions.DEFAULT.withOwnership(Ownership.CONFINED);

  private final OcpEngine engine;
  private final Chunker chunker;

  private OcpSplitter(String engine, Chunker chunker) {
    this.engine = Ocp.builder().engine(engine).build();
    this.chunker = chunker;
  }

  /** Returns a splitter with a budget in tokens. */
  static OcpSplitter byTokens(String engine, int budget) {
    return new OcpSplitter(engine, Chunker.of(budget, JTokkitCounter.of(Tokens.TYPE)));
  }

  /** Returns a splitter with a budget in characters. */
  static OcpSplitter byCharacters(String engine, int budget) {
    return new OcpSplitter(engine, Chunker.of(budget, TokenCounter.CHARACTERS));
  }

  @Override
  public List<Piece> split(Source source) {
    return cut(source).stream().map(OcpSplitter::piece).toList();
  }

  @Override
  public List<Chunk> cut(Source source) {
    ParseOptions options = OPTIONS.withFormat(source.format());
    try (OcpDocument document = engine.parse(source.utf8(), options)) {
      return chunker.chunks(document, source.name());
    }
  }

  private static Piece piece(Chunk chunk) {
    return new Piece(
        chunk.markdown(),
        chunk.text(),
        "",
        chunk.links().stream().map(Link::target).toList(),
        chunk.ranges().stream()
            .map(range -> new Piece.ByteRange(range.start(), range.end()))
            .toList());
  }

  @Override
  public void close() {
    engine.close();
  }
}
