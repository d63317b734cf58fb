package org.ocp4j.engine.wasm.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.dylibso.chicory.wasm.WasmModule;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Tests that the committed WebAssembly module is the one built from the current sources. */
class ModuleTest {
  private static final Path DIRECTORY = Path.of("src/main/wasm");
  private static final Path NATIVE = Path.of("../native");
  private static final List<String> SOURCES =
      List.of("core", "records", "wasm", "Cargo.toml", "Cargo.lock");

  private static Properties recorded() throws IOException {
    Properties recorded = new Properties();
    try (InputStream in = Files.newInputStream(DIRECTORY.resolve("ocp4j.properties"))) {
      recorded.load(in);
    }
    return recorded;
  }

  private static String sha256(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }

  @Test
  void matchesTheRecordedDigest() throws Exception {
    byte[] module = Files.readAllBytes(DIRECTORY.resolve("ocp4j.wasm"));
    assertEquals(recorded().getProperty("sha256"), sha256(module), "run native/build-wasm");
  }

  /** Computes the digest as native/sources-digest does. */
  @Test
  void wasBuiltFromTheSourcesAsTheyAre() throws Exception {
    Map<String, Path> files = new TreeMap<>();
    for (String source : SOURCES) {
      try (Stream<Path> walk = Files.walk(NATIVE.resolve(source))) {
        for (Path file : walk.filter(Files::isRegularFile).collect(Collectors.toList())) {
          String name = NATIVE.relativize(file).toString().replace('\\', '/');
          if (!name.matches(".*/(tests|target)/.*|.*/tests\\.rs")) {
            files.put(name, file);
          }
        }
      }
    }
    StringBuilder lines = new StringBuilder();
    for (Map.Entry<String, Path> file : files.entrySet()) {
      lines
          .append(sha256(Files.readAllBytes(file.getValue())))
          .append("  ")
          .append(file.getKey())
          .append('\n');
    }
    String digest = sha256(lines.toString().getBytes(StandardCharsets.UTF_8));
    assertEquals(recorded().getProperty("sources"), digest, "run native/build-wasm");
  }

  @Test
  void importsNothing() {
    assertEquals(0, Core.load().importSection().importCount());
  }

  @Test
  void exportsItsFunctionsAndItsMemory() {
    WasmModule module = Core.load();
    Set<String> names = new TreeSet<>();
    for (int i = 0; i < module.exportSection().exportCount(); i++) {
      names.add(module.exportSection().getExport(i).name());
    }
    assertEquals(
        Set.of("memory", "ocp_abi_version", "ocp_emit", "ocp_open", "ocp_parse", "ocp_source"),
        names);
  }
}
