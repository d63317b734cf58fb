package org.ocp4j.nativelib;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** Libraries of a few hundred bytes, with headers as loaders want them, and the committed ones. */
final class TestLibraries {
  private static final Path COMMITTED = Path.of("src/main/resources/org/ocp4j/nativelib");

  private TestLibraries() {}

  /** Returns the committed libraries by platform. */
  static Map<String, byte[]> committed() throws IOException {
    Properties index = new Properties();
    try (InputStream in = Files.newInputStream(COMMITTED.resolve(LibraryIndex.RESOURCE))) {
      index.load(in);
    }
    Map<String, byte[]> libraries = new TreeMap<>();
    for (String key : index.stringPropertyNames()) {
      if (key.endsWith(".file")) {
        String platform = key.substring(0, key.length() - ".file".length());
        Path file = COMMITTED.resolve(platform).resolve(index.getProperty(key));
        libraries.put(platform, Files.readAllBytes(file));
      }
    }
    return libraries;
  }

  /** Returns the platform with a directory's name. */
  static Platform platform(String directory) {
    String[] parts = directory.split("-", -1);
    return new Platform(parts[0], parts[1], parts.length > 2);
  }

  /** Returns an ELF library for 64-bit Linux that needs a C library. */
  static byte[] elf(int machine, String libc) {
    return elf(machine, libc, true, ByteOrder.LITTLE_ENDIAN);
  }

  static byte[] elf(int machine, String libc, boolean wide, ByteOrder order) {
    ByteBuffer file = ByteBuffer.allocate(512).order(order);
    int size = wide ? 56 : 32;
    file.put(0, new byte[] {0x7F, 'E', 'L', 'F', (byte) (wide ? 2 : 1)});
    file.put(5, (byte) (order == ByteOrder.LITTLE_ENDIAN ? 1 : 2));
    file.putShort(16, (short) 3).putShort(18, (short) machine);
    word(file, wide ? 32 : 28, wide, 64);
    file.putShort(wide ? 54 : 42, (short) size).putShort(wide ? 56 : 44, (short) 2);
    segment(file, 64, wide, 1, 0, 512);
    segment(file, 64 + size, wide, 2, 256, 4 * (wide ? 16 : 8));
    int half = wide ? 8 : 4;
    word(file, 256, wide, 5);
    word(file, 256 + half, wide, 0x10000 + 400);
    word(file, 256 + 2 * half, wide, 1);
    word(file, 256 + 3 * half, wide, 1);
    file.put(401, libc.getBytes(StandardCharsets.US_ASCII));
    return file.array();
  }

  /** Writes a segment that is loaded at 0x10000. */
  private static void segment(
      ByteBuffer file, int at, boolean wide, int type, int offset, int length) {
    file.putInt(at, type);
    word(file, at + (wide ? 8 : 4), wide, offset);
    word(file, at + (wide ? 16 : 8), wide, 0x10000 + offset);
    word(file, at + (wide ? 32 : 16), wide, length);
    word(file, at + (wide ? 40 : 20), wide, length);
  }

  /** Returns a DLL with one section. */
  static byte[] pe(int machine) {
    ByteBuffer file = ByteBuffer.allocate(1024).order(ByteOrder.LITTLE_ENDIAN);
    file.put(0, new byte[] {'M', 'Z'}).putInt(60, 128).put(128, new byte[] {'P', 'E'});
    file.putShort(132, (short) machine).putShort(134, (short) 1);
    file.putShort(148, (short) 240).putShort(150, (short) 0x2022);
    file.putShort(152, (short) 0x20B).putInt(152 + 60, 512);
    file.putInt(392 + 16, 512).putInt(392 + 20, 512);
    return file.array();
  }

  /** Returns a library for macOS with one segment, symbols and a signature. */
  static byte[] machO(int processor) {
    ByteBuffer file = ByteBuffer.allocate(512).order(ByteOrder.LITTLE_ENDIAN);
    file.putInt(0, 0xFEEDFACF).putInt(4, processor).putInt(12, 6).putInt(16, 3).putInt(20, 112);
    file.putInt(32, 0x19).putInt(36, 72).putLong(72, 0).putLong(80, 512);
    file.putInt(104, 2).putInt(108, 24).putInt(112, 256).putInt(116, 4);
    file.putInt(120, 320).putInt(124, 64);
    file.putInt(128, 0x1D).putInt(132, 16).putInt(136, 384).putInt(140, 128);
    return file.array();
  }

  /** Returns a file for several processors. */
  static byte[] fat(byte[]... parts) {
    ByteBuffer file = ByteBuffer.allocate(4096 + parts.length * 4096);
    file.putInt(0, 0xCAFEBABE).putInt(4, parts.length);
    for (int i = 0; i < parts.length; i++) {
      int offset = 4096 * (i + 1);
      file.putInt(8 + i * 20 + 8, offset).putInt(8 + i * 20 + 12, parts[i].length);
      file.put(offset, parts[i]);
    }
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
