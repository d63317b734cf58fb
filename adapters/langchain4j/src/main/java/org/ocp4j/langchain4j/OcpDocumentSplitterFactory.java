package org.ocp4j.langchain4j;

import dev.langchain4j.data.document.DocumentSplitter;
import dev.langchain4j.spi.data.document.splitter.DocumentSplitterFactory;
import org.ocp4j.chunks.Chunker;
import org.ocp4j.chunks.TokenCounter;

/**
 * Makes the splitter that an {@code EmbeddingStoreIngestor} without a splitter uses. LangChain4j
 * finds this class as a service, so it is enough to have this module on the class path.
 *
 * <p>If there is a second {@code DocumentSplitterFactory} on the class path, such as that of {@code
 * langchain4j-easy-rag}, building an {@code EmbeddingStoreIngestor} without a splitter throws a
 * {@link RuntimeException} that begins with "Conflict: multiple document splitters". Pass a
 * splitter to its builder then; no factory is looked for in that case:
 *
 * <pre>{@code
 * EmbeddingStoreIngestor.builder()
 *     .documentSplitter(OcpDocumentSplitter.of(chunker))
 * }</pre>
 */
public final class OcpDocumentSplitterFactory implements DocumentSplitterFactory {
  /** The budget of the splitter's segments, in UTF-16 code units; about 300 tokens of English. */
  public static final int BUDGET = 1200;

  /** Called by LangChain4j. */
  public OcpDocumentSplitterFactory() {}

  /**
   * Returns a new {@link OcpDocumentSplitter} whose segments have at most {@link #BUDGET}
   * characters, and its defaults otherwise.
   */
  @Override
  public DocumentSplitter create() {
    return OcpDocumentSplitter.of(Chunker.of(BUDGET, TokenCounter.CHARACTERS));
  }
}
