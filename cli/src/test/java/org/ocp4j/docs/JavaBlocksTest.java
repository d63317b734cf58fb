package org.ocp4j.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.ocp4j.spi.EngineProvider;
import org.ocp4j.tck.Effort;
import org.ocp4j.tck.OcpEngineTck;
import org.ocp4j.tck.TckOptions;
import org.ocp4j.tck.TckRunner;

/** Every block of Java in the documentation compiles without a warning and runs. */
class JavaBlocksTest {
  private static final Duration LONGEST = Duration.ofMinutes(1);

  private static final Compiler COMPILER = new Compiler();
  private static final List<JavaSource> SOURCES = new ArrayList<>();

  @TempDir
  private Path folder;

  @BeforeAll
  static void compile() throws Exception {
    List<JavaSource> together = new ArrayList<>();
    for (CodeBlock block : Pages.blocks("java")) {
      if (!block.is(Marker.Kind.SKIPPED) && !block.is(Marker.Kind.EXCERPT)) {
        JavaSource source = JavaSource.of(block);
        SOURCES.add(source);
        if (source.form() == JavaSource.Form.MODULE) {
          COMPILER.compileModule(source);
        } else {
          together.add(source);
        }
      }
    }
    COMPILER.compile(together);
  }

  @Test
  void every_block_compiles_without_a_warning() {
    assertTrue(SOURCES.size() > 10, "found only " + SOURCES.size() + " blocks");
    assertEquals(List.of(), COMPILER.problems());
  }

  @TestFactory
  Stream<DynamicTest> every_block_runs() {
    if (!COMPILER.problems().isEmpty()) {
      return Stream.of();
    }
    ClassLoader loader = COMPILER.loader();
    return SOURCES.stream()
        .filter(source -> source.form() != JavaSource.Form.MODULE)
        .filter(source -> !source.block().is(Marker.Kind.COMPILED_ONLY))
        .filter(source -> Pages.isFullBuild() || !source.block().is(Marker.Kind.FULL_BUILD))
        .map(source -> DynamicTest.dynamicTest(
            source.block().place(), () -> run(source, loader.loadClass(source.className()))));
  }

  private void run(JavaSource source, Class<?> type) throws Exception {
    if (Snippet.class.isAssignableFrom(type)) {
      Snippet snippet = (Snippet) create(type);
      Path empty = Files.createTempDirectory(folder, "block");
      ExpectedOutput.check(source.block(), printed(() -> snippet.runIn(empty)));
    } else if (OcpEngineTck.class.isAssignableFrom(type)) {
      hold((OcpEngineTck) create(type));
    } else if (EngineProvider.class.isAssignableFrom(type)) {
      assertTrue(((EngineProvider) create(type)).availability().available(), type.getName());
    } else {
      for (Method method : type.getDeclaredMethods()) {
        if (method.getName().equals("main")) {
          method.setAccessible(true);
          ExpectedOutput.check(
              source.block(), printed(() -> method.invoke(null, (Object) new String[0])));
        }
      }
    }
  }

  private static Object create(Class<?> type) throws ReflectiveOperationException {
    Constructor<?> constructor = type.getDeclaredConstructor();
    constructor.setAccessible(true);
    return constructor.newInstance();
  }

  /** Holds the engine of a test class to the contract, as the class itself would. */
  private static void hold(OcpEngineTck test) throws Exception {
    Method method = test.getClass().getDeclaredMethod("provider");
    method.setAccessible(true);
    EngineProvider provider = (EngineProvider) method.invoke(test);
    assertTrue(provider.availability().available(), provider.id());
    if (Pages.isFullBuild()) {
      TckOptions options = TckOptions.DEFAULT.withEffort(Effort.QUICK);
      assertTrue(TckRunner.run(provider, options).isSuccess(), provider.id());
    }
  }

  private static String printed(Executable code) {
    PrintStream before = System.out;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
      System.setOut(out);
      assertTimeoutPreemptively(LONGEST, code);
    } finally {
      System.setOut(before);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
