package org.ocp4j.langchain4j;

import dev.langchain4j.data.document.BlankDocumentException;
import dev.langchain4j.data.document.Document;
import dev.langchain4j.data.document.DocumentParser;
import dev.langchain4j.data.document.Metadata;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.ocp4j.OcpClosedException;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpEngine;
import org.ocp4j.OcpLimitException;
import org.ocp4j.chunks.ChunkMetadata;
import org.ocp4j.toolkit.frontmatter.FrontMatter;

/**
 * Reads Markdown and MDX as documents of LangChain4j. The text of a document is the source as it
 * is, front matter included, so that an {@link OcpDocumentSplitter} finds its structure. The
 * metadata are the front matter, in the form of {@link ChunkMetadata#of(FrontMatter)}; a boolean is
 * a text, since LangChain4j has no such metadata.
 *
 * <pre>{@code
 * List<Document> documents =
 *     FileSystemDocumentLoader.loadDocumentsRecursively(folder, new OcpDocumentParser());
 * }</pre>
 *
 * <p>LangChain4j's loaders leave out files whose parser throws. So this parser throws for blank
 * sources only: front matter that cannot be read becomes {@link ChunkMetadata#FRONT_MATTER_ERROR},
 * and the structure is left to the splitter.
 *
 * <p>Any number of threads may use a parser.
 */
public final class OcpDocumentParser implements DocumentParser {
  private final SourceParser parser;

  /** Creates a parser that uses the engine that the methods of {@link org.ocp4j.Ocp} share. */
  public OcpDocumentParser() {
    parser = new SourceParser(null, SourceParser.LENIENT);
  }

  /**
   * Creates a parser that uses an engine.
   *
   * @param engine the engine, which the caller closes after the parser was last used
   */
  public OcpDocumentParser(OcpEngine engine) {
    parser = new SourceParser(Objects.requireNonNull(engine, "engine"), SourceParser.LENIENT);
  }

  /**
   * Reads the rest of a stream of UTF-8, and does not close the stream. U+FFFD replaces what is
   * malformed. A byte order mark stays in the text, so that the offsets of chunks are those of the
   * file.
   *
   * @throws BlankDocumentException when there is nothing but white space
   * @throws UncheckedIOException when the stream throws an {@link IOException}
   * @throws OcpClosedException when the engine is closed
   */
  @Override
  public Document parse(InputStream stream) {
    String text = read(stream);
    if (text.isBlank() || text.equals("\uFEFF")) {
      throw new BlankDocumentException();
    }
    Metadata metadata = new Metadata();
    if (mayHaveFrontMatter(text)) {
      // As Markdown: front matter is the same in MDX, and a stream has no name.
      try (OcpDocument parsed = parser.parse(text, "")) {
        FrontMatter.of(parsed)
            .ifPresent(front -> Sources.addMissing(metadata, ChunkMetadata.of(front)));
      } catch (OcpLimitException e) {
        metadata.put(ChunkMetadata.FRONT_MATTER_ERROR, String.valueOf(e.getMessage()));
      }
    }
    return Document.from(text, metadata);
  }

  private static String read(InputStream stream) {
    try {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean mayHaveFrontMatter(String text) {
    int start = text.startsWith("\uFEFF") ? 1 : 0;
    return text.startsWith("---", start) || text.startsWith("+++", start);
  }
}
