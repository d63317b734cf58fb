package org.ocp4j.langchain4j;

import dev.langchain4j.data.document.Document;
import dev.langchain4j.data.document.DocumentSplitter;
import dev.langchain4j.data.document.loader.FileSystemDocumentLoader;
import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.store.embedding.EmbeddingMatch;
import dev.langchain4j.store.embedding.EmbeddingSearchRequest;
import dev.langchain4j.store.embedding.EmbeddingStoreIngestor;
import dev.langchain4j.store.embedding.inmemory.InMemoryEmbeddingStore;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.ocp4j.chunks.ChunkMetadata;
import org.ocp4j.chunks.Chunker;
import org.ocp4j.chunks.TokenCounter;

/**
 * Indexes the Markdown and MDX files of a folder in memory, and finds the section that has most to
 * do with a question. The first argument is the folder, the second one the question; without
 * arguments, the example writes a folder of its own.
 */
public final class SearchExample {
  private static final String PAGE = """
      ---
      title: Handbook
      tags: [garden, tools]
      ---

      # Handbook

      What every gardener should know, from the first seed to the last leaf.

      ## Watering

      Water tomatoes in the morning, and never their leaves.

      ## Tools

      Clean the spade after use. <Tip>Oil keeps rust away.</Tip>
      """;

  private SearchExample() {}

  /** Runs the example. */
  public static void main(String[] args) throws IOException {
    Path folder = args.length > 0 ? Path.of(args[0]) : Files.createTempDirectory("pages");
    if (args.length == 0) {
      Files.writeString(folder.resolve("handbook.mdx"), PAGE);
    }
    search(folder, args.length > 1 ? args[1] : "When should I water my tomatoes?", System.out);
  }

  static void search(Path folder, String question, PrintStream out) {
    EmbeddingModel model = new WordModel();
    InMemoryEmbeddingStore<TextSegment> store = new InMemoryEmbeddingStore<>();

    List<Document> documents = FileSystemDocumentLoader.loadDocumentsRecursively(
        folder,
        FileSystems.getDefault().getPathMatcher("glob:**.{md,mdx}"),
        new OcpDocumentParser());
    DocumentSplitter splitter = OcpDocumentSplitter.of(Chunker.of(400, TokenCounter.CHARACTERS));
    EmbeddingStoreIngestor.builder()
        .documentSplitter(splitter)
        .embeddingModel(model)
        .embeddingStore(store)
        .build()
        .ingest(documents);

    Embedding asked = model.embed(question).content();
    for (EmbeddingMatch<TextSegment> match : store
        .search(
            EmbeddingSearchRequest.builder().queryEmbedding(asked).maxResults(1).build())
        .matches()) {
      TextSegment found = match.embedded();
      out.println(found.metadata().getString(Document.FILE_NAME)
          + "#"
          + found.metadata().getString(ChunkMetadata.ANCHOR)
          + ", line "
          + found.metadata().getInteger(ChunkMetadata.FIRST_LINE));
      out.println(found.text());
    }
  }
}
