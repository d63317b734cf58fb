package org.ocp4j.bench.chunks.split;

import java.util.List;
import java.util.Objects;
import org.ocp4j.bench.chunks.source.Source;
import org.springframework.ai.document.Document;
import org.springframework.ai.reader.markdown.MarkdownDocumentReader;
import org.springframework.ai.reader.markdown.config.MarkdownDocumentReaderConfig;
import org.springframework.ai.transformer.splitter.TokenTextSplitter;
import org.springframework.core.io.ByteArrayResource;

/**
 * Spring AI's Markdown reader and its token splitter, both with their defaults except for the chunk
 * size. The reader moves the title of a section to the metadata; here it is a chunk's title.
 */
final class SpringSplitter implements Splitter {
  private static final String TITLE = "title";

  private final TokenTextSplitter splitter;

  SpringSplitter(int budget) {
    splitter = TokenTextSplitter.builder()
        .withEncodingType(Tokens.TYPE)
        .withChunkSize(budget)
        .build();
  }

  @Override
  public List<Piece> split(Source source) {
    return cut(source).stream().map(SpringSplitter::piece).toList();
  }

  @Override
  public List<Document> cut(Source source) {
    MarkdownDocumentReader reader = new MarkdownDocumentReader(
        new ByteArrayResource(source.utf8()), MarkdownDocumentReaderConfig.defaultConfig());
    try {
      return splitter.split(reader.get());
    } catch (UnsupportedOperationException e) {
      // JTokkit's encode refuses a text with a special token such as <|endoftext|>.
      throw new RefusedException(e);
    }
  }

  private static Piece piece(Document document) {
    String text = Objects.requireNonNullElse(document.getText(), "");
    Object title = document.getMetadata().get(TITLE);
    return new Piece(text, text, title == null ? "" : title.toString(), List.of(), List.of());
  }
}
