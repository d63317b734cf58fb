package org.ocp4j.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.ocp4j.Ocp;
import org.ocp4j.OcpDocument;
import org.ocp4j.spi.PayloadFormat;

/** Tests the figures of {@code --to stats}. */
class StatisticsTest extends CommandTest {
  private static final String FIRST = "# One &amp; *two*\n\n<A b='&lt;' c />\n";
  private static final String SECOND = "[a](b 'c')\n";

  StatisticsTest() {
    super("parse", "--to", "stats");
  }

  private String[][] rows(String... files) {
    return printed(files).lines().map(line -> line.split(" {2,}", -1)).toArray(String[][]::new);
  }

  /** Returns the figures from a payload's header: source, nodes, attributes, payload, pool. */
  private static long[] figures(String source) {
    try (OcpDocument document = Ocp.parse(source)) {
      long[] figures = {
        document.payload().getInt(PayloadFormat.H_SOURCE_LENGTH),
        document.payload().getInt(PayloadFormat.H_NODES),
        document.payload().getInt(PayloadFormat.H_ATTRIBUTES),
        document.payload().getInt(PayloadFormat.H_LENGTH),
        document.payload().getInt(PayloadFormat.H_POOL_LENGTH)
      };
      return figures;
    }
  }

  private static void assertRow(String name, long[] figures, String[] row) {
    assertEquals(name, row[0]);
    assertArrayEquals(
        figures, Arrays.stream(row, 1, 6).mapToLong(Long::parseLong).toArray());
    double ratio = (double) figures[3] / figures[0];
    assertEquals(String.format(Locale.ROOT, "%.2f", ratio), row[6]);
  }

  @Test
  void are_those_of_the_payload() throws IOException {
    String file = file("a.mdx", FIRST);
    String[][] rows = rows(file);
    assertEquals(2, rows.length);
    assertRow(file, figures(FIRST), rows[1]);
  }

  @Test
  void add_up() throws IOException {
    String first = file("a.mdx", FIRST);
    String second = file("b.mdx", SECOND);
    String[][] rows = rows(first, second);
    assertEquals(4, rows.length);
    assertRow(first, figures(FIRST), rows[1]);
    assertRow(second, figures(SECOND), rows[2]);
    long[] a = figures(FIRST);
    long[] b = figures(SECOND);
    long[] sum = LongStream.range(0, a.length).map(i -> a[(int) i] + b[(int) i]).toArray();
    assertRow("total (2 files)", sum, rows[3]);
  }

  @Test
  void have_no_ratio_for_an_empty_source() throws IOException {
    String[] row = rows(file("empty.mdx", ""))[1];
    assertEquals("0", row[1]);
    assertEquals("-", row[6]);
  }
}
