package org.ocp4j.spark.internal.engine;

import java.util.OptionalLong;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.RuntimeConfig;
import org.jspecify.annotations.Nullable;

/**
 * The memory that the engine of a JVM may use.
 *
 * <p>The setting {@value #SETTING} says how much. Without it, an engine of an executor may use half
 * of the executor's memory overhead: that is the memory outside the Java heap for which Spark asks
 * its cluster manager. The other half stays for the JVM's own memory, the network and Python. The
 * driver has no such memory; its engine has the limit of every engine.
 */
public final class EngineMemory {
  /** The setting, a size such as {@code 512m}; a number without a unit is in MiB. */
  public static final String SETTING = "spark.ocp.memory";

  private static final String OVERHEAD = "spark.executor.memoryOverhead";
  private static final String FACTOR = "spark.executor.memoryOverheadFactor";
  private static final String LEAST = "spark.executor.minMemoryOverhead";
  private static final double SHARE = 0.5;

  private EngineMemory() {}

  /**
   * Returns the limit in bytes, or empty for the limit that every engine has.
   *
   * @param conf the settings of the application
   * @param isExecutor whether the JVM is an executor, and not the driver
   * @throws IllegalArgumentException when the setting is not a size of at least 1 MiB
   */
  static OptionalLong limit(SparkConf conf, boolean isExecutor) {
    if (conf.contains(SETTING)) {
      return OptionalLong.of(bytes(conf));
    }
    return isExecutor
        ? OptionalLong.of((long) (mebibytesOfOverhead(conf) * SHARE) << 20)
        : OptionalLong.empty();
  }

  /**
   * Checks the setting on the driver.
   *
   * @param conf the settings of the application
   * @param ofSession the settings of a session, which executors do not see
   * @throws IllegalArgumentException when the setting is not a size of at least 1 MiB, or was made
   *     when the application ran already
   */
  static void check(SparkConf conf, RuntimeConfig ofSession) {
    if (conf.contains(SETTING)) {
      bytes(conf);
    }
    String value = ofSession.get(SETTING, "");
    if (!value.isEmpty() && !value.equals(conf.get(SETTING, ""))) {
      throw new IllegalArgumentException(SETTING
          + " was set to \""
          + value
          + "\" in a session: set it before the application starts, such as with --conf");
    }
  }

  private static long bytes(SparkConf conf) {
    long mebibytes;
    try {
      mebibytes = conf.getSizeAsMb(SETTING);
    } catch (IllegalArgumentException e) {
      throw bad(conf, e);
    }
    if (mebibytes < 1 || mebibytes > Long.MAX_VALUE >> 20) {
      throw bad(conf, null);
    }
    return mebibytes << 20;
  }

  private static IllegalArgumentException bad(SparkConf conf, @Nullable Exception cause) {
    return new IllegalArgumentException(
        SETTING + " is \"" + conf.get(SETTING) + "\": use a size of at least 1m, such as 512m",
        cause);
  }

  /** Returns what Spark computes for the executors of an application. */
  private static long mebibytesOfOverhead(SparkConf conf) {
    if (conf.contains(OVERHEAD)) {
      return conf.getSizeAsMb(OVERHEAD);
    }
    double share = conf.getDouble(FACTOR, 0.1) * conf.getSizeAsMb("spark.executor.memory", "1g");
    return Math.max((long) share, conf.getSizeAsMb(LEAST, "384m"));
  }
}
