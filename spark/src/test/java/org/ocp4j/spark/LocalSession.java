package org.ocp4j.spark;

import org.apache.spark.sql.SparkSession;

/** The session that the tests of a JVM share, with two threads. It ends with the JVM. */
public final class LocalSession {
  private LocalSession() {}

  /** Returns the session, without the views and settings of other tests. */
  public static SparkSession get() {
    return configure(SparkSession.builder().master("local[2]")).getOrCreate().newSession();
  }

  /** Stops the session. A later call of {@link #get} starts it again. */
  public static void stop() {
    SparkSession.getDefaultSession().foreach(session -> {
      session.stop();
      return null;
    });
  }

  /** Sets what all sessions of the tests have in common: no web page, and no network. */
  public static SparkSession.Builder configure(SparkSession.Builder builder) {
    return builder
        .config("spark.ui.enabled", false)
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.sql.shuffle.partitions", 2)
        .config("spark.sql.warehouse.dir", "target/spark-warehouse")
        .config("spark.sql.extensions", OcpExtensions.class.getName());
  }
}
