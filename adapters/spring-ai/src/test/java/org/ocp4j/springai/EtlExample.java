package org.ocp4j.springai;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.ocp4j.chunks.ChunkMetadata;
import org.ocp4j.chunks.Chunker;
import org.ocp4j.chunks.TokenCounter;
import org.springframework.ai.document.Document;
import org.springframework.ai.document.DocumentReader;
import org.springframework.ai.document.DocumentWriter;
import org.springframework.ai.reader.TextReader;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;

/**
 * Reads the Markdown and MDX files that the arguments name, and writes their chunks to the standard
 * output. Without arguments, the example writes a page of its own.
 */
public final class EtlExample {
  private static final String PAGE = """
      ---
      title: Handbook
      ---

      # Handbook

      ## Watering

      Water tomatoes in the morning, and never their leaves.

      ## Tools

      Clean the spade after use. <Tip>Oil keeps rust away.</Tip>
      """;

  private static final Chunker CHUNKER = Chunker.of(100, TokenCounter.CHARACTERS);

  private EtlExample() {}

  /** Runs the example. */
  public static void main(String[] args) throws IOException {
    List<String> files = List.of(args);
    if (files.isEmpty()) {
      Path page = Files.createTempDirectory("pages").resolve("handbook.mdx");
      files = List.of(Files.writeString(page, PAGE).toString());
    }
    for (String file : files) {
      Resource resource = new FileSystemResource(file);
      read(resource, documents -> print(documents, System.out));
      transform(resource, documents -> print(documents, System.out));
    }
  }

  static void read(Resource resource, DocumentWriter writer) {
    DocumentReader reader = OcpDocumentReader.of(CHUNKER, resource);
    writer.write(reader.read());
  }

  static void transform(Resource resource, DocumentWriter writer) {
    OcpDocumentTransformer transformer = OcpDocumentTransformer.builder(CHUNKER)
        .documentId(document -> (String) document.getMetadata().get("source"))
        .build();
    writer.write(transformer.transform(new TextReader(resource).read()));
  }

  static void print(List<Document> documents, PrintStream out) {
    for (Document document : documents) {
      out.println(document.getMetadata().get(OcpDocumentReader.SOURCE)
          + "#"
          + document.getMetadata().get(ChunkMetadata.ANCHOR)
          + ", line "
          + document.getMetadata().get(ChunkMetadata.FIRST_LINE));
      out.println(document.getText());
    }
  }
}
