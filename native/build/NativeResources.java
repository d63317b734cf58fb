import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Puts together the libraries that ocp4j-native carries; Maven runs it from its source.
 *
 * <p>With Cargo the library for this machine is built from the Rust sources. The committed ones are
 * taken for the other platforms, or for all without Cargo, as long as they were built from these
 * sources: the digest of the sources stands beside them. Without either the build fails.
 */
public final class NativeResources {
  private static final String PACKAGE = "org/ocp4j/nativelib";
  private static final String INDEX = "libraries.properties";
  private static final String REBUILD = "native/build-libraries";

  private final Path directory;
  private final Path committed;
  private final Path output;
  private final Map<String, String> index = new TreeMap<>();

  private NativeResources(Path directory, Path output) {
    this.directory = directory;
    this.committed = directory.resolve("src/main/resources").resolve(PACKAGE);
    this.output = output.resolve(PACKAGE);
  }

  /**
   * Writes the resources.
   *
   * @param args the directory native/, and the directory to write to
   */
  public static void main(String[] args) throws Exception {
    try {
      new NativeResources(Path.of(args[0]).toAbsolutePath(), Path.of(args[1])).run();
    } catch (Refusal e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }

  private void run() throws Exception {
    String sources = digestOfSources();
    Properties recorded = new Properties();
    if (Files.exists(committed.resolve(INDEX))) {
      try (InputStream in = Files.newInputStream(committed.resolve(INDEX))) {
        recorded.load(in);
      }
    }
    boolean current = sources.equals(recorded.getProperty("sources"));
    String cargo = cargo();
    if (cargo == null && !current) {
      throw new Refusal("The libraries in " + committed + " were not built from the Rust sources as"
          + " they are now, and there is no Cargo here to build one. Run " + REBUILD
          + " where there is Rust, or put Cargo on the PATH.");
    }
    clear();
    index.put("sources", sources);
    List<String> platforms = platforms(recorded);
    if (current) {
      for (String platform : platforms) {
        copy(platform, recorded);
      }
    }
    if (cargo != null) {
      String built = build(cargo);
      platforms.remove(built);
      if (!current && !platforms.isEmpty()) {
        System.out.println("Left out, as they were not built from these sources: "
            + String.join(", ", platforms) + ". " + REBUILD + " builds them.");
      }
    }
    write();
  }

  /** Returns the digest that native/sources-digest prints for the libraries. */
  private String digestOfSources() throws IOException {
    TreeMap<String, Path> files = new TreeMap<>();
    for (String root : List.of("core", "records", "ffi", "include", "Cargo.toml", "Cargo.lock")) {
      if (!Files.exists(directory.resolve(root))) {
        continue;
      }
      try (Stream<Path> walk = Files.walk(directory.resolve(root))) {
        for (Path file : walk.filter(Files::isRegularFile).collect(Collectors.toList())) {
          String name = directory.relativize(file).toString().replace('\\', '/');
          if (!name.contains("/tests/")
              && !name.endsWith("/tests.rs")
              && !name.contains("/target/")) {
            files.put(name, file);
          }
        }
      }
    }
    StringBuilder lines = new StringBuilder();
    for (Map.Entry<String, Path> file : files.entrySet()) {
      lines.append(sha256(Files.readAllBytes(file.getValue())))
          .append("  ")
          .append(file.getKey())
          .append('\n');
    }
    return sha256(lines.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> platforms(Properties recorded) {
    List<String> platforms = new ArrayList<>();
    for (String key : new TreeSet<>(recorded.stringPropertyNames())) {
      if (key.endsWith(".file")) {
        platforms.add(key.substring(0, key.length() - ".file".length()));
      }
    }
    return platforms;
  }

  /** Copies a committed library if its digest is the recorded one. */
  private void copy(String platform, Properties recorded) throws IOException {
    String name = recorded.getProperty(platform + ".file");
    Path file = committed.resolve(platform).resolve(name);
    if (!Files.isRegularFile(file)) {
      throw new Refusal(file + " is not there. " + REBUILD + " builds it.");
    }
    byte[] bytes = Files.readAllBytes(file);
    if (!sha256(bytes).equals(recorded.getProperty(platform + ".sha256"))) {
      throw new Refusal(
          file + " is not the one that was recorded. " + REBUILD + " builds it anew.");
    }
    add(platform, name, bytes, recorded.getProperty(platform + ".rustc", "unknown"));
  }

  private void add(String platform, String name, byte[] bytes, String rustc) throws IOException {
    Path target = output.resolve(platform);
    Files.createDirectories(target);
    Files.write(target.resolve(name), bytes);
    index.put(platform + ".file", name);
    index.put(platform + ".sha256", sha256(bytes));
    index.put(platform + ".rustc", rustc);
  }

  private static String cargo() throws Exception {
    for (String name : List.of("cargo", "cargo.exe")) {
      String path = System.getenv().getOrDefault("PATH", "");
      for (String directory : path.split(java.io.File.pathSeparator)) {
        Path cargo = Path.of(directory, name);
        if (!directory.isEmpty() && Files.isExecutable(cargo) && Files.isRegularFile(cargo)) {
          return cargo.toString();
        }
      }
    }
    return null;
  }

  /** Builds the library for this machine and returns its platform. */
  private String build(String cargo) throws Exception {
    List<String> version = output(List.of("rustc", "--version", "--verbose"));
    String triple = field(version, "host: ");
    String platform = platform(triple);
    String name = triple.contains("windows")
        ? "ocp4j.dll"
        : triple.contains("apple") ? "libocp4j.dylib" : "libocp4j.so";
    List<String> command = List.of(
        cargo, "build", "--release", "--locked", "--quiet", "--package", "ocp-ffi", "--lib",
        "--target", triple);
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    builder
        .environment()
        .put("CARGO_ENCODED_RUSTFLAGS", String.join("\u001f", flags(triple, name)));
    builder.environment().remove("RUSTFLAGS");
    builder.environment().put("CARGO_TARGET_DIR", directory.resolve("target/cargo").toString());
    if (builder.inheritIO().start().waitFor() != 0) {
      throw new Refusal("Cargo could not build the library, as it says above.");
    }
    Path built = directory.resolve("target/cargo").resolve(triple).resolve("release").resolve(name);
    add(platform, name, Files.readAllBytes(built), field(version, "release: "));
    System.out.println("Built the library for " + platform + ", " + Files.size(built) + " bytes.");
    return platform;
  }

  /**
   * Returns the flags of native/build-libraries, with which the library runs on as many systems.
   */
  private List<String> flags(String triple, String name) throws Exception {
    List<String> flags = new ArrayList<>();
    flags.add("--remap-path-prefix=" + directory + "=ocp4j");
    if (triple.endsWith("-linux-gnu")) {
      flags.add("-Clink-arg=-Wl,-soname," + name);
      Path stubs = directory.resolve("target/cargo/glibc");
      try {
        output(List.of(directory.resolve("glibc-stubs").toString(), "gcc", stubs.toString()));
        flags.add("-Clink-arg=-L" + stubs);
      } catch (IOException | Refusal e) {
        System.out.println(
            "The library will need a glibc as new as this machine's: " + e.getMessage());
      }
    } else if (triple.endsWith("-linux-musl")) {
      flags.add("-Ctarget-feature=-crt-static");
    }
    return flags;
  }

  private static String platform(String triple) {
    String arch = triple.substring(0, triple.indexOf('-'));
    if (triple.contains("windows")) {
      return "windows-" + arch;
    }
    if (triple.contains("apple")) {
      return "macos-" + arch;
    }
    String os =
        triple.contains("linux") ? "linux" : triple.split("-")[2].replaceAll("[0-9.]+$", "");
    return os + "-" + arch + (triple.endsWith("-musl") ? "-musl" : "");
  }

  private static String field(List<String> lines, String start) {
    return lines.stream()
        .filter(line -> line.startsWith(start))
        .map(line -> line.substring(start.length()))
        .findFirst()
        .orElseThrow(() -> new Refusal("rustc does not say its " + start.strip()));
  }

  private static List<String> output(List<String> command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    List<String> lines = process.inputReader().lines().collect(Collectors.toList());
    if (process.waitFor() != 0) {
      throw new Refusal(String.join(" ", command) + " failed: " + String.join("\n", lines));
    }
    return lines;
  }

  private void clear() throws IOException {
    if (Files.exists(output)) {
      try (Stream<Path> walk = Files.walk(output)) {
        for (Path path : walk.sorted(Comparator.reverseOrder()).collect(Collectors.toList())) {
          Files.delete(path);
        }
      }
    }
    Files.createDirectories(output);
  }

  /** Writes the index. java.util.Properties would add the time. */
  private void write() throws IOException {
    StringBuilder text = new StringBuilder();
    index.forEach((key, value) -> text.append(key).append('=').append(value).append('\n'));
    Files.writeString(output.resolve(INDEX), text);
  }

  /** The reason why the build fails. */
  private static final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Refusal(String message) {
      super(message);
    }
  }
}
