package org.ocp4j.digest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares digests with those of other programs, at sizes around the borders of blocks. */
@Tag("jdk")
class DigestVectorsTest {
  private static final Map<Integer, Map<DigestAlgorithm, String>> VECTORS = Vectors.read();

  @TempDir
  private Path folder;

  static Set<Integer> sizes() {
    return VECTORS.keySet();
  }

  private static void check(Map<DigestAlgorithm, String> expected, Digests digests, int size) {
    assertEquals(size, digests.byteSize());
    assertEquals(
        expected,
        digests.list().stream().collect(Collectors.toMap(Digest::algorithm, Digest::toString)));
  }

  @ParameterizedTest
  @MethodSource("sizes")
  void everyWayToReadGivesTheSame(int size) throws IOException {
    Map<DigestAlgorithm, String> expected = VECTORS.get(size);
    assertTrue(expected.size() > 8, expected.toString());
    byte[] bytes = Pattern.bytes(size);
    Path file = Files.write(folder.resolve("file"), bytes);
    Digester digester = Digester.of(expected.keySet());
    check(expected, digester.digest(file), size);
    check(expected, digester.digest(Pattern.stream(size, 100_003), size), size);
    if (size > 1 << 20) {
      return; // parts of the greatest size and smaller ones were read
    }
    check(expected, digester.digest(bytes), size);
    check(expected, digester.withExecutor(ForkJoinPool.commonPool()).digest(file), size);
    ByteBuffer direct = ByteBuffer.allocateDirect(size + 5).put(2, bytes);
    check(expected, digester.digest(direct.position(2).limit(size + 2).asReadOnlyBuffer()), size);
    assertEquals(2, direct.position());
    for (int read = 1; read <= Math.min(size + 1, 130); read++) {
      check(expected, digester.digest(Pattern.stream(size, read), size), size);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "MD5, md5sum",
    "SHA-1, sha1sum",
    "SHA-256, sha256sum",
    "SHA-512, sha512sum",
    "SHA-224, sha224sum",
    "git, git hash-object --no-filters",
    "CRC-32, rhash --simple --crc32",
    "CRC-32C, rhash --simple --crc32c",
    "SHA3-512, rhash --simple --sha3-512"
  })
  void programsOfTheSystemPrintTheSame(String algorithm, String program)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(program.split(" ")));
    List<String> expected = new ArrayList<>();
    Digester digester = Digester.of(DigestAlgorithm.of(algorithm));
    for (int size : sizes()) {
      Path file = Files.write(folder.resolve(size + ".bin"), Pattern.bytes(size));
      command.add(file.toString());
      expected.add(digester.digest(file).list().get(0).toString());
    }
    Process process;
    try {
      process = new ProcessBuilder(command).redirectErrorStream(true).start();
    } catch (IOException e) {
      assumeTrue(false, () -> program + " is not installed: " + e.getMessage());
      return;
    }
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), out);
    assertEquals(expected, out.lines().map(line -> line.replaceFirst(" .*", "")).toList());
  }

  @Test
  void theVectorsCoverEveryConstantThatNeedsNoLibrary() {
    for (DigestAlgorithm constant : DigestAlgorithm.constants()) {
      boolean needsLibrary = Set.of("ED2K", "ED2K-BLUE", "TTH").contains(constant.name());
      assertEquals(!needsLibrary, VECTORS.get(0).containsKey(constant), constant.name());
    }
    assertFalse(sizes().isEmpty());
  }
}
