package org.ocp4j.langchain4j;

import static dev.langchain4j.store.embedding.filter.MetadataFilterBuilder.metadataKey;

import dev.langchain4j.data.document.Document;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.store.embedding.EmbeddingStore;
import java.util.List;
import org.ocp4j.chunks.ChunkMetadata;

/** Brings an index up to date with a new version of a document. */
final class UpdateExample {
  private UpdateExample() {}

  static void update(
      OcpDocumentSplitter splitter,
      Document document,
      EmbeddingModel model,
      EmbeddingStore<TextSegment> store) {
    List<TextSegment> segments = splitter.split(document);
    List<String> ids = segments.stream()
        .map(segment -> segment.metadata().getString(ChunkMetadata.CHUNK_ID))
        .toList();
    String documentId = segments.get(0).metadata().getString(ChunkMetadata.DOCUMENT_ID);
    store.removeAll(metadataKey(ChunkMetadata.DOCUMENT_ID).isEqualTo(documentId));
    store.addAll(ids, model.embedAll(segments).content(), segments);
  }
}
