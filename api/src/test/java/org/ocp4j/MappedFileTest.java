package org.ocp4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.ocp4j.memory.FileAccess;
import org.ocp4j.memory.OcpMappedFileException;
import org.ocp4j.testing.Samples;
import org.ocp4j.testing.ShortenedFile;
import org.ocp4j.testing.ShortenedFile.Act;

/**
 * Tests files that are read or mapped, and documents whose file is shortened. Most tests start
 * another JVM.
 */
@Execution(ExecutionMode.CONCURRENT)
@Tag("jdk")
class MappedFileTest {
  private static final String TYPED = OcpMappedFileException.class.getSimpleName();

  /**
   * The numbers of nodes of a payload of about 16 KB, and of one of 1.5 MB, which is mapped by
   * default.
   */
  private static final String SMALL = "100";

  private static final String LARGE = "10000";

  @TempDir
  private Path directory;

  /** Runs {@link ShortenedFile} and returns its output. A JVM that crashes has another output. */
  private String run(String jvm, Act act, String access, String nodes)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add(jvm);
    command.add("-Djava.io.tmpdir=" + directory);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(ShortenedFile.class.getName(), act.name(), access, nodes));
    Path out = directory.resolve("out");
    Process process = new ProcessBuilder(command)
        .directory(directory.toFile())
        .redirectErrorStream(true)
        .redirectOutput(out.toFile())
        .start();
    try {
      assertTrue(process.waitFor(5, TimeUnit.MINUTES), command.toString());
    } finally {
      process.destroyForcibly();
    }
    return Files.readString(out).strip();
  }

  /** Returns all acts with {@code -Pfull}, and two in a plain build. */
  static List<Act> someActs() {
    boolean isFull = Boolean.getBoolean("ocp.tests.full");
    return isFull ? List.of(Act.values()) : List.of(Act.STREAM, Act.WALK);
  }

  /** Returns all acts that copy everything with {@code -Pfull}, and two in a plain build. */
  static List<Act> someSweeps() {
    return Boolean.getBoolean("ocp.tests.full")
        ? List.of(Act.CRC_32C, Act.SHA_256, Act.STREAM, Act.CHANNEL, Act.PATH)
        : List.of(Act.CRC_32C, Act.STREAM);
  }

  @ParameterizedTest
  @MethodSource("someActs")
  void smallFileIsReadByDefault(Act act) throws Exception {
    assertEquals("right", run("-Xmx1g", act, "default", SMALL));
  }

  @ParameterizedTest
  @MethodSource("someActs")
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "no mapped file can be shortened there")
  void fileThatIsReadMayBeShortened(Act act) throws Exception {
    assertEquals("right", run("-Xmx1g", act, FileAccess.READ.name(), LARGE));
  }

  /**
   * Code that copies whole payloads and sources notices the fault, whether compiled or interpreted.
   */
  @ParameterizedTest
  @MethodSource("someSweeps")
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "no mapped file can be shortened there")
  void sweepOverAMappedFileThatWasShortenedThrows(Act act) throws Exception {
    assertTyped(run("-Xmx1g", act, FileAccess.MAPPED.name(), LARGE));
    assertTyped(run("-Xmx1g", act, "default", LARGE));
    assertTyped(run("-Xint", act, FileAccess.MAPPED.name(), LARGE));
  }

  /**
   * In compiled code, the result of a fault depends on the JVM; in interpreted code it does not.
   */
  @Tag("full")
  @ParameterizedTest
  @EnumSource(names = {"JSON", "HTML", "TEXT", "POINT", "VALUES", "WALK"})
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "no mapped file can be shortened there")
  void readOfAMappedFileThatWasShortenedThrows(Act act) throws Exception {
    assertTyped(run("-Xint", act, FileAccess.MAPPED.name(), "6000"));
  }

  /**
   * Asserts that the typed exception was thrown. JVMs before 21 may throw the error after the read
   * has returned, in the middle of any code: here in {@code FileChannel.write}, which then fails
   * with an exception of its own.
   */
  private static void assertTyped(String seen) {
    boolean isLate = Runtime.version().feature() < 21
        && (seen.equals("InternalError!") || seen.startsWith("Exception in thread \"main\" java."));
    assertTrue(isLate || seen.equals(TYPED), seen);
  }

  @Test
  void accessIsAsChosen() throws IOException {
    Path file = directory.resolve("a.ocp");
    try (OcpDocument document = Samples.everything().document()) {
      document.writeTo(file);
      try (OcpDocument read = OcpDocument.open(file);
          OcpDocument readToo = OcpDocument.open(file, FileAccess.READ);
          OcpDocument mapped = OcpDocument.open(file, FileAccess.MAPPED)) {
        assertFalse(read.payload().isDirect());
        assertFalse(readToo.payload().isDirect());
        assertTrue(mapped.payload().isDirect());
        for (OcpDocument opened : List.of(read, readToo, mapped)) {
          assertEquals(document.payload(), opened.payload());
          assertEquals(document.toJson(), opened.toJson());
        }
      }
    }
  }

  @Test
  void exceptionNamesTheFile() {
    InternalError cause = new InternalError("a fault");
    OcpMappedFileException exception = new OcpMappedFileException(Path.of("a.ocp"), cause);
    assertEquals("a.ocp", exception.file());
    assertEquals(cause, exception.getCause());
    assertTrue(exception.getMessage().contains("a.ocp"));
    assertThrows(
        NullPointerException.class, () -> OcpDocument.open(directory.resolve("a"), nullAccess()));
  }

  @SuppressWarnings("NullAway") // passing null is the test
  private static FileAccess nullAccess() {
    return null;
  }
}
