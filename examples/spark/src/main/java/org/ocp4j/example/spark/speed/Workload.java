package org.ocp4j.example.spark.speed;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/**
 * The documents of a folder, again and again until they have a number of bytes.
 *
 * @param texts the documents, each once
 * @param repeats how often each is taken
 */
record Workload(List<String> texts, int repeats) {
  /** The number of files of a table, so that both processors have something to do. */
  private static final int PARTITIONS = 16;

  static Workload read(Path folder, long bytes) throws IOException {
    List<String> texts = new ArrayList<>();
    long once = 0;
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        byte[] utf8 = Files.readAllBytes(file);
        texts.add(new String(utf8, StandardCharsets.UTF_8));
        once += utf8.length;
      }
    }
    return new Workload(texts, Math.toIntExact(Math.max(1, bytes / once)));
  }

  /** Returns the number of documents. */
  long documents() {
    return (long) texts.size() * repeats;
  }

  /** Returns the bytes of all documents. */
  long bytes() {
    long once = 0;
    for (String text : texts) {
      once += text.getBytes(StandardCharsets.UTF_8).length;
    }
    return once * repeats;
  }

  /**
   * Writes the documents to a table of Parquet with the column {@code source}. Each file has whole
   * rounds in order: equal documents next to each other would be compressed and parsed faster than
   * different ones.
   */
  void write(SparkSession session, Path table) {
    Dataset<Row> once = session.createDataset(texts, Encoders.STRING()).toDF("source");
    session
        .range(0, repeats, 1, Math.min(PARTITIONS, repeats))
        .toDF("round")
        .crossJoin(functions.broadcast(once))
        .select("source")
        .write()
        .parquet(table.toString());
  }
}
