package org.ocp4j.bench.chunks.split;

import dev.langchain4j.data.document.Document;
import dev.langchain4j.data.document.DocumentSplitter;
import dev.langchain4j.data.document.splitter.DocumentSplitters;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.TokenCountEstimator;
import java.util.List;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.text.TextContentRenderer;
import org.ocp4j.bench.chunks.source.Source;

/**
 * LangChain4j's recursive splitter, without overlap, after what its Markdown parser does: it parses
 * with commonmark-java and writes the tree as plain text. That parser itself is in no public
 * repository of artifacts.
 */
final class LangChainSplitter implements Splitter {
  /** The tokenizer of all splitters, as LangChain4j asks for it. */
  private static final class Estimator implements TokenCountEstimator {
    @Override
    public int estimateTokenCountInText(String text) {
      return Tokens.count(text);
    }

    @Override
    public int estimateTokenCountInMessage(ChatMessage message) {
      throw new UnsupportedOperationException("there are no messages in a document");
    }

    @Override
    public int estimateTokenCountInMessages(Iterable<ChatMessage> messages) {
      throw new UnsupportedOperationException("there are no messages in a document");
    }
  }

  private final DocumentSplitter splitter;

  LangChainSplitter(int budget) {
    splitter = DocumentSplitters.recursive(budget, 0, new Estimator());
  }

  @Override
  public List<Piece> split(Source source) {
    return cut(source).stream().map(segment -> Piece.of(segment.text())).toList();
  }

  @Override
  public List<TextSegment> cut(Source source) {
    Parser parser = Parser.builder().build();
    String text = TextContentRenderer.builder().build().render(parser.parse(source.text()));
    if (text.isBlank()) {
      return List.of();
    }
    return splitter.split(Document.from(text));
  }
}
