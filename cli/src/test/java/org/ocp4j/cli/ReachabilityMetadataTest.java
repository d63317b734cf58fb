package org.ocp4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandle;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tests what the engines tell GraalVM's {@code native-image} about themselves: against the code,
 * and against version 1.2.0 of the published schema as far as these files use it.
 */
class ReachabilityMetadataTest {
  private static final String FOLDER = "META-INF/native-image/org.ocp4j/ocp4j-engine-";
  private static final String INTERNAL = "org.ocp4j.engine.ffm.internal.";

  /** The allowed keys of each kind of object, those that are required with an exclamation mark. */
  private static final Map<String, Set<String>> SCHEMA = Map.of(
      "file", Set.of("comment", "reflection", "resources", "foreign"),
      "reflection",
          Set.of(
              "reason",
              "condition",
              "type!",
              "methods",
              "fields",
              "allDeclaredMethods",
              "allDeclaredFields",
              "allDeclaredConstructors",
              "allPublicMethods",
              "allPublicFields",
              "allPublicConstructors",
              "unsafeAllocated",
              "serializable",
              "jniAccessible"),
      "method", Set.of("name!", "parameterTypes"),
      "resources", Set.of("reason", "condition", "module", "glob!"),
      "foreign", Set.of("downcalls", "upcalls", "directUpcalls"),
      "downcalls", Set.of("reason", "condition", "returnType", "parameterTypes", "options"));

  private static JsonNode metadata(String engine) throws IOException {
    ClassLoader loader = ReachabilityMetadataTest.class.getClassLoader();
    try (InputStream in =
        loader.getResourceAsStream(FOLDER + engine + "/reachability-metadata.json")) {
      return new ObjectMapper().readTree(Objects.requireNonNull(in, engine + " has no metadata"));
    }
  }

