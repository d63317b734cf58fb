package org.ocp4j.spark.internal.engine;

import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URL;
import java.net.URLClassLoader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TaskEngineTest {
  private final Thread thread = Thread.currentThread();
  private final ClassLoader before = thread.getContextClassLoader();

  @AfterEach
  void restore() {
    thread.setContextClassLoader(before);
  }

  @Test
  void engineIsShared() {
    assertSame(TaskEngine.get(), TaskEngine.get());
    assertTrue(TaskEngine.get().isAlive());
  }

  @Test
  void enginesAreFoundWithTheLoaderOfTheThread() throws Exception {
    ClassLoader own = TaskEngine.class.getClassLoader();
    try (URLClassLoader added = new URLClassLoader(new URL[0], own)) {
      thread.setContextClassLoader(added);
      assertSame(added, TaskEngine.classLoader());
    }
    thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
    assertSame(own, TaskEngine.classLoader());
    thread.setContextClassLoader(null);
    assertSame(own, TaskEngine.classLoader());
  }
}
