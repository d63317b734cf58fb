package org.ocp4j.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.ocp4j.NodeKind;
import org.ocp4j.OcpDocument;
import org.ocp4j.chunks.Chunk;
import org.ocp4j.chunks.Heading;

/** Prints a table with a row for each chunk, and a line about all of them. */
final class ChunkTable implements ChunkOutput {
  private final OutputStream out;
  private final InputReporter reporter;
  private final String unit;
  private int files;
  private int[] sizes = new int[64];
  private int count;

  ChunkTable(OutputStream out, InputReporter reporter, ChunkUnit unit) {
    this.out = out;
    this.reporter = reporter;
    this.unit = unit.toString();
  }

  @Override
  public void print(Input input, OcpDocument document, List<Chunk> chunks) throws IOException {
    Table table =
        new Table("LINES", unit.toUpperCase(Locale.ROOT), "CONTENT", "HEADINGS").rightAligned(0, 1);
    for (Chunk chunk : chunks) {
      table.row(
          chunk.firstLine() + "-" + chunk.lastLine(),
          Integer.toString(chunk.size()),
          content(chunk),
          Excerpt.line(
              chunk.headingPath().stream().map(Heading::title).collect(Collectors.joining(" > "))));
      add(chunk.size());
    }
    String title = (files == 0 ? "" : "\n") + "==> " + input.name() + " <==\n";
    out.write((title + table + "\n").getBytes(StandardCharsets.UTF_8));
    out.flush(); // before messages about the next document
    files++;
  }

  private static String content(Chunk chunk) {
    return chunk.kinds().stream().sorted().map(NodeKind::type).collect(Collectors.joining(","));
  }

  private void add(int size) {
    if (count == sizes.length) {
      sizes = Arrays.copyOf(sizes, count * 2);
    }
    sizes[count++] = size;
  }

  @Override
  public void failure(Input input, Failure failure) {
    reporter.failure(input, failure);
  }

  @Override
  public void finish() throws IOException {
    if (count > 0) {
      int[] sorted = Arrays.copyOf(sizes, count);
      Arrays.sort(sorted);
      String summary = "\n"
          + count
          + (count == 1 ? " chunk" : " chunks")
          + " of "
          + sorted[0]
          + " to "
          + sorted[count - 1]
          + " "
          + unit
          + ", half of them of at most "
          + sorted[(count - 1) / 2]
          + "\n";
      out.write(summary.getBytes(StandardCharsets.UTF_8));
    }
    out.flush();
  }
}
