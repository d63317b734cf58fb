package org.ocp4j.nativelib;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.ocp4j.nativelib.LibraryFile.Built;

/** Checks PE files, which Windows loads. */
final class PeLibrary {
  private static final int DOS_HEADER = 64;
  private static final int HEADER = 24;
  private static final int SIGNATURE = 0x4550;
  private static final int DLL = 0x2000;
  private static final int PE32 = 0x10B;
  private static final int PE32_PLUS = 0x20B;
  private static final int SECTION = 40;
  private static final int SIZE_OF_HEADERS = 60;
  private static final int LEAST_OPTIONAL = 96;

  private PeLibrary() {}

  static Built check(LibraryBytes file) throws IOException {
    ByteOrder order = ByteOrder.LITTLE_ENDIAN;
    ByteBuffer dos = file.read(0, DOS_HEADER, order, "the DOS header");
    long start = Integer.toUnsignedLong(dos.getInt(60));
    ByteBuffer header = file.read(start, HEADER, order, "the PE header");
    if (header.getInt(0) != SIGNATURE) {
      throw file.notALibrary("it has a DOS header, but no PE header at byte " + start);
    }
    int machine = Short.toUnsignedInt(header.getShort(4));
    int sections = Short.toUnsignedInt(header.getShort(6));
    int optionalBytes = Short.toUnsignedInt(header.getShort(20));
    if ((header.getShort(22) & DLL) == 0) {
      throw file.notALibrary("its PE header is not that of a DLL");
    }
    long optionalStart = start + HEADER;
    ByteBuffer optional =
        file.read(optionalStart, optionalBytes, order, "the PE header's optional part");
    if (optionalBytes < LEAST_OPTIONAL || sections == 0) {
      throw file.malformed(
          start, "it has " + sections + " sections, and an optional part of " + optionalBytes);
    }
    int magic = Short.toUnsignedInt(optional.getShort(0));
    if (magic != PE32 && magic != PE32_PLUS) {
      throw file.malformed(optionalStart, "the optional part has the type " + magic);
    }
    long tableStart = optionalStart + optionalBytes;
    ByteBuffer table =
        file.read(tableStart, sections * SECTION, order, "the table of " + sections + " sections");
    file.within(0, Integer.toUnsignedLong(optional.getInt(SIZE_OF_HEADERS)), "the headers");
    for (int i = 0; i < sections; i++) {
      long length = Integer.toUnsignedLong(table.getInt(i * SECTION + 16));
      long offset = Integer.toUnsignedLong(table.getInt(i * SECTION + 20));
      if (offset != 0) {
        file.within(offset, length, "section " + (i + 1) + " of " + sections);
      }
    }
    return new Built("windows", arch(machine), "");
  }

  private static String arch(int machine) {
    return switch (machine) {
      case 0x14C -> "i386";
      case 0x1C4 -> "arm";
      case 0x8664 -> "x86_64";
      case 0xAA64 -> "aarch64";
      default -> String.format("the PE machine %04x", machine);
    };
  }
}
