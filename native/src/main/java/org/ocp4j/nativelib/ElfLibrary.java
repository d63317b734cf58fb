package org.ocp4j.nativelib;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.ocp4j.nativelib.LibraryFile.Built;

/** Checks ELF files, which Linux and most other systems load. */
final class ElfLibrary {
  private static final int ET_DYN = 3;
  private static final int PT_LOAD = 1;
  private static final int PT_DYNAMIC = 2;
  private static final int SHT_NOBITS = 8;
  private static final int DT_NEEDED = 1;
  private static final int DT_STRTAB = 5;
  private static final int LONGEST_NAME = 256;
  private static final int MOST_ENTRIES = 4_096;

  private final LibraryBytes file;
  private final ByteBuffer header;
  private final boolean wide;

  private ElfLibrary(LibraryBytes file, ByteBuffer header, boolean wide) {
    this.file = file;
    this.header = header;
    this.wide = wide;
  }

  static Built check(LibraryBytes file) throws IOException {
    ByteBuffer ident = file.read(0, 16, ByteOrder.LITTLE_ENDIAN, "the ELF header");
    int width = ident.get(4);
    int order = ident.get(5);
    if (width < 1 || width > 2 || order < 1 || order > 2) {
      throw file.malformed(4, "the ELF header has the class " + width + " and order " + order);
    }
    boolean wide = width == 2;
    ByteOrder endian = order == 1 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
    ByteBuffer header = file.read(0, wide ? 64 : 52, endian, "the ELF header");
    return new ElfLibrary(file, header, wide).check();
  }

  private Built check() throws IOException {
    int type = half(header, 16);
    if (type != ET_DYN) {
      throw file.notALibrary("its ELF type is " + type + ", and that of a library is " + ET_DYN);
    }
    sections();
    return new Built("linux", arch(), segments());
  }

  private String arch() {
    int machine = half(header, 18);
    boolean little = header.order() == ByteOrder.LITTLE_ENDIAN;
    return switch (machine) {
      case 3 -> "i386";
      case 21 -> little ? "ppc64le" : "ppc64";
      case 22 -> "s390x";
      case 40 -> "arm";
      case 62 -> wide ? "x86_64" : "x32";
      case 183 -> little ? "aarch64" : "aarch64_be";
      case 243 -> wide ? "riscv64" : "riscv32";
      case 258 -> "loongarch64";
      default -> "the ELF machine " + machine;
    };
  }

  /** Checks the segments, which the loader maps. Returns the C library that is needed. */
  private String segments() throws IOException {
    int count = half(header, wide ? 56 : 44);
    int size = half(header, wide ? 54 : 42);
    if (count == 0 || size != (wide ? 56 : 32)) {
      throw file.malformed(wide ? 54 : 42, "it has " + count + " segments of " + size + " bytes");
    }
    long offset = word(header, wide ? 32 : 28);
    ByteBuffer table =
        file.read(offset, count * size, header.order(), "the table of " + count + " segments");
    int loaded = 0;
    int dynamic = -1;
    for (int i = 0; i < count; i++) {
      int type = table.getInt(i * size);
      if (type != PT_LOAD && type != PT_DYNAMIC) {
        continue;
      }
      String what = "segment " + (i + 1) + " of " + count;
      file.within(offsetOf(table, i * size), lengthOf(table, i * size), what);
      long memory = word(table, i * size + (wide ? 40 : 20));
      if (Long.compareUnsigned(lengthOf(table, i * size), memory) > 0) {
        throw file.malformed(offset + (long) i * size, what + " is longer in the file than loaded");
      }
      if (type == PT_LOAD) {
        loaded++;
      } else {
        dynamic = i * size;
      }
    }
    if (loaded == 0 || dynamic < 0) {
      throw file.malformed(offset, "it has no segment to load, or none for the loader");
    }
    return libc(table, count, size, dynamic);
  }

  /** Checks the sections, which the loader ignores: the table of them is at the end of the file. */
  private void sections() throws IOException {
    long offset = word(header, wide ? 40 : 32);
    int size = half(header, wide ? 58 : 46);
    int count = half(header, wide ? 60 : 48);
    if (offset == 0 || count == 0) {
      return;
    }
    if (size != (wide ? 64 : 40)) {
      throw file.malformed(wide ? 58 : 46, "it has sections of " + size + " bytes");
    }
    ByteBuffer table =
        file.read(offset, count * size, header.order(), "the table of " + count + " sections");
    for (int i = 1; i < count; i++) {
      if (table.getInt(i * size + 4) != SHT_NOBITS) {
        file.within(
            word(table, i * size + (wide ? 24 : 16)),
            word(table, i * size + (wide ? 32 : 20)),
            "section " + i + " of " + count);
      }
    }
  }

  /** Returns the C library that the file needs, or an empty string if it names none. */
  private String libc(ByteBuffer segments, int count, int size, int dynamic) throws IOException {
    int entry = wide ? 16 : 8;
    int length = (int) Math.min(lengthOf(segments, dynamic), (long) MOST_ENTRIES * entry);
    ByteBuffer entries =
        file.read(offsetOf(segments, dynamic), length, header.order(), "the loader's segment");
    long names = -1;
    for (int at = 0; at + entry <= length; at += entry) {
      if (word(entries, at) == DT_STRTAB) {
        names = inFile(segments, count, size, word(entries, at + entry / 2));
      }
    }
    for (int at = 0; at + entry <= length && names >= 0; at += entry) {
      if (word(entries, at) == DT_NEEDED) {
        String name = name(names + word(entries, at + entry / 2));
        if (name.equals("libc.so.6")) {
          return "glibc";
        }
        if (name.equals("libc.so") || name.startsWith("libc.musl-")) {
          return "musl";
        }
      }
    }
    return "";
  }

  /** Returns the offset in the file of an address, or -1. */
  private long inFile(ByteBuffer segments, int count, int size, long address) {
    for (int i = 0; i < count; i++) {
      long distance = address - word(segments, i * size + (wide ? 16 : 8));
      if (segments.getInt(i * size) == PT_LOAD
          && Long.compareUnsigned(distance, lengthOf(segments, i * size)) < 0) {
        return offsetOf(segments, i * size) + distance;
      }
    }
    return -1;
  }

  private String name(long offset) throws IOException {
    if (offset < 0 || offset >= file.size()) {
      return "";
    }
    int most = (int) Math.min(LONGEST_NAME, file.size() - offset);
    ByteBuffer bytes = file.read(offset, most, header.order(), "a name");
    String text = StandardCharsets.ISO_8859_1.decode(bytes).toString();
    int end = text.indexOf('\0');
    return end < 0 ? "" : text.substring(0, end);
  }

  private long offsetOf(ByteBuffer segments, int at) {
    return word(segments, at + (wide ? 8 : 4));
  }

  private long lengthOf(ByteBuffer segments, int at) {
    return word(segments, at + (wide ? 32 : 16));
  }

  private static int half(ByteBuffer bytes, int at) {
    return Short.toUnsignedInt(bytes.getShort(at));
  }

  private long word(ByteBuffer bytes, int at) {
    return wide ? bytes.getLong(at) : Integer.toUnsignedLong(bytes.getInt(at));
  }
}
