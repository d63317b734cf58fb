package org.ocp4j.cli;

/** A table with the sizes of several documents and their totals. */
final class StatisticsTable {
  private final Table table = new Table(
          "FILE", "SOURCE BYTES", "NODES", "ATTRIBUTES", "PAYLOAD BYTES", "POOL BYTES", "RATIO")
      .rightAligned(1, 2, 3, 4, 5, 6);
  private Statistics total = Statistics.NONE;
  private int count;

  void add(String name, Statistics statistics) {
    row(name, statistics);
    total = total.plus(statistics);
    count++;
  }

  boolean isEmpty() {
    return count == 0;
  }

  /** Returns the table. It ends with a row of totals if there are several documents. */
  String finish() {
    if (count > 1) {
      row("total (" + count + " files)", total);
    }
    return table.toString();
  }

  private void row(String name, Statistics statistics) {
    table.row(
        name,
        Long.toString(statistics.sourceBytes()),
        Long.toString(statistics.nodes()),
        Long.toString(statistics.attributes()),
        Long.toString(statistics.payloadBytes()),
        Long.toString(statistics.poolBytes()),
        statistics.ratio());
  }
}
