package org.ocp4j.nativelib;

import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Opens resources of this package, in this artifact or in the one for a platform. */
final class PackagedResources {
  private PackagedResources() {}

  /** Returns a resource, or null if there is none. */
  static @Nullable InputStream open(String name) {
    InputStream own = NativeLibrary.class.getResourceAsStream(name);
    return own == null ? inAnotherModule(name) : own;
  }

  /** On the module path, a class only sees the resources of its own module. */
  private static @Nullable InputStream inAnotherModule(String name) {
    String path = NativeLibrary.class.getPackageName().replace('.', '/') + '/' + name;
    ClassLoader loader = NativeLibrary.class.getClassLoader();
    return loader == null
        ? ClassLoader.getSystemResourceAsStream(path)
        : loader.getResourceAsStream(path);
  }
}
