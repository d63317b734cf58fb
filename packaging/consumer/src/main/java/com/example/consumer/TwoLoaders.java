package com.example.consumer;

import java.io.File;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Uses ocp4j from two class loaders, each with its own copy of all classes, as two applications in
 * one server do. One of them goes away; the other goes on.
 */
public final class TwoLoaders {
  private TwoLoaders() {}

  /**
   * Runs the program.
   *
   * @param args the engine that is expected to be chosen
   */
  public static void main(String[] args) throws Exception {
    URLClassLoader one = loader();
    URLClassLoader other = loader();
    Function<String, String> first = session(one);
    Function<String, String> second = session(other);
    require(first.getClass() != second.getClass(), "each loader has its own classes");
    String expected = args[0] + " a";
    require(first.apply("a").equals(expected), "the first one parses with " + args[0]);
    require(second.apply("a").equals(expected), "the second one parses with " + args[0]);
    require(first.apply(null).isEmpty(), "the first one closes its engine");

    WeakReference<ClassLoader> gone = new WeakReference<>(one);
    one.close();
    first = null;
    one = null;
    boolean isKept = args[0].equals("jna"); // by JNA, for classes with direct mapping
    for (int i = 0; i < 100 && gone.get() != null && !isKept; i++) {
      System.gc();
      Thread.sleep(100);
    }
    require(gone.get() == null || isKept, "the first class loader is freed");
    require(second.apply("a").equals(expected), "the second one still parses");
    require(second.apply(null).isEmpty(), "the second one closes its engine");
    other.close();
  }

  private static void require(boolean condition, String what) {
    System.out.println((condition ? "ok: " : "failed: ") + what);
    if (!condition) {
      System.exit(1);
    }
  }

  private static URLClassLoader loader() throws MalformedURLException {
    List<URL> urls = new ArrayList<>();
    for (String path : System.getProperty("java.class.path").split(File.pathSeparator)) {
      urls.add(new File(path).toURI().toURL());
    }
    return new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
  }

  @SuppressWarnings("unchecked")
  private static Function<String, String> session(ClassLoader loader)
      throws ReflectiveOperationException, IOException {
    return (Function<String, String>)
        loader.loadClass(Session.class.getName()).getConstructor().newInstance();
  }
}
