package org.ocp4j.spark;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.ipc.ArrowStreamWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpEngine;
import org.ocp4j.spark.arrow.NodeVectors;
import org.ocp4j.spark.arrow.PayloadBuffers;

/** The programs of {@code docs/spark.md} about files and Arrow, which a test runs. */
final class FilesExample {
  private FilesExample() {}

  static Dataset<Row> read(SparkSession session, String folder) {
    Dataset<Row> pages = session
        .read()
        .format("mdx")
        .option("recursiveFileLookup", true)
        .option("maxSourceBytes", "16m")
        .load(folder);
    Dataset<Row> broken =
        pages.where("error IS NOT NULL").select("path", "error.code", "error.line");
    return broken;
  }

  static Dataset<Row> stream(SparkSession session, String folder) {
    Dataset<Row> arriving = session
        .readStream()
        .format("mdx")
        .schema(session.read().format("mdx").load(folder).schema())
        .load(folder);
    return arriving;
  }

  static void nodes(List<OcpDocument> documents, BufferAllocator allocator, OutputStream stream)
      throws IOException {
    try (NodeVectors nodes = NodeVectors.of(allocator);
        ArrowStreamWriter writer = new ArrowStreamWriter(nodes.root(), null, stream)) {
      for (OcpDocument document : documents) {
        nodes.add(document);
      }
      writer.writeBatch();
    }
  }

  static long payload(OcpEngine engine, BufferAllocator allocator) {
    try (ArrowBuf payload = PayloadBuffers.wrap(engine.parse("# Title"), allocator)) {
      return payload.readableBytes();
    }
  }
}