  private static void assertKeys(String kind, JsonNode object) {
    assertTrue(object.isObject(), () -> kind + ": " + object);
    Set<String> keys = Objects.requireNonNull(SCHEMA.get(kind));
    for (String key : keys) {
      if (key.endsWith("!")) {
        assertTrue(object.has(key.substring(0, key.length() - 1)), () -> key + " in " + object);
      }
    }
    object
        .fieldNames()
        .forEachRemaining(key -> assertTrue(
            keys.contains(key) || keys.contains(key + "!"), () -> key + " in " + object));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ffm", "jna", "java", "wasm"})
  void itIsAsTheSchemaSays(String engine) throws IOException {
    JsonNode file = metadata(engine);
    assertKeys("file", file);
    for (JsonNode type : file.path("reflection")) {
      assertKeys("reflection", type);
      assertTrue(type.get("type").isTextual());
      type.path("methods").forEach(method -> assertKeys("method", method));
    }
    for (JsonNode resource : file.path("resources")) {
      assertKeys("resources", resource);
    }
    if (file.has("foreign")) {
      assertKeys("foreign", file.get("foreign"));
      for (JsonNode call : file.get("foreign").path("downcalls")) {
        assertKeys("downcalls", call);
        assertTrue(call.get("returnType").isTextual());
        assertTrue(call.get("parameterTypes").isArray());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ffm", "jna", "java", "wasm"})
  void typesMethodsAndServicesExist(String engine) throws Exception {
    List<String> names = metadata(engine).path("reflection").findValuesAsText("type");
    assertFalse(names.isEmpty());
    for (JsonNode entry : metadata(engine).path("reflection")) {
      Class<?> type = Class.forName(entry.get("type").asText(), false, loader());
      for (JsonNode method : entry.path("methods")) {
        assertEquals("<init>", method.get("name").asText());
        assertEquals(0, method.get("parameterTypes").size());
        assertNotNull(type.getConstructor());
      }
      if (entry.path("jniAccessible").asBoolean()) {
        assertTrue(Stream.of(type.getDeclaredMethods())
            .map(Method::getModifiers)
            .anyMatch(Modifier::isNative));
      }
    }
    String provider = names.get(0);
    try (Root root = Root.of(Class.forName(provider, false, loader()))) {
      Path services = root.path().resolve("META-INF/services/org.ocp4j.spi.EngineProvider");
      assertEquals(provider, Files.readString(services).strip());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ffm", "jna", "java", "wasm"})
  void resourcesExist(String engine) throws Exception {
    JsonNode file = metadata(engine);
    Class<?> provider =
        Class.forName(file.path("reflection").get(0).get("type").asText(), false, loader());
    Class<?> library = Class.forName("org.ocp4j.nativelib.NativeLibrary", false, loader());
    Set<String> all = new TreeSet<>(resources(provider));
    all.addAll(resources(library));
    for (JsonNode resource : file.path("resources")) {
      String glob = resource.get("glob").asText();
      PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + glob);
      assertTrue(
          glob.contains("*") || all.stream().anyMatch(name -> matcher.matches(Path.of(name))),
          () -> glob + " is none of " + all);
    }
    if (engine.equals("ffm") || engine.equals("jna")) {
      for (String name : resources(library)) {
        boolean needed = name.startsWith("org/ocp4j/nativelib/");
        boolean registered = false;
        for (JsonNode resource : file.path("resources")) {
          String glob = "glob:" + resource.get("glob").asText();
          registered |= FileSystems.getDefault().getPathMatcher(glob).matches(Path.of(name));
        }
        assertEquals(needed, registered, name);
      }
    }
  }

  @Test
  @EnabledForJreRange(minVersion = 22)
  void downcallsAreThoseOfTheEngine() throws Exception {
    Object availability = Class.forName(INTERNAL + "FfmBinding", true, loader())
        .getMethod("availability")
        .invoke(null);
    assumeTrue(
        (boolean) availability.getClass().getMethod("available").invoke(availability),
        availability.toString());
    Class<?> type = Class.forName(INTERNAL + "FfmHandles", true, loader());
    Method linked = type.getDeclaredMethod("linked");
    linked.setAccessible(true);
    Object handles = linked.invoke(null);
    Set<String> made = new TreeSet<>();
    for (RecordComponent component : type.getRecordComponents()) {
      component.getAccessor().setAccessible(true);
      MethodHandle handle = (MethodHandle) component.getAccessor().invoke(handles);
      made.add(handle.type().parameterList().stream()
          .map(ReachabilityMetadataTest::layout)
          .collect(Collectors.joining(",", layout(handle.type().returnType()) + "(", ")")));
    }
    Set<String> registered = new TreeSet<>();
    for (JsonNode call : metadata("ffm").get("foreign").get("downcalls")) {
      List<String> parameters = Stream.of(
              new ObjectMapper().convertValue(call.get("parameterTypes"), String[].class))
          .toList();
      registered.add(call.get("returnType").asText() + "(" + String.join(",", parameters) + ")");
    }
    assertEquals(made, registered);
  }

  /** Returns the name that a layout has for native-image, from the Java type of its values. */
  private static String layout(Class<?> type) {
    return type.isPrimitive() ? "j" + type.getName() : "void*";
  }

  private static ClassLoader loader() {
    return ReachabilityMetadataTest.class.getClassLoader();
  }

  /** Returns the files beside a class that are no classes. */
  private static Set<String> resources(Class<?> type) throws Exception {
    try (Root root = Root.of(type);
        Stream<Path> files = Files.walk(root.path())) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> root.path().relativize(file).toString().replace('\\', '/'))
          .filter(name -> !name.endsWith(".class"))
          .filter(name -> !name.startsWith("META-INF/maven/"))
          .collect(Collectors.toSet());
    }
  }

  /** The root of a class, in a directory or in a jar. */
  private record Root(Path path, Closeable opened) implements Closeable {
    static Root of(Class<?> type) throws Exception {
      Path location =
          Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
      if (Files.isDirectory(location)) {
        return new Root(location, () -> {});
      }
      FileSystem jar = FileSystems.newFileSystem(URI.create("jar:" + location.toUri()), Map.of());
      return new Root(jar.getPath("/"), jar);
    }

    @Override
    public void close() throws IOException {
      opened.close();
    }
  }
}
