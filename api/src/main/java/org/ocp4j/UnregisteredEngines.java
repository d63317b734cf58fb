package org.ocp4j;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.ocp4j.ProviderScan.Found;
import org.ocp4j.ProviderScan.Probe;
import org.ocp4j.spi.Availability;

/**
 * Finds engines of this project whose classes are on the class path, but which no service file
 * names. A program that was merged into one jar has such engines if only one of several service
 * files of the same name was kept.
 */
final class UnregisteredEngines {
  private static final String SERVICES = "META-INF/services/org.ocp4j.spi.EngineProvider";
  private static final String REASON = "its class is there, but no " + SERVICES
      + " names it: the file of another engine replaced its own when jars were merged";
  private static final String FIX = "merge the service files: with maven-shade-plugin by a"
      + " ServicesResourceTransformer, with Gradle's Shadow by mergeServiceFiles()";

  private static final Set<String> WRITTEN = ConcurrentHashMap.newKeySet();

  /** The providers of this project, by the names of their engines. */
  private static final Map<String, String> PROVIDERS = new TreeMap<>(Map.of(
      "ffm", "org.ocp4j.engine.ffm.FfmEngineProvider",
      "java", "org.ocp4j.engine.java.JavaEngineProvider",
      "jna", "org.ocp4j.engine.jna.JnaEngineProvider",
      "wasm", "org.ocp4j.engine.wasm.WasmEngineProvider"));

  private UnregisteredEngines() {}

  /**
   * Returns the engines whose class file a class loader finds in a jar that has a service file, and
   * which are not among those that {@link java.util.ServiceLoader} found. No class is loaded.
   *
   * @param classLoader the class loader; null stands for the system class loader
   * @param registered what the class loader's service files name
   */
  static List<Found> besides(List<Found> registered, @Nullable ClassLoader classLoader) {
    Set<String> known = registered.stream().map(Found::className).collect(Collectors.toSet());
    Map<String, URL> others = new TreeMap<>();
    PROVIDERS.forEach((id, provider) -> {
      URL file = known.contains(provider) ? null : classFile(provider, classLoader);
      if (file != null) {
        others.put(id, file);
      }
    });
    if (others.isEmpty()) {
      return List.of();
    }
    // A provider that could not be loaded may be known under no name.
    ServiceFiles services = ServiceFiles.of(classLoader);
    List<Found> missing = new ArrayList<>();
    others.forEach((id, file) -> {
      String provider = PROVIDERS.getOrDefault(id, "");
      if (services.isBeside(file, provider) && !services.names.contains(provider)) {
        Probe probe = new Probe(() -> Availability.no(REASON, FIX, null));
        missing.add(new Found(null, id, -1, probe, provider, file.toString()));
      }
    });
    return missing;
  }

  /**
   * What the service files say.
   *
   * @param names the providers that they name
   * @param roots where they are: the jars and directories, as the start of a URL
   */
  private record ServiceFiles(Set<String> names, Set<String> roots) {
    static ServiceFiles of(@Nullable ClassLoader classLoader) {
      ServiceFiles services = new ServiceFiles(new HashSet<>(), new HashSet<>());
      try {
        Enumeration<URL> files = classLoader == null
            ? ClassLoader.getSystemResources(SERVICES)
            : classLoader.getResources(SERVICES);
        while (files.hasMoreElements()) {
          services.read(files.nextElement());
        }
        return services;
      } catch (IOException e) {
        return new ServiceFiles(Set.of(), Set.of());
      }
    }

    private void read(URL file) throws IOException {
      String url = file.toString();
      roots.add(url.substring(0, url.length() - SERVICES.length()));
      URLConnection connection = file.openConnection();
      connection.setUseCaches(false);
      try (InputStream in = connection.getInputStream()) {
        new String(in.readAllBytes(), StandardCharsets.UTF_8)
            .lines()
            .map(line -> line.replaceFirst("#.*", "").strip())
            .forEach(names::add);
      }
    }

    /** Returns {@code true} if a class file is in a jar or directory that has a service file. */
    boolean isBeside(URL file, String className) {
      String url = file.toString();
      return roots.contains(url.substring(0, url.length() - path(className).length()));
    }
  }

  /**
   * Writes a warning to the system logger if engines are not registered, because the program might
   * run with another engine than its author expects. The same warning is written once. Failures of
   * the logger are ignored.
   */
  static void warn(List<Found> found, String chosen) {
    warn(found, chosen, () -> System.getLogger("org.ocp4j"));
  }

  static void warn(List<Found> found, String chosen, Supplier<System.Logger> logger) {
    List<String> ids = found.stream()
        .filter(UnregisteredEngines::isUnregistered)
        .map(Found::id)
        .toList();
    if (ids.isEmpty()) {
      return;
    }
    String warning = "ocp4j uses the engine " + chosen + ", and cannot use "
        + String.join(", ", ids) + ": no " + SERVICES
        + " names them, though their classes are there. To use them, " + FIX + ".";
    if (!WRITTEN.add(warning)) {
      return;
    }
    try {
      logger.get().log(System.Logger.Level.WARNING, warning);
    } catch (RuntimeException | LinkageError e) {
      // A logger that fails must not keep an engine from being opened.
    }
  }

  private static boolean isUnregistered(Found candidate) {
    return candidate.provider() == null && candidate.availability().reason().equals(REASON);
  }

  private static @Nullable URL classFile(String provider, @Nullable ClassLoader classLoader) {
    String name = path(provider);
    return classLoader == null
        ? ClassLoader.getSystemResource(name)
        : classLoader.getResource(name);
  }

  private static String path(String className) {
    return className.replace('.', '/') + ".class";
  }
}
