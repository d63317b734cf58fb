package org.ocp4j.example.spark;

import org.apache.spark.sql.SparkSession;
import org.ocp4j.spark.OcpExtensions;

/**
 * Makes sessions on this machine, with the functions of ocp4j, without a web page or a network.
 * Tables are written and read with the settings that suit documents.
 */
public final class Sessions {
  /** How many rows Spark reads of a table of Parquet at a time. */
  public static final String BATCH_ROWS = "spark.sql.parquet.columnarReaderBatchSize";

  /** How Spark compresses a table of Parquet. */
  public static final String COMPRESSION = "spark.sql.parquet.compression.codec";

  private Sessions() {}

  /**
   * Returns a builder of a session.
   *
   * @param master where tasks run, such as {@code local[2]}
   */
  public static SparkSession.Builder builder(String master) {
    return SparkSession.builder()
        .master(master)
        .appName("ocp4j")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.ui.enabled", false)
        .config("spark.ui.showConsoleProgress", false)
        .config(BATCH_ROWS, 64)
        .config(COMPRESSION, "zstd")
        .config("spark.sql.extensions", OcpExtensions.class.getName());
  }
}
