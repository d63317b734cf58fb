package com.example.osgi;

import java.io.File;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.felix.framework.FrameworkFactory;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;

/** Starts the bundles of ocp4j in a framework, and parses with an engine of another bundle. */
public final class OsgiMain {
  private OsgiMain() {}

  /**
   * Runs the program.
   *
   * @param args a directory with bundles, one for the cache, and the engines that are expected
   */
  public static void main(String[] args) throws Exception {
    Framework framework = new FrameworkFactory()
        .newFramework(Map.of(
            Constants.FRAMEWORK_STORAGE,
            args[1],
            Constants.FRAMEWORK_STORAGE_CLEAN,
            Constants.FRAMEWORK_STORAGE_CLEAN_ONFIRSTINIT));
    framework.init();
    BundleContext context = framework.getBundleContext();
    List<Bundle> bundles = new ArrayList<>();
    Bundle api = null;
    File[] files = new File(args[0]).listFiles();
    Arrays.sort(files);
    for (File file : files) {
      if (file.getName().startsWith("org.apache.felix.framework")) {
        continue;
      }
      Bundle bundle = context.installBundle(file.toURI().toString());
      if (bundle.getSymbolicName() == null) {
        System.out.println(file.getName() + " is no bundle");
        System.exit(1);
      }
      bundles.add(bundle);
      if (bundle.getSymbolicName().equals("org.ocp4j")) {
        api = bundle;
      }
    }
    framework.start();
    for (Bundle bundle : bundles) {
      if (bundle.getHeaders().get(Constants.FRAGMENT_HOST) == null) {
        bundle.start();
      }
    }
    Class<?> ocp = api.loadClass("org.ocp4j.Ocp");
    TreeSet<String> found = new TreeSet<>();
    for (Object candidate : (List<?>) ocp.getMethod("engines").invoke(null)) {
      System.out.println(candidate);
      if ((boolean) candidate.getClass().getMethod("available").invoke(candidate)) {
        found.add((String) candidate.getClass().getMethod("id").invoke(candidate));
      }
    }
    Object document = ocp.getMethod("parse", String.class).invoke(null, "# Hello");
    String html = (String) document.getClass().getMethod("toHtml").invoke(document);
    boolean passed = String.join(",", found).equals(args[2]) && html.equals("<h1>Hello</h1>\n");
    System.out.println("engines " + found + ", " + html.strip());
    framework.stop();
    framework.waitForStop(10_000);
    System.exit(passed ? 0 : 1);
  }
}
