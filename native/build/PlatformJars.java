import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Puts together what is in the jars that have the library for one platform; Maven runs it from its
 * source, after NativeResources.java.
 *
 * <p>Such a jar is a module of its own, so that it can be part of an image that jlink makes. It has
 * no class but its descriptor.
 */
public final class PlatformJars {
  private static final String PACKAGE = "org/ocp4j/nativelib";

  private PlatformJars() {}

  /**
   * Writes a directory for each platform.
   *
   * @param args the directory with the resources, the directory to write to, the directory with
   *     LICENSE and NOTICE, and the version
   */
  public static void main(String[] args) throws IOException {
    Path resources = Path.of(args[0]).resolve(PACKAGE);
    Path output = Path.of(args[1]);
    clear(output);
    try (Stream<Path> files = Files.list(resources)) {
      for (Path platform : files.filter(Files::isDirectory).sorted().collect(Collectors.toList())) {
        Path jar = output.resolve(platform.getFileName());
        String module =
            "org.ocp4j.nativelib." + platform.getFileName().toString().replace('-', '_');
        copy(platform, jar.resolve(PACKAGE).resolve(platform.getFileName()));
        for (String name : List.of("LICENSE", "NOTICE")) {
          Files.createDirectories(jar.resolve("META-INF"));
          Files.copy(Path.of(args[2], name), jar.resolve("META-INF").resolve(name));
        }
        describe(jar, module);
        writeManifest(jar, module, args[3]);
      }
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.collect(Collectors.toList())) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
  }

  /** Compiles the descriptor of a module, of which nobody needs to know the source. */
  private static void describe(Path jar, String module) throws IOException {
    Path sources = Files.createTempDirectory("ocp4j-module");
    try {
      Path source = sources.resolve("module-info.java");
      Files.writeString(source, "open module " + module + " {}\n");
      Optional<ToolProvider> compiler = ToolProvider.findFirst("javac");
      String[] arguments = {"--release", "17", "-d", jar.toString(), source.toString()};
      if (compiler.isEmpty() || compiler.get().run(System.out, System.err, arguments) != 0) {
        throw new IOException("no descriptor could be compiled for the module " + module);
      }
    } finally {
      clear(sources);
    }
  }

  /** Makes the jar a fragment of the OSGi bundle that looks for the library. */
  private static void writeManifest(Path jar, String module, String version) throws IOException {
    int dash = version.indexOf('-');
    String osgiVersion = dash < 0
        ? version
        : version.substring(0, dash) + '.' + version.substring(dash + 1).replace('.', '_');
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.putValue("Bundle-ManifestVersion", "2");
    attributes.putValue("Bundle-Name", module);
    attributes.putValue("Bundle-SymbolicName", module);
    attributes.putValue("Bundle-Version", osgiVersion);
    attributes.putValue("Fragment-Host", "org.ocp4j.nativelib");
    try (OutputStream out = Files.newOutputStream(jar.resolve("META-INF/MANIFEST.MF"))) {
      manifest.write(out);
    }
  }

  private static void clear(Path directory) throws IOException {
    if (Files.exists(directory)) {
      try (Stream<Path> walk = Files.walk(directory)) {
        for (Path path : walk.sorted(Comparator.reverseOrder()).collect(Collectors.toList())) {
          Files.delete(path);
        }
      }
    }
  }
}
