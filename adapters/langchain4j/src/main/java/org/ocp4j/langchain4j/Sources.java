package org.ocp4j.langchain4j;

import dev.langchain4j.data.document.Document;
import dev.langchain4j.data.document.Metadata;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ocp4j.chunks.ChunkMetadata;

/** Says where documents come from, by their metadata. */
final class Sources {
  private Sources() {}

  /** Returns the name of a document's file, or the end of its URL; else an empty string. */
  static String fileName(Document document) {
    Map<String, Object> metadata = document.metadata().toMap();
    String name = text(metadata.get(Document.FILE_NAME));
    if (!name.isEmpty()) {
      return name;
    }
    String url = text(metadata.get(Document.URL)).replaceFirst("[?#].*", "");
    return url.substring(url.lastIndexOf('/') + 1);
  }

  /**
   * Returns what tells a document from others: the document's id in the metadata, else its URL,
   * else its path, else its name, else an empty string.
   */
  static String id(Document document) {
    Map<String, Object> metadata = document.metadata().toMap();
    for (String key : new String[] {ChunkMetadata.DOCUMENT_ID, Document.URL}) {
      String id = text(metadata.get(key));
      if (!id.isEmpty()) {
        return id;
      }
    }
    String folder = text(metadata.get(Document.ABSOLUTE_DIRECTORY_PATH));
    String name = text(metadata.get(Document.FILE_NAME));
    return folder.isEmpty() ? name : folder + "/" + name;
  }

  private static String text(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }

  /** Adds entries to metadata, in types that metadata may have; existing entries stay. */
  static void addMissing(Metadata metadata, Map<String, Object> entries) {
    entries.forEach((key, value) -> {
      if (!metadata.containsKey(key)) {
        Object accepted = value instanceof Boolean ? value.toString() : value;
        metadata.putAll(Map.of(key, accepted));
      }
    });
  }
}
