package org.ocp4j.nativelib;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Looks at committed libraries, most of which cannot run on the machine of this test. */
class CommittedLibrariesTest {
  private static final int CODE_SIGNATURE = 0x1D;
  private static final int LOAD_DYLIB = 0xC;
  private static final int EMBEDDED_SIGNATURE = 0xFADE0CC0;
  private static final int CODE_DIRECTORY = 0xFADE0C02;
  private static final int AD_HOC = 2;
  private static final int SHA_256 = 2;

  @Test
  void eachPlatformHasOne() throws Exception {
    assertEquals(
        List.of(
            "linux-aarch64",
            "linux-aarch64-musl",
            "linux-x86_64",
            "linux-x86_64-musl",
            "macos-aarch64",
            "macos-x86_64",
            "windows-x86_64"),
        List.copyOf(TestLibraries.committed().keySet()));
  }

  /** macOS refuses, or kills, a process that loads a library whose pages are not as signed. */
  @ParameterizedTest
  @ValueSource(strings = {"macos-aarch64", "macos-x86_64"})
  void eachPageIsAsSigned(String platform) throws Exception {
    byte[] library = TestLibraries.committed().get(platform);
    List<Integer> commands = commands(library, CODE_SIGNATURE);
    assertEquals(1, commands.size());
    ByteBuffer file = ByteBuffer.wrap(library).order(ByteOrder.LITTLE_ENDIAN);
    int start = file.getInt(commands.get(0) + 8);
    int length = file.getInt(commands.get(0) + 12);
    assertEquals(library.length, start + length, "the signature is at the end");
    ByteBuffer signature = ByteBuffer.wrap(library, start, length).slice();
    assertEquals(EMBEDDED_SIGNATURE, signature.getInt(0));
    assertEquals(1, signature.getInt(8), "the signature has one part");
    ByteBuffer code = signature.position(signature.getInt(16)).slice();
    assertEquals(CODE_DIRECTORY, code.getInt(0));
    assertEquals(AD_HOC, code.getInt(12) & AD_HOC);
    assertEquals(start, code.getInt(32), "all before the signature is signed");
    assertEquals(SHA_256, code.get(37));

    int page = 1 << code.get(39);
    int pages = code.getInt(28);
    assertEquals((start + page - 1) / page, pages);
    for (int i = 0; i < pages; i++) {
      byte[] content = Arrays.copyOfRange(library, i * page, Math.min((i + 1) * page, start));
      byte[] signed = new byte[code.get(36)];
      code.get(code.getInt(16) + i * signed.length, signed);
      assertArrayEquals(MessageDigest.getInstance("SHA-256").digest(content), signed, "page " + i);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"macos-aarch64", "macos-x86_64"})
  void itNeedsTheSystemsLibraryOnly(String platform) throws Exception {
    byte[] library = TestLibraries.committed().get(platform);
    List<Integer> loads = commands(library, LOAD_DYLIB);
    assertEquals(1, loads.size());
    int start = loads.get(0) + 24;
    String name = new String(library, start, 26, StandardCharsets.US_ASCII);
    assertEquals("/usr/lib/libSystem.B.dylib", name);
    assertEquals(0, library[start + name.length()]);
  }

  /** Returns the offsets of the commands of a kind. */
  private static List<Integer> commands(byte[] library, int kind) {
    ByteBuffer file = ByteBuffer.wrap(library).order(ByteOrder.LITTLE_ENDIAN);
    List<Integer> found = new ArrayList<>();
    int at = 32;
    for (int i = 0; i < file.getInt(16); i++) {
      if (file.getInt(at) == kind) {
        found.add(at);
      }
      at += file.getInt(at + 4);
    }
    return found;
  }
}
