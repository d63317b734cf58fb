package org.ocp4j.tck.internal;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;

/** Creates paths of a file system that the user wrote: their methods are user code. */
final class ForeignPath {
  private ForeignPath() {}

  /**
   * Returns a path that runs user code when it is made absolute. Otherwise it is the path of a
   * file.
   */
  static Path of(Path file, Runnable userCode) {
    return (Path) Proxy.newProxyInstance(
        ForeignPath.class.getClassLoader(),
        new Class<?>[] {Path.class},
        (proxy, method, arguments) -> {
          if (method.getName().equals("toAbsolutePath")) {
            userCode.run();
          }
          try {
            return method.invoke(file, arguments);
          } catch (InvocationTargetException e) {
            throw e.getCause();
          }
        });
  }
}
