package org.ocp4j.springai;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.ai.document.ContentFormatter;
import org.springframework.ai.document.DefaultContentFormatter;
import org.springframework.ai.document.Document;
import org.springframework.ai.document.MetadataMode;

/**
 * Formats a document as Spring AI does, but without some of its metadata in texts to embed and
 * texts for inference. If there are no others, the result is the text of the document.
 */
final class ChunkFormatter implements ContentFormatter {
  private final Set<String> hidden;
  private final ContentFormatter others;

  /** Creates a formatter that leaves out metadata with these keys. */
  ChunkFormatter(Set<String> hidden) {
    this.hidden = Set.copyOf(hidden);
    List<String> keys = new ArrayList<>(hidden);
    this.others = DefaultContentFormatter.builder()
        .withExcludedEmbedMetadataKeys(keys)
        .withExcludedInferenceMetadataKeys(keys)
        .build();
  }

  @Override
  public String format(Document document, MetadataMode mode) {
    boolean isPlain = mode == MetadataMode.NONE
        || (mode != MetadataMode.ALL
            && hidden.containsAll(document.getMetadata().keySet()));
    return isPlain
        ? Objects.requireNonNullElse(document.getText(), "")
        : others.format(document, mode);
  }
}
