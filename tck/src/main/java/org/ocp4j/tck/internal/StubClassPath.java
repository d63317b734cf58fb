package org.ocp4j.tck.internal;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.ocp4j.spi.EngineProvider;

/**
 * A class loader for a class path with only some providers. It defines the stub classes itself, so
 * they are in no module, and each such class path has classes of its own.
 */
final class StubClassPath extends ClassLoader {
  private static final String SERVICES = "META-INF/services/" + EngineProvider.class.getName();
  private static final String STUBS = StubProviders.class.getName();

  /** The name of a class whose file has a version that no JDK reads yet. */
  static final String NEWER = "org.ocp4j.tck.newer.Provider";

  private static final byte[] NEWER_CLASS = {
    (byte) 0xCA, (byte) 0xFE, (byte) 0xBA, (byte) 0xBE, 0, 0, 0x7F, 0, 0, 0
  };

  private final List<URL> services;

  private StubClassPath(List<URL> services) {
    super(StubClassPath.class.getClassLoader());
    this.services = services;
  }

  /**
   * Returns a class path.
   *
   * @param directory the directory for its files
   * @param providers the names of the provider classes
   */
  static StubClassPath of(Path directory, String... providers) throws IOException {
    if (providers.length == 0) {
      return new StubClassPath(List.of());
    }
    Path file = Files.createTempFile(directory, "services", "");
    return new StubClassPath(
        List.of(Files.write(file, List.of(providers)).toUri().toURL()));
  }

  static StubClassPath of(Path directory, Class<?>... providers) throws IOException {
    return of(directory, Arrays.stream(providers).map(Class::getName).toArray(String[]::new));
  }

  @Override
  public Enumeration<URL> getResources(String name) throws IOException {
    return name.equals(SERVICES) ? Collections.enumeration(services) : super.getResources(name);
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    synchronized (getClassLoadingLock(name)) {
      if (!name.startsWith(STUBS) && !name.equals(NEWER)) {
        return super.loadClass(name, resolve);
      }
      Class<?> loaded = findLoadedClass(name);
      return loaded == null ? define(name) : loaded;
    }
  }

  private Class<?> define(String name) throws ClassNotFoundException {
    byte[] bytes = name.equals(NEWER) ? NEWER_CLASS : stub(name);
    return defineClass(name, bytes, 0, bytes.length);
  }

  private static byte[] stub(String name) throws ClassNotFoundException {
    String file = name.substring(name.lastIndexOf('.') + 1) + ".class";
    try (InputStream bytes = StubProviders.class.getResourceAsStream(file)) {
      if (bytes == null) {
        throw new ClassNotFoundException(name);
      }
      return bytes.readAllBytes();
    } catch (IOException e) {
      throw new ClassNotFoundException(name, e);
    }
  }
}
