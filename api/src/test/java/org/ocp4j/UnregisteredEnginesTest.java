package org.ocp4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ocp4j.spi.EngineProvider;
import org.ocp4j.testing.LogRecorder;
import org.ocp4j.testing.TestProviders;

/** Tests what is said of engines that lost their service file when jars were merged. */
class UnregisteredEnginesTest {
  private static final String FFM = "org.ocp4j.engine.ffm.FfmEngineProvider";
  private static final String JNA = "org.ocp4j.engine.jna.JnaEngineProvider";
  private static final String WASM = "org.ocp4j.engine.wasm.WasmEngineProvider";

  @TempDir
  Path jar;

  private final List<String> warnings = new ArrayList<>();

  @BeforeEach
  void requireNoDemand() {
    assumeTrue(System.getProperty(EngineSelector.PROPERTY) == null, "no engine is demanded");
  }

  /** Makes a merged jar: class files of providers, and the one service file that was kept. */
  private ClassLoader merged(List<String> registered, String... classes) throws IOException {
    Path services = Files.createDirectories(jar.resolve("META-INF/services"));
    Files.write(services.resolve(EngineProvider.class.getName()), registered);
    for (String name : classes) {
      Path file = jar.resolve(name.replace('.', '/') + ".class");
      Files.createDirectories(file.getParent());
      Files.write(file, new byte[] {1}); // nobody may load it
    }
    return new URLClassLoader(new URL[] {jar.toUri().toURL()}, getClass().getClassLoader());
  }

  private static final List<String> LOW = List.of(TestProviders.Low.class.getName());

  @Test
  void enginesWithoutServiceFileAreListedWithTheFix() throws IOException {
    List<Ocp.Candidate> candidates = Ocp.engines(merged(LOW, FFM, WASM));

    assertEquals(
        List.of("low", "ffm", "wasm"),
        candidates.stream().map(Ocp.Candidate::id).toList());
    Ocp.Candidate ffm = candidates.get(1);
    assertEquals(FFM, ffm.provider());
    assertFalse(ffm.available());
    assertFalse(ffm.selected());
    assertEquals("not available", ffm.why());
    assertTrue(
        ffm.reason().contains("no META-INF/services/org.ocp4j.spi.EngineProvider names it"),
        ffm.reason());
    assertTrue(ffm.fix().contains("ServicesResourceTransformer"), ffm.fix());
    assertTrue(ffm.location().endsWith("FfmEngineProvider.class"), ffm.location());
  }

  @Test
  void classesInAnotherJarAreNotMerged() throws IOException {
    Path other = Files.createDirectories(jar.resolve("other"));
    Path file = other.resolve(FFM.replace('.', '/') + ".class");
    Files.createDirectories(file.getParent());
    Files.write(file, new byte[] {1});
    ClassLoader parent = merged(LOW);
    ClassLoader path = new URLClassLoader(new URL[] {other.toUri().toURL()}, parent);

    assertEquals(
        List.of("low"), Ocp.engines(path).stream().map(Ocp.Candidate::id).toList());
  }

  @Test
  void aDemandedOneIsAnError() throws IOException {
    OcpEngine.Builder builder = Ocp.builder().classLoader(merged(LOW, JNA)).engine("jna");

    OcpEngineException refusal = assertThrows(OcpEngineException.class, builder::build);
    String message = refusal.getMessage();
    assertTrue(message.startsWith("engine \"jna\", selected by the builder, is not av"), message);
    assertTrue(message.contains("ServicesResourceTransformer"), message);
  }

  @Test
  void aRegisteredOneThatCannotBeLoadedIsListedOnce() throws IOException {
    List<Ocp.Candidate> candidates = Ocp.engines(merged(List.of(FFM), FFM));

    assertEquals(1, candidates.size());
    assertTrue(candidates.get(0).reason().startsWith("loading it failed"));
  }

  @Test
  void usingAnotherWarnsOnce() throws IOException {
    ClassLoader path = merged(LOW, FFM, JNA);
    warn(path);
    warn(path);

    assertEquals(1, warnings.size(), warnings.toString());
    String warning = warnings.get(0);
    assertTrue(warning.startsWith("WARNING "), warning);
    assertTrue(warning.contains("uses the engine low, and cannot use ffm, jna"), warning);
    assertTrue(warning.contains("ServicesResourceTransformer"), warning);
  }

  @Test
  void aLoggerMayFail() throws IOException {
    ClassLoader path = merged(LOW, JNA, WASM);
    AtomicInteger calls = new AtomicInteger();
    UnregisteredEngines.warn(ProviderScan.scan(path), "low", () -> {
      calls.incrementAndGet();
      throw new IllegalStateException("disk full");
    });

    assertEquals(1, calls.get());
  }

  @Test
  void nothingIsSaidWhereAllAreRegistered() throws IOException {
    ClassLoader path = merged(LOW);
    warn(path);

    assertEquals(1, Ocp.engines(path).size());
    assertEquals(List.of(), warnings);
  }

  private void warn(ClassLoader path) {
    UnregisteredEngines.warn(ProviderScan.scan(path), "low", () -> new LogRecorder(warnings));
  }
}
