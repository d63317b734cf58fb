package org.ocp4j.langchain4j;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.output.Response;
import java.util.List;
import java.util.Locale;

/** Embeds a text as the words in it, without their order: texts with the same words are close. */
final class WordModel implements EmbeddingModel {
  private static final int DIMENSION = 1024;

  @Override
  public Response<List<Embedding>> embedAll(List<TextSegment> segments) {
    return Response.from(
        segments.stream().map(segment -> embedding(segment.text())).toList());
  }

  private static Embedding embedding(String text) {
    float[] vector = new float[DIMENSION];
    for (String word : text.toLowerCase(Locale.ROOT).split("\\W+", -1)) {
      if (!word.isEmpty()) {
        vector[Math.floorMod(word.hashCode(), DIMENSION)]++;
      }
    }
    return Embedding.from(vector);
  }
}
