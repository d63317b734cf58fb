package org.ocp4j.tck.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.ocp4j.Ocp;
import org.ocp4j.OcpEngine;
import org.ocp4j.OcpEngineException;
import org.ocp4j.spi.Availability;
import org.ocp4j.spi.EngineProvider;
import org.ocp4j.tck.Rule;

/**
 * Tests of how an engine is found and chosen.
 *
 * @spec contract.md#9 Contract 9
 */
public abstract class DiscoveryRules extends EngineRules {
  private static final String PROPERTY = "ocp.engine";
  private static final String VARIABLE = "OCP_ENGINE";

  @TempDir
  Path directory = Path.of("");

  private @Nullable String property;

  /** Creates the tests of one provider's engine. */
  protected DiscoveryRules(Supplier<EngineProvider> source) {
    super(source);
  }

  @BeforeEach
  void clearProperty() {
    property = System.getProperty(PROPERTY);
    System.clearProperty(PROPERTY);
  }

  @AfterEach
  void restoreProperty() {
    if (property == null) {
      System.clearProperty(PROPERTY);
    } else {
      System.setProperty(PROPERTY, property);
    }
  }

  private ClassLoader path(Class<?>... providers) throws IOException {
    return StubClassPath.of(directory, providers);
  }

  private static void assumeNoVariable() {
    Assumptions.assumeTrue(
        System.getenv(VARIABLE) == null, "the environment variable " + VARIABLE + " is set");
  }

  private void opens(ClassLoader path, String id) {
    try (OcpEngine engine = Ocp.builder().classLoader(path).build()) {
      contract()
          .equal(
              id, engine.id(), "the id of the chosen engine", Ocp.engines(path).toString());
    }
  }

  private OcpEngineException refused(OcpEngine.Builder builder, String what, String... words) {
    OcpEngineException refusal =
        contract().throwsA(OcpEngineException.class, builder::build, what, "Ocp.builder()");
    for (String word : words) {
      contract()
          .require(
              String.valueOf(refusal.getMessage()).contains(word),
              "the message about " + what + " has the words \"" + word + '"',
              refusal.getMessage(),
              "OcpEngineException");
    }
    return refusal;
  }

  @Rule("9.1")
  @DisplayName("9.1 the available provider with the highest priority is chosen")
  void highestPriorityIsChosen() throws IOException {
    assumeNoVariable();
    ClassLoader path =
        path(StubProviders.Low.class, StubProviders.High.class, StubProviders.Unavailable.class);
    opens(path, "stub-high");
    List<String> order = Ocp.engines(path).stream().map(Ocp.Candidate::id).toList();
    contract()
        .equal(
            List.of("stub-unavailable", "stub-high", "stub-low"),
            order,
            "the order of the engines",
            "engines()");
  }

  @Rule("9.1")
  @DisplayName("9.1 the builder overrides the system property, which overrides the priority")
  void overridesHaveAnOrder() throws IOException {
    ClassLoader path = path(StubProviders.Low.class, StubProviders.High.class);
    System.setProperty(PROPERTY, "stub-low");
    opens(path, "stub-low");
    try (OcpEngine engine = Ocp.builder().classLoader(path).engine("stub-high").build()) {
      contract()
          .equal(
              "stub-high",
              engine.id(),
              "the id of the engine that the builder names",
              "Builder.engine");
    }
    System.setProperty(PROPERTY, "stub-low");
    try (OcpEngine engine = Ocp.builder().provider(provider()).build()) {
      contract()
          .equal(
              provider().id(),
              engine.id(),
              "the id of the engine from the builder's provider",
              "Builder.provider");
    }
  }

  @Rule("9.1")
  @DisplayName("9.1 an unknown or blank name is refused with a list of all engines")
  void unknownEngineIsRefused() throws IOException {
    ClassLoader path = path(StubProviders.Low.class);
    for (String name : List.of("ffm-9", "", " ")) {
      refused(
          Ocp.builder().classLoader(path).engine(name),
          "opening the unknown engine \"" + name + '"',
          "is unknown",
          "stub-low");
      System.setProperty(PROPERTY, name);
      refused(
          Ocp.builder().classLoader(path),
          "opening the engine of the property \"" + name + '"',
          "is unknown");
      System.clearProperty(PROPERTY);
    }
    refused(
        Ocp.builder().provider(provider()).engine("ffm-9"),
        "opening a provider with another name than the builder's");
  }

