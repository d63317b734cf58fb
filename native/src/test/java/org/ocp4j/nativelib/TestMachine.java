package org.ocp4j.nativelib;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import org.ocp4j.nativelib.LibraryIndex.Resources;

/** A fake machine with a fake artifact. */
final class TestMachine {
  static final String GLIBC = "/lib64/ld-linux-x86-64.so.2";
  static final String MUSL = "/lib/ld-musl-x86_64.so.1";
  static final byte[] LIBRARY =
      "a library, as far as anyone here looks".getBytes(StandardCharsets.UTF_8);

  final Map<String, String> properties = new HashMap<>();
  final Map<String, byte[]> resources = new HashMap<>();
  final Path root;

  /** Makes a Linux machine with x86_64 and glibc, for which the artifact has a library. */
  TestMachine(Path root) throws Exception {
    this.root = root;
    properties.put("os.name", "Linux");
    properties.put("os.arch", "amd64");
    properties.put("user.name", "somebody");
    program(elf(GLIBC));
    library("linux-x86_64", "libocp4j.so", LIBRARY);
  }

  Machine machine() {
    return new Machine(properties::get, root);
  }

  Resources resources() {
    return name -> resources.containsKey(name)
        ? new ByteArrayInputStream(Objects.requireNonNull(resources.get(name)))
        : null;
  }

  /** Adds an operating system file to the machine. */
  Path file(String path, byte[] content) throws IOException {
    Path file = root.resolve(path.substring(1));
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    return Files.write(file, content);
  }

  void program(byte[] content) throws IOException {
    file("/proc/self/exe", content);
  }

  void mounts(String... lines) throws IOException {
    file("/proc/self/mounts", (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /** Adds a library to the artifact. */
  void library(String platform, String name, byte[] content) throws Exception {
    resources.put(platform + "/" + name, content);
    String index = new String(
            resources.getOrDefault(LibraryIndex.RESOURCE, new byte[0]), StandardCharsets.UTF_8)
        + platform + ".file=" + name + "\n"
        + platform + ".sha256=" + sha256(content) + "\n";
    resources.put(LibraryIndex.RESOURCE, index.getBytes(StandardCharsets.UTF_8));
  }

  static String sha256(byte[] content) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
  }

  /** Returns a 64-bit ELF program that requests a loader, or none if the name is empty. */
  static byte[] elf(String loader) {
    return elf(loader, true, ByteOrder.LITTLE_ENDIAN);
  }

  static byte[] elf(String loader, boolean wide, ByteOrder order) {
    byte[] path = (loader + "\0").getBytes(StandardCharsets.UTF_8);
    int size = wide ? 56 : 32;
    int table = 80;
    ByteBuffer file = ByteBuffer.allocate(400).order(order);
    file.put(0, new byte[] {0x7F, 'E', 'L', 'F', (byte) (wide ? 2 : 1)});
    file.put(5, (byte) (order == ByteOrder.LITTLE_ENDIAN ? 1 : 2));
    word(file, wide ? 32 : 28, wide, table);
    file.putShort(wide ? 54 : 42, (short) size);
    file.putShort(wide ? 56 : 44, (short) 2);
    file.putInt(table, 6); // the program header table itself
    int second = table + size;
    file.putInt(second, loader.isEmpty() ? 1 : 3);
    word(file, second + (wide ? 8 : 4), wide, 300);
    word(file, second + (wide ? 32 : 16), wide, path.length);
    file.put(300, path);
    return file.array();
  }

  private static void word(ByteBuffer file, int at, boolean wide, int value) {
    if (wide) {
      file.putLong(at, value);
    } else {
      file.putInt(at, value);
    }
  }
}
