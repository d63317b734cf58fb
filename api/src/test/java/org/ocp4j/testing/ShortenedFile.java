package org.ocp4j.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import org.ocp4j.NodeKind;
import org.ocp4j.OcpCursor;
import org.ocp4j.OcpDocument;
import org.ocp4j.digest.DigestAlgorithm;
import org.ocp4j.memory.FileAccess;

/**
 * A program that opens a payload file, shortens the file, and continues to read. It prints {@code
 * right} or the name of the exception. It runs in a process of its own, because the JVM may crash.
 */
public final class ShortenedFile {
  private static final int WARM_UP = 20;

  private ShortenedFile() {}

  /** The reads to try after the file was shortened. */
  public enum Act {
    CRC_32C,
    SHA_256,
    STREAM,
    CHANNEL,
    PATH,
    JSON,
    HTML,
    TEXT,
    POINT,
    VALUES,
    WALK
  }

  /**
   * Runs the program.
   *
   * @param arguments an {@link Act}; a {@link FileAccess}, or {@code default}; the number of
   *     nodes
   */
  public static void main(String[] arguments) throws IOException {
    Act act = Act.valueOf(arguments[0]);
    Path file = Files.createTempFile("shortened", ".ocp");
    try {
      write(file, Integer.parseInt(arguments[2]));
      System.out.println(outcome(act, file, arguments[1]));
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private static void write(Path file, int nodes) throws IOException {
    String text = "Words of a paragraph. ".repeat(4);
    PayloadBuilder payload = new PayloadBuilder(text.repeat(nodes));
    for (int i = 0; i < nodes; i++) {
      int at = i * text.length();
      payload.open(NodeKind.PARAGRAPH, at, at + text.length());
      payload.leaf(NodeKind.TEXT, text).close();
    }
    try (OcpDocument document = payload.document()) {
      document.writeTo(file);
    }
  }

  private static String outcome(Act act, Path file, String access) throws IOException {
    try (OcpDocument document = access.equals("default")
        ? OcpDocument.open(file)
        : OcpDocument.open(file, FileAccess.valueOf(access))) {
      Object expected = "";
      for (int i = 0; i < WARM_UP; i++) {
        expected = read(act, document, file);
      }
      try (RandomAccessFile shortened = new RandomAccessFile(file.toFile(), "rw")) {
        shortened.setLength(4096);
      }
      return expected.equals(read(act, document, file)) ? "right" : "wrong";
    } catch (IllegalStateException | InternalError e) {
      return e.getClass().getSimpleName() + (e.getMessage().contains(file.toString()) ? "" : "!");
    }
  }

  private static Object read(Act act, OcpDocument document, Path file) throws IOException {
    return switch (act) {
      case CRC_32C -> document.sourceDigest(DigestAlgorithm.CRC_32C);
      case SHA_256 -> document.sourceDigest(DigestAlgorithm.SHA_256);
      case STREAM -> {
        document.writeTo(OutputStream.nullOutputStream());
        yield "written";
      }
      case CHANNEL -> {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        document.writeTo(Channels.newChannel(bytes));
        yield bytes.size();
      }
      case PATH -> {
        Path copy = file.resolveSibling(file.getFileName() + ".copy");
        try {
          document.writeTo(copy);
          yield Files.size(copy);
        } finally {
          Files.deleteIfExists(copy);
        }
      }
      case JSON -> document.toJson().hashCode();
      case HTML -> document.toHtml().hashCode();
      case TEXT -> document.toText().hashCode();
      case POINT -> document.point(document.sourceByteSize());
      case VALUES ->
        document.find(NodeKind.TEXT).mapToInt(node -> node.value().length()).sum();
      case WALK -> walk(document);
    };
  }

  private static long walk(OcpDocument document) {
    long sum = 0;
    try (OcpCursor cursor = document.cursor()) {
      do {
        sum += cursor.start() + cursor.kind().name().length();
      } while (cursor.next());
    }
    return sum;
  }
}
