package org.ocp4j.nativelib;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.ocp4j.nativelib.LibraryFile.Built;

/** Checks Mach-O files, which macOS loads: those for one processor, and fat ones for several. */
final class MachOLibrary {
  private static final int FAT = 0xCAFEBABE;
  private static final int FAT_64 = 0xCAFEBABF;
  private static final int LITTLE = 0xCEFAEDFE;
  private static final int LITTLE_64 = 0xCFFAEDFE;
  private static final int WIDE_BIT = 0x01000000;
  private static final int DYLIB = 6;
  private static final int BUNDLE = 8;
  private static final int MOST_COMMANDS = 1 << 20;
  private static final int MOST_PARTS = 30; // A Java class has 45 or more here.
  private static final int LC_SEGMENT = 0x1;
  private static final int LC_SYMTAB = 0x2;
  private static final int LC_SEGMENT_64 = 0x19;

  private MachOLibrary() {}

  static boolean isFat(int magic) {
    return magic == FAT || magic == FAT_64;
  }

  static boolean isThin(int magic) {
    return magic == LITTLE || magic == LITTLE_64;
  }

  /** Checks all parts of a fat file. Returns what the part for a processor was built for. */
  static Built checkFat(LibraryBytes file, String arch) throws IOException {
    ByteBuffer header = file.read(0, 8, ByteOrder.BIG_ENDIAN, "the fat header");
    boolean wide = header.getInt(0) == FAT_64;
    int count = header.getInt(4);
    if (count < 1 || count > MOST_PARTS) {
      throw file.notALibrary("a fat file would have " + Integer.toUnsignedLong(count) + " parts");
    }
    int size = wide ? 32 : 20;
    ByteBuffer table = file.read(8, count * size, ByteOrder.BIG_ENDIAN, "the table of parts");
    List<String> found = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int at = i * size;
      long offset = wide ? table.getLong(at + 8) : Integer.toUnsignedLong(table.getInt(at + 8));
      long length = wide ? table.getLong(at + 16) : Integer.toUnsignedLong(table.getInt(at + 12));
      String what = "part " + (i + 1) + " of " + count;
      LibraryBytes part = file.part(offset, length, what);
      int magic = part.read(0, 4, ByteOrder.BIG_ENDIAN, what).getInt(0);
      if (!isThin(magic)) {
        throw file.malformed(offset, what + " is not a Mach-O file");
      }
      found.add(check(part).arch());
    }
    return new Built("macos", found.contains(arch) ? arch : String.join(" and ", found), "");
  }

  static Built check(LibraryBytes file) throws IOException {
    ByteBuffer start = file.read(0, 28, ByteOrder.LITTLE_ENDIAN, "the Mach-O header");
    int header = start.getInt(0) == Integer.reverseBytes(LITTLE_64) ? 32 : 28;
    int type = start.getInt(12);
    if (type != DYLIB && type != BUNDLE) {
      throw file.notALibrary("its Mach-O type is " + type + ", and that of a library is " + DYLIB);
    }
    int count = start.getInt(16);
    int size = start.getInt(20);
    if (count < 1 || size < 0 || size > MOST_COMMANDS || count > size / 8) {
      throw file.malformed(16, "it has " + count + " load commands in " + size + " bytes");
    }
    ByteBuffer commands = file.read(header, size, ByteOrder.LITTLE_ENDIAN, "the load commands");
    int segments = 0;
    int at = 0;
    for (int i = 0; i < count; i++) {
      int length = at + 8 <= size ? commands.getInt(at + 4) : 0;
      if (length < 8 || length > size - at) {
        throw file.malformed(header + (long) at, "load command " + (i + 1) + " has no room");
      }
      if (extents(file, commands, at, length)) {
        segments++;
      }
      at += length;
    }
    if (segments == 0) {
      throw file.malformed(header, "it has no segment");
    }
    return new Built("macos", arch(start.getInt(4)), "");
  }

  /** Checks what a command names. Returns whether it is a segment. */
  private static boolean extents(LibraryBytes file, ByteBuffer all, int at, int length)
      throws LibraryFileException {
    int command = all.getInt(at);
    int least = switch (command) {
      case LC_SEGMENT -> 40;
      case LC_SEGMENT_64 -> 56;
      case LC_SYMTAB -> 24;
      default -> isData(command) ? 16 : 8;
    };
    if (length < least) {
      throw file.malformed(at, String.format("a load command %x has %d bytes", command, length));
    }
    switch (command) {
      case LC_SEGMENT -> file.within(number(all, at + 32), number(all, at + 36), "a segment");
      case LC_SEGMENT_64 -> file.within(all.getLong(at + 40), all.getLong(at + 48), "a segment");
      case LC_SYMTAB -> {
        file.within(number(all, at + 8), 12 * number(all, at + 12), "the table of symbols");
        file.within(number(all, at + 16), number(all, at + 20), "the names of symbols");
      }
      default -> {
        if (isData(command)) {
          file.within(number(all, at + 8), number(all, at + 12), "what the loader needs");
        }
      }
    }
    return command == LC_SEGMENT || command == LC_SEGMENT_64;
  }

  /** Returns whether a command names an extent: a signature, fixups, exports and the like. */
  private static boolean isData(int command) {
    return switch (command) {
      case 0x1D, 0x1E, 0x26, 0x29, 0x2B, 0x2E, 0x80000033, 0x80000034 -> true;
      default -> false;
    };
  }

  private static long number(ByteBuffer bytes, int at) {
    return Integer.toUnsignedLong(bytes.getInt(at));
  }

  private static String arch(int processor) {
    return switch (processor) {
      case 7 -> "i386";
      case 12 -> "arm";
      case 7 | WIDE_BIT -> "x86_64";
      case 12 | WIDE_BIT -> "aarch64";
      default -> String.format("the Mach-O processor %x", processor);
    };
  }
}
