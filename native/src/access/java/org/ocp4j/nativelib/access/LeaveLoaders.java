package org.ocp4j.nativelib.access;

import java.io.File;
import java.lang.ref.WeakReference;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Uses an engine from class loaders that go away, as applications in a server do, and prints how
 * many of them were collected. Runs in a JVM of its own.
 */
public final class LeaveLoaders {
  private static final int LOADERS = 5;
  private static final int MOST_COLLECTIONS = 40;

  private LeaveLoaders() {}

  /**
   * Runs the program.
   *
   * @param args the class path of the loader that stays, and that of the loaders that go away
   */
  public static void main(String[] args) throws Exception {
    ClassLoader stays = new URLClassLoader(urls(args[0]), ClassLoader.getPlatformClassLoader());
    if (!args[0].isEmpty()) {
      // JNA starts a thread at the first use. Before Java 24 a thread keeps the loader of each
      // class
      // on the stack that started it: here, that of none which goes away.
      stays.loadClass("org.ocp4j.Ocp").getMethod("engines").invoke(null);
    }
    List<WeakReference<ClassLoader>> left = new ArrayList<>();
    for (int i = 0; i < LOADERS; i++) {
      left.add(use(urls(args[1]), stays));
    }
    for (int i = 0; i < MOST_COLLECTIONS && collected(left) < LOADERS; i++) {
      System.gc();
      Thread.sleep(50);
    }
    System.out.println("collected " + collected(left) + " of " + LOADERS);
  }

  private static long collected(List<WeakReference<ClassLoader>> loaders) {
    return loaders.stream().filter(loader -> loader.get() == null).count();
  }

  private static WeakReference<ClassLoader> use(URL[] path, ClassLoader parent) throws Exception {
    try (URLClassLoader loader = new URLClassLoader(path, parent)) {
      Class<?> program = loader.loadClass(ShowEngine.class.getName());
      program.getMethod("main", String[].class).invoke(null, (Object) new String[0]);
      return new WeakReference<>(loader);
    }
  }

  private static URL[] urls(String path) throws MalformedURLException {
    List<URL> urls = new ArrayList<>();
    for (String entry : path.split(Pattern.quote(File.pathSeparator), -1)) {
      if (!entry.isEmpty()) {
        urls.add(new File(entry).toURI().toURL());
      }
    }
    return urls.toArray(new URL[0]);
  }
}
