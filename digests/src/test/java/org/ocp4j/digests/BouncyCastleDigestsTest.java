package org.ocp4j.digests;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.ocp4j.digest.Digest;
import org.ocp4j.digest.DigestAlgorithm;
import org.ocp4j.digest.Digester;
import org.ocp4j.digest.Digests;

/** Compares ED2K and TTH with published digests and with those of other programs. */
class BouncyCastleDigestsTest {
  private static final List<DigestAlgorithm> ALGORITHMS =
      List.of(DigestAlgorithm.ED2K, DigestAlgorithm.ED2K_BLUE, DigestAlgorithm.TTH);

  private static final int PART = 9_728_000;

  @TempDir
  private Path folder;

  private record Vector(int size, DigestAlgorithm algorithm, String digest) {}

  private static List<Vector> vectors() throws IOException {
    List<Vector> vectors = new ArrayList<>();
    try (BufferedReader lines = new BufferedReader(new InputStreamReader(
        Objects.requireNonNull(BouncyCastleDigestsTest.class.getResourceAsStream("vectors.txt")),
        StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] cells = line.split(" ", 3);
        if (!line.startsWith("#")) {
          vectors.add(
              new Vector(Integer.parseInt(cells[0]), DigestAlgorithm.of(cells[1]), cells[2]));
        }
      }
    }
    return vectors;
  }

  static Stream<Integer> sizes() throws IOException {
    return vectors().stream().map(Vector::size).distinct();
  }

  /** The bytes that the vectors are about. */
  private static byte[] bytes(int size) {
    byte[] bytes = new byte[size];
    for (int i = 0; i < size; i++) {
      bytes[i] = (byte) (i * 7 + (i >> 10) * 13);
    }
    return bytes;
  }

  /** Returns a stream that returns at most so many bytes of each read. */
  private static InputStream slow(byte[] bytes, int most) {
    return new FilterInputStream(new ByteArrayInputStream(bytes)) {
      @Override
      public int read(byte[] target, int offset, int length) throws IOException {
        return super.read(target, offset, Math.min(most, length));
      }
    };
  }

  @ParameterizedTest
  @MethodSource("sizes")
  void digestsAreThoseOfOtherPrograms(int size) throws IOException {
    byte[] bytes = bytes(size);
    Digester digester = Digester.of(ALGORITHMS);
    Digests digests = digester.digest(Files.write(folder.resolve("file"), bytes));
    int compared = 0;
    for (Vector vector : vectors()) {
      if (vector.size == size) {
        assertEquals(vector.digest, digests.get(vector.algorithm).toString(), vector::toString);
        compared++;
      }
    }
    assertEquals(3, compared);
    assertEquals(digests, digester.digest(slow(bytes, 100_003)));
    if (size < PART) {
      for (int most = 1; most < 70; most++) {
        assertEquals(digests, digester.digest(slow(bytes, most)));
      }
      assertEquals(digests, digester.withExecutor(ForkJoinPool.commonPool()).digest(bytes));
    }
  }

  @Test
  void theMethodsOfEd2kDifferForMultiplesOfAPart() throws IOException {
    for (int size : sizes().toList()) {
      Digests digests = Digester.of(ALGORITHMS).digest(bytes(size));
      String red = digests.get(DigestAlgorithm.ED2K).toString();
      String blue = digests.get(DigestAlgorithm.ED2K_BLUE).toString();
      if (size > 0 && size % PART == 0) {
        assertNotEquals(red, blue);
      } else {
        assertEquals(red, blue);
      }
    }
  }

  /** The digests of MD4 are those of RFC 1320. */
  @ParameterizedTest
  @CsvSource({
    "'', 31d6cfe0d16ae931b73c59d7e0c089c0",
    "a, bde52cb31de33e46245e05fbdbd6fb24",
    "abc, a448017aaf21d8525fc10ae87aa6729d",
    "message digest, d9130a8164549fe818874806e1c7014b",
    "abcdefghijklmnopqrstuvwxyz, d79e1c308aa5bbcdeea8ed63df412da9"
  })
  void ed2kOfASinglePartIsMd4(String text, String digest) {
    byte[] bytes = text.getBytes(US_ASCII);
    assertEquals(digest, Digest.of(DigestAlgorithm.ED2K, bytes).toString());
    assertEquals(digest, Digest.of(DigestAlgorithm.ED2K_BLUE, bytes).toString());
  }

  /** From the draft of the Tree Hash EXchange format, 2003. */
  @Test
  void tigerTreesAreThoseOfTheFormat() {
    byte[] letters = new byte[1025];
    Arrays.fill(letters, (byte) 'A');
    assertEquals("LWPNACQDBZRYXW3VHJVCJ64QBZNGHOHHHZWCLNQ", tth(new byte[0]));
    assertEquals("VK54ZIEEVTWNAUI5D5RDFIL37LX2IQNSTAXFKSA", tth(new byte[1]));
    assertEquals("L66Q4YVNAFWVS23X2HJIRA5ZJ7WXR3F26RSASFA", tth(Arrays.copyOf(letters, 1024)));
    assertEquals("PZMRYHGY6LTBEH63ZWAHDORHSYTLO4LEFUIKHWY", tth(letters));
  }

  private static String tth(byte[] bytes) {
    Digest digest = Digest.of(DigestAlgorithm.TTH, bytes);
    assertEquals(24, digest.bytes().length);
    assertEquals(digest, Digest.parse(DigestAlgorithm.TTH, digest.toString()));
    return digest.toString();
  }

  @ParameterizedTest
  @CsvSource({"ED2K, --ed2k", "TTH, --tth"})
  void rhashPrintsTheSame(String algorithm, String option)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("rhash", "--simple", option));
    List<String> expected = new ArrayList<>();
    for (int size : sizes().toList()) {
      Path file = Files.write(folder.resolve(size + ".bin"), bytes(size));
      command.add(file.toString());
      expected.add(
          Digester.of(DigestAlgorithm.of(algorithm)).digest(file).list().get(0).toString());
    }
    Process process;
    try {
      process = new ProcessBuilder(command).redirectErrorStream(true).start();
    } catch (IOException e) {
      assumeTrue(false, () -> "rhash is not installed: " + e.getMessage());
      return;
    }
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), out);
    List<String> printed = out.lines().map(line -> line.replaceFirst(" .*", "")).toList();
    assertEquals(expected.size(), printed.size());
    for (int i = 0; i < printed.size(); i++) {
      assertTrue(expected.get(i).equalsIgnoreCase(printed.get(i)), command.get(i + 3));
    }
  }

  @ParameterizedTest
  @CsvSource({"ED2K", "ED2K-BLUE", "TTH"})
  void aDigestCanBeUsedAgainAndByteByByte(String name) {
    MessageDigest digest = Objects.requireNonNull(new BouncyCastleDigests().digest(name));
    byte[] bytes = bytes(3000);
    String once = HexFormat.of().formatHex(digest.digest(bytes));
    digest.update(bytes, 0, 1500);
    digest.reset();
    for (byte each : bytes) {
      digest.update(each);
    }
    assertEquals(once, HexFormat.of().formatHex(digest.digest()));
    assertEquals(name, digest.getAlgorithm());
    assertEquals(once.length() / 2, digest.getDigestLength());
  }

  @Test
  void otherAlgorithmsAreNotProvided() {
    assertNull(new BouncyCastleDigests().digest("MD4"));
    assertThrows(
        IllegalArgumentException.class, () -> Digest.parse(DigestAlgorithm.TTH, "LWPNACQ"));
  }
}
