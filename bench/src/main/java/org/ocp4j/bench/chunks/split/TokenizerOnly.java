package org.ocp4j.bench.chunks.split;

import java.util.List;
import org.ocp4j.bench.chunks.source.Source;

/** Counts the tokens of a document once, and does not cut it. */
final class TokenizerOnly implements Splitter {
  @Override
  public List<Integer> cut(Source source) {
    return List.of(Tokens.count(source.text()));
  }

  @Override
  public List<Piece> split(Source source) {
    return source.text().isBlank() ? List.of() : List.of(Piece.of(source.text()));
  }
}