  @Rule("9.1")
  @DisplayName("9.1 an engine that is not available is refused with reason and fix, not replaced"
      + " by another")
  void unavailableEngineIsRefused() throws IOException {
    assumeNoVariable();
    ClassLoader path = path(StubProviders.Low.class, StubProviders.Unavailable.class);
    OcpEngineException refusal = refused(
        Ocp.builder().classLoader(path).engine("stub-unavailable"),
        "opening an engine that is not available",
        "is not available",
        "the moon is missing",
        "put it back");
    contract()
        .equal(
            2,
            refusal.candidates().size(),
            "number of candidates in the exception",
            "candidates()");
    opens(path, "stub-low");
    refused(
        Ocp.builder().classLoader(path(StubProviders.Unavailable.class)),
        "opening an engine if none is available",
        "no engine is available");
  }

  @Rule("9.1")
  @DisplayName("9.1 a provider that throws is listed with its exception, and others are found")
  void providerThatThrowsIsListed() throws IOException {
    assumeNoVariable();
    for (Class<?> broken :
        List.of(StubProviders.ThrowsWhenMade.class, StubProviders.ThrowsWhenProbed.class)) {
      ClassLoader path = path(broken, StubProviders.Low.class);
      opens(path, "stub-low");
      contract()
          .require(
              Ocp.engines(path).stream()
                  .anyMatch(candidate -> !candidate.available()
                      && candidate.provider().equals(broken.getName())
                      && candidate.reason().contains("not ")),
              "a provider that throws is listed with its reason",
              Ocp.engines(path),
              "Ocp.engines(ClassLoader)");
    }
    refused(
        Ocp.builder()
            .classLoader(path(StubProviders.ThrowsWhenOpened.class, StubProviders.Low.class)),
        "opening an engine whose start fails",
        "failed to start");
  }

  @Rule("9.1")
  @DisplayName("9.1 a provider for a newer JDK is listed with the fix, and others are found")
  void providerForNewerJdkIsListed() throws IOException {
    assumeNoVariable();
    ClassLoader path = StubClassPath.of(
        directory,
        StubClassPath.NEWER,
        "org.ocp4j.tck.absent.Provider",
        StubProviders.Low.class.getName());
    opens(path, "stub-low");
    contract()
        .require(
            Ocp.engines(path).stream()
                .anyMatch(candidate -> candidate.provider().equals(StubClassPath.NEWER)
                    && candidate.reason().contains("UnsupportedClassVersionError")
                    && candidate.fix().contains("JDK")),
            "a provider for a newer JDK is listed",
            Ocp.engines(path),
            "hasNext() and next() of the service loader may throw LinkageErrors");
  }

  @Rule("9.1")
  @DisplayName("9.1 each class loader has its own engines")
  void eachClassLoaderHasItsOwnEngines() throws IOException {
    assumeNoVariable();
    opens(path(StubProviders.Low.class), "stub-low");
    opens(path(StubProviders.High.class), "stub-high");
    ClassLoader one = path(StubProviders.Low.class);
    ClassLoader other = path(StubProviders.Low.class);
    try (OcpEngine first = Ocp.builder().classLoader(one).build();
        OcpEngine second = Ocp.builder().classLoader(other).build()) {
      contract()
          .equal(
              first.id(),
              second.id(),
              "the ids of the engines of two class loaders",
              "classLoader()");
    }
  }

  @Rule("9.1")
  @DisplayName("9.1 an empty class path gives an error that names the artifact to add")
  void emptyClassPathSaysWhatToAdd() throws IOException {
    ClassLoader path = path();
    contract().equal(List.of(), Ocp.engines(path), "the engines of an empty path", "engines()");
    refused(
        Ocp.builder().classLoader(path),
        "opening an engine with an empty class path",
        "no engine found",
        "ocp4j-engine");
  }

  @Rule("9.1")
  @DisplayName("9.1 the provider under test returns its name and its priority and is available")
  void providerIsInOrder() {
    EngineProvider provider = provider();
    String id = provider.id();
    contract()
        .require(
            !id.isBlank() && id.equals(id.toLowerCase(Locale.ROOT)) && id.equals(id.strip()),
            "EngineProvider.id() is a word in lower case",
            id,
            "EngineProvider.id()");
    contract().equal(id, provider().id(), "the id at a second call", "EngineProvider.id()");
    contract()
        .require(
            provider.priority() >= 0,
            "EngineProvider.priority() is 0 or more",
            provider.priority(),
            "EngineProvider.priority()");
    Availability availability = provider.availability();
    contract()
        .require(
            availability.available() && !availability.reason().isBlank(),
            "the engine under test is available and gives a reason",
            availability,
            "EngineProvider.availability()");
    OcpEngine first = open();
    OcpEngine second = open();
    contract().equal(id, first.id(), "the id of an open engine", "OcpEngine.id()");
    first.close();
    contract()
        .returns(
            () -> parse(second, "a").close(),
            "parsing with a second engine after the first was closed",
            "open()");
  }
}
