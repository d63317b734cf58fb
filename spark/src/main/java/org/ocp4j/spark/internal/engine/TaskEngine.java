package org.ocp4j.spark.internal.engine;

import org.apache.spark.SparkEnv;
import org.jspecify.annotations.Nullable;
import org.ocp4j.Ocp;
import org.ocp4j.OcpEngine;

/**
 * The engine that all tasks of this JVM share. It is opened when it is first needed. It stays open
 * until the JVM ends, since tasks may run until then, and closing it would make them fail.
 */
public final class TaskEngine {
  /** Spark's name of the driver among the executors. */
  private static final String DRIVER = "driver";

  private static final Object LOCK = new Object();
  private static volatile @Nullable OcpEngine engine;

  private TaskEngine() {}

  /**
   * Returns the engine, which the caller does not close.
   *
   * @throws IllegalArgumentException when {@value EngineMemory#SETTING} is bad
   * @throws org.ocp4j.OcpEngineException when no engine is available
   */
  public static OcpEngine get() {
    OcpEngine open = engine;
    if (open == null) {
      synchronized (LOCK) {
        open = engine;
        if (open == null) {
          open = open();
          engine = open;
        }
      }
    }
    return open;
  }

  private static OcpEngine open() {
    OcpEngine.Builder builder = Ocp.builder().classLoader(classLoader());
    SparkEnv env = SparkEnv.get();
    if (env != null) {
      boolean isExecutor = !DRIVER.equals(env.executorId());
      EngineMemory.limit(env.conf(), isExecutor).ifPresent(builder::memoryLimit);
    }
    return builder.build();
  }

  /**
   * Returns the loader that finds engines. It is the thread's, which also sees what {@code --jars}
   * adds, unless that loader has an API of its own.
   */
  static ClassLoader classLoader() {
    ClassLoader ofThread = Thread.currentThread().getContextClassLoader();
    return ofThread != null && seesApi(ofThread) ? ofThread : TaskEngine.class.getClassLoader();
  }

  private static boolean seesApi(ClassLoader loader) {
    try {
      return Class.forName(Ocp.class.getName(), false, loader) == Ocp.class;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }
}
