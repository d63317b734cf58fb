package org.ocp4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.ocp4j.spi.EngineProvider;
import org.ocp4j.testing.FakeEngine;
import org.ocp4j.testing.TestProviders;

/**
 * Tests how engines are found and selected.
 *
 * @spec contract.md#9 Contract 9
 */
class EngineSelectionTest {
  @TempDir
  Path directory = Path.of("");

  private @Nullable String property;

  @BeforeEach
  void clearProperty() {
    property = System.getProperty(EngineSelector.PROPERTY);
    System.clearProperty(EngineSelector.PROPERTY);
  }

  @AfterEach
  void restoreProperty() {
    if (property == null) {
      System.clearProperty(EngineSelector.PROPERTY);
    } else {
      System.setProperty(EngineSelector.PROPERTY, property);
    }
  }

  private ClassLoader classPath(Class<?>... providers) {
    return classPath(Arrays.stream(providers).map(Class::getName).toArray(String[]::new));
  }

  private ClassLoader classPath(String... providers) {
    try {
      Path root = Files.createTempDirectory(directory, "path");
      Path services = Files.createDirectories(root.resolve("META-INF/services"));
      Files.write(services.resolve(EngineProvider.class.getName()), List.of(providers));
      URL[] urls = {root.toUri().toURL()};
      return new URLClassLoader(urls, getClass().getClassLoader());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static OcpEngine open(ClassLoader classLoader) {
    return Ocp.builder().classLoader(classLoader).build();
  }

  private static OcpEngineException refusal(
      ClassLoader classLoader,
      @Nullable String builder,
      @Nullable String property,
      @Nullable String variable) {
    EngineSelector selector =
        EngineSelector.of(ProviderScan.scan(classLoader), builder, property, variable);
    return assertThrows(OcpEngineException.class, () -> selector.open(Ocp.builder()));
  }

  private static String selected(List<Ocp.Candidate> candidates) {
    return candidates.stream()
        .filter(Ocp.Candidate::selected)
        .map(Ocp.Candidate::id)
        .reduce("", String::concat);
  }

  private String selected(
      @Nullable String builder, @Nullable String property, @Nullable String variable) {
    ClassLoader path =
        classPath(TestProviders.Low.class, TestProviders.High.class, FakeEngine.class);
    return selected(
        EngineSelector.of(ProviderScan.scan(path), builder, property, variable).candidates());
  }

  @Test
  void highestPriorityIsChosen() {
    ClassLoader path = classPath(TestProviders.Low.class, TestProviders.High.class);

    try (OcpEngine engine = open(path)) {
      assertEquals("high", engine.id());
    }
    assertEquals(
        List.of("high", "low"),
        Ocp.engines(path).stream().map(Ocp.Candidate::id).toList());
  }

  @Test
  void onlyProvidersThatMatterAreProbed() {
    ClassLoader path = classPath(TestProviders.High.class, TestProviders.NeverProbed.class);
    open(path).close();
    Ocp.builder().classLoader(path).engine("high").build().close();
    assertThrows(AssertionError.class, () -> Ocp.engines(path));
  }

  @Test
  void anEngineSaysWhyItWasChosen() {
    ClassLoader path = classPath(TestProviders.Low.class, TestProviders.High.class);
    try (OcpEngine engine = open(path)) {
      List<Ocp.Candidate> selection = engine.selection();
      assertEquals(Ocp.engines(path), selection);
      assertTrue(selection.get(0).selected());
      assertEquals("highest priority among the available", selection.get(0).why());
    }
    try (OcpEngine engine = Ocp.builder().classLoader(path).engine("low").build()) {
      assertEquals("selected by the builder", engine.selection().get(1).why());
    }
  }

  @Test
  void orderOfOverrides() {
    assertEquals("high", selected(null, null, null));
    assertEquals("low", selected(null, null, "low"));
    assertEquals("low", selected(null, "low", "fake"));
    assertEquals("low", selected("low", "fake", "high"));
  }

  @Test
  void systemPropertyOverrides() {
    ClassLoader path = classPath(TestProviders.Low.class, TestProviders.High.class);
    System.setProperty(EngineSelector.PROPERTY, "low");

    assertEquals("low", selected(Ocp.engines(path)));
    try (OcpEngine engine = open(path)) {
      assertEquals("low", engine.id());
    }
    try (OcpEngine engine = Ocp.builder().classLoader(path).engine("high").build()) {
      assertEquals("high", engine.id());
    }
  }

  @Test
  void environmentVariableHasTheDocumentedName() {
    assertEquals("OCP_ENGINE", EngineSelector.VARIABLE);
  }

  @Test
  void tableShowsTheReasons() {
    ClassLoader path = classPath(
        TestProviders.Low.class, TestProviders.High.class, TestProviders.Unavailable.class);
    List<Ocp.Candidate> candidates = Ocp.engines(path);

    assertEquals(
        List.of(
            "not available", "highest priority among the available", "lower priority than high"),
        candidates.stream().map(Ocp.Candidate::why).toList());
    assertEquals("put the moon back", candidates.get(0).fix());
    assertEquals("the moon is missing", candidates.get(0).reason());
    assertEquals(TestProviders.High.class.getName(), candidates.get(1).provider());
    assertTrue(
        candidates.get(1).location().startsWith("file:"), candidates.get(1).location());
  }

  @Test
  void unknownEngineIsRefused() {
    ClassLoader path = classPath(TestProviders.Low.class);
    OcpEngineException refusal = refusal(path, null, "ffm", null);

    assertTrue(
        refusal.getMessage().startsWith("engine \"ffm\", selected by the system property"),
        refusal.getMessage());
    assertTrue(refusal.getMessage().contains("is unknown"), refusal.getMessage());
    assertTrue(refusal.getMessage().contains("low ("), refusal.getMessage());
    assertEquals(1, refusal.candidates().size());
  }

  @Test
  void blankOverridesAreRefused() {
    ClassLoader path = classPath(TestProviders.Low.class.getName(), "org.ocp4j.absent.Provider");

    for (String blank : List.of("", " ")) {
      assertTrue(refusal(path, blank, null, null).getMessage().contains("is unknown"));
      assertTrue(refusal(path, null, blank, null).getMessage().contains("is unknown"));
      assertTrue(refusal(path, null, null, blank).getMessage().contains("is unknown"));
    }
  }

  @Test
  void unavailableEngineIsRefusedAndNotReplaced() {
    ClassLoader path = classPath(TestProviders.Low.class, TestProviders.Unavailable.class);
    OcpEngineException refusal = refusal(path, null, null, "unavailable");

    assertTrue(refusal.getMessage().contains("is not available"), refusal.getMessage());
    assertTrue(refusal.getMessage().contains("the moon is missing"), refusal.getMessage());
    assertTrue(refusal.getMessage().contains("fix: put the moon back"), refusal.getMessage());
    assertEquals("no moon", refusal.getSuppressed()[0].getMessage());
    try (OcpEngine engine = open(path)) {
      assertEquals("low", engine.id());
    }
  }

  @Test
  void noneAvailable() {
    OcpEngineException refusal =
        refusal(classPath(TestProviders.Unavailable.class), null, null, null);

    assertTrue(refusal.getMessage().startsWith("no engine is available"), refusal.getMessage());
    assertTrue(refusal.getMessage().contains("put the moon back"), refusal.getMessage());
  }

  @Test
  void emptyClassPath() {
    ClassLoader path = classPath(new String[0]);

    assertEquals(List.of(), Ocp.engines(path));
    OcpEngineException refusal = assertThrows(OcpEngineException.class, () -> open(path));
    assertTrue(refusal.getMessage().contains("ocp4j-engine-java"), refusal.getMessage());
  }

  @Test
  void providerThatThrowsInConstructor() {
    ClassLoader path = classPath(TestProviders.ThrowsInConstructor.class, TestProviders.Low.class);
    Ocp.Candidate broken = Ocp.engines(path).get(1);

    assertEquals("low", selected(Ocp.engines(path)));
    assertFalse(broken.available());
    assertEquals(TestProviders.ThrowsInConstructor.class.getName(), broken.provider());
    assertTrue(broken.reason().contains("IllegalStateException: constructor"), broken.reason());
  }

  @Test
  void providerThatThrowsWhenProbed() {
    ClassLoader path = classPath(TestProviders.ThrowsInAvailability.class, TestProviders.Low.class);
    Ocp.Candidate broken = Ocp.engines(path).get(0);

    assertEquals("low", selected(Ocp.engines(path)));
    assertEquals("throws", broken.id());
    assertTrue(broken.reason().contains("UnsatisfiedLinkError: probe"), broken.reason());
    OcpEngineException refusal = refusal(path, "throws", null, null);
    assertInstanceOf(UnsatisfiedLinkError.class, refusal.getSuppressed()[0]);
  }

  @Test
  void providerThatDoesNotStartIsNotReplaced() {
    ClassLoader path = classPath(TestProviders.ThrowsInOpen.class, TestProviders.Low.class);
    OcpEngineException refusal = refusal(path, null, null, null);

    assertTrue(refusal.getMessage().contains("\"stuck\" failed to start"), refusal.getMessage());
    assertEquals("will not start", refusal.getSuppressed()[0].getMessage());
  }

  @Test
  void providerForNewerJdk() throws IOException {
    ClassLoader path = classPath("org.ocp4j.newer.Provider", TestProviders.Low.class.getName());
    byte[] header = {(byte) 0xCA, (byte) 0xFE, (byte) 0xBA, (byte) 0xBE, 0, 0, 0x7F, 0, 0, 0};
    try (Stream<Path> roots = Files.list(directory)) {
      Path folder = roots.findFirst().orElseThrow().resolve("org/ocp4j/newer");
      Files.write(Files.createDirectories(folder).resolve("Provider.class"), header);
    }
    Ocp.Candidate broken = Ocp.engines(path).get(1);

    assertEquals("low", selected(Ocp.engines(path)));
    assertEquals("org.ocp4j.newer.Provider", broken.provider());
    assertTrue(broken.reason().contains("UnsupportedClassVersionError"), broken.reason());
    assertTrue(broken.fix().contains("JDK"), broken.fix());
  }

  @Test
  void classesThatAreNoProvidersAreListed() {
    ClassLoader path = classPath(
        "org.ocp4j.absent.Provider",
        "org.ocp4j.testing.PayloadBuilder",
        TestProviders.Low.class.getName());
    List<Ocp.Candidate> candidates = Ocp.engines(path);

    assertEquals(
        List.of(
            TestProviders.Low.class.getName(),
            "org.ocp4j.absent.Provider",
            "org.ocp4j.testing.PayloadBuilder"),
        candidates.stream().map(Ocp.Candidate::provider).toList());
  }

  @Test
  void blankIdIsNotAvailable() {
    ClassLoader path = classPath(TestProviders.Blank.class, TestProviders.Low.class);

    assertEquals("low", selected(Ocp.engines(path)));
    assertEquals("its id is blank", Ocp.engines(path).get(0).reason());
  }

  @Test
  void equalIdsAreOrderedByPriorityThenClassName() {
    ClassLoader byPriority = classPath(TestProviders.High.class, TestProviders.HighAgain.class);
    ClassLoader byName = classPath(TestProviders.HighTwin.class, TestProviders.High.class);

    List<Ocp.Candidate> candidates = Ocp.engines(byPriority);
    assertEquals(TestProviders.HighAgain.class.getName(), candidates.get(0).provider());
    assertTrue(candidates.get(0).selected());
    assertFalse(candidates.get(1).selected());
    assertTrue(candidates.get(1).why().contains("HighAgain, which comes first"));
    assertEquals(TestProviders.High.class.getName(), Ocp.engines(byName).get(0).provider());
  }

  @Test
  void eachClassLoaderHasItsOwnEngines() {
    ClassLoader one = classPath(TestProviders.Low.class);
    ClassLoader other = classPath(TestProviders.High.class);

    try (OcpEngine low = open(one);
        OcpEngine high = open(other)) {
      assertEquals("low", low.id());
      assertEquals("high", high.id());
      assertNotEquals(Ocp.engines(one), Ocp.engines(other));
    }
  }

  @Test
  @Timeout(10)
  void loaderThatFailsForeverEnds() {
    ClassLoader failing = new ClassLoader(getClass().getClassLoader()) {
      @Override
      public Enumeration<URL> getResources(String name) throws IOException {
        throw new IOException("unplugged");
      }
    };

    List<Ocp.Candidate> candidates = Ocp.engines(failing);
    assertEquals(1, candidates.size());
    assertTrue(
        candidates.get(0).reason().contains("unplugged"), candidates.get(0).reason());
  }

  @Test
  void builderTakesProviderAndNothingOverridesIt() {
    System.setProperty(EngineSelector.PROPERTY, "other");

    try (OcpEngine engine = Ocp.builder().provider(new FakeEngine()).build()) {
      assertEquals("fake", engine.id());
    }
    OcpEngine.Builder unavailable = Ocp.builder().provider(new TestProviders.Unavailable());
    assertThrows(OcpEngineException.class, unavailable::build);
    OcpEngine.Builder wrongName = Ocp.builder().provider(new FakeEngine()).engine("java");
    assertThrows(OcpEngineException.class, wrongName::build);
  }
}
