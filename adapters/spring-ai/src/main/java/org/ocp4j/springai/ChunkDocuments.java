package org.ocp4j.springai;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ocp4j.chunks.Chunk;
import org.ocp4j.chunks.ChunkMetadata;
import org.springframework.ai.document.ContentFormatter;
import org.springframework.ai.document.Document;

/** Makes documents of chunks. */
final class ChunkDocuments {
  private ChunkDocuments() {}

  /**
   * Returns a document for each chunk of a source.
   *
   * @param inherited the metadata of the source, which take precedence over its front matter
   * @param frontMatter whether the documents have the front matter as metadata
   * @param score the score of the documents, or null for none
   * @param formatter what formats the documents, or null for the default: texts to embed have no
   *     metadata but those that are inherited
   */
  static List<Document> of(
      SourceParser.Result source,
      Map<String, Object> inherited,
      boolean frontMatter,
      @Nullable Double score,
      @Nullable ContentFormatter formatter) {
    Map<String, Object> shared = new LinkedHashMap<>();
    List<Chunk> chunks = source.chunks();
    if (frontMatter && !chunks.isEmpty()) {
      chunks.get(0).frontMatter().map(ChunkMetadata::of).ifPresent(shared::putAll);
    }
    Set<String> hidden = new HashSet<>(shared.keySet());
    hidden.removeAll(inherited.keySet());
    hidden.addAll(OcpDocumentReader.KEYS);
    shared.putAll(inherited);
    shared.put(OcpDocumentReader.TOTAL_CHUNKS, chunks.size());
    if (source.mistakes() > 0) {
      shared.put(OcpDocumentReader.MISTAKES, source.mistakes());
    }
    ContentFormatter own = formatter == null ? new ChunkFormatter(hidden) : formatter;
    List<Document> documents = new ArrayList<>();
    for (Chunk chunk : chunks) {
      Map<String, Object> metadata = new LinkedHashMap<>(shared);
      metadata.putAll(ChunkMetadata.of(chunk));
      Document document = Document.builder()
          .id(chunk.id())
          .text(chunk.text())
          .metadata(metadata)
          .score(score)
          .build();
      document.setContentFormatter(own);
      documents.add(document);
    }
    return documents;
  }
}
