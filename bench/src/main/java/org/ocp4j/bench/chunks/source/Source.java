package org.ocp4j.bench.chunks.source;

import java.nio.charset.StandardCharsets;
import org.ocp4j.Format;

/**
 * A document of a corpus. It has no useful {@code equals}, because documents are never compared.
 *
 * @param corpus the name of the corpus
 * @param path the path in the corpus, with {@code /}
 * @param format how remark and ocp4j read the document; the other libraries know Markdown only
 * @param utf8 the source as UTF-8
 * @param text the source as a string
 * @param tree what remark makes of the source, or {@link Mdast#EMPTY} if trees were not asked for
 */
@SuppressWarnings("ArrayRecordComponent")
public record Source(
    String corpus, String path, Format format, byte[] utf8, String text, Mdast tree) {
  /** Returns a document with a tree. */
  public static Source of(String corpus, String path, Format format, String text, Mdast tree) {
    return new Source(corpus, path, format, text.getBytes(StandardCharsets.UTF_8), text, tree);
  }

  /** Returns corpus and path, such as {@code "react.dev/README.md"}. */
  public String name() {
    return corpus + "/" + path;
  }
}
