package org.ocp4j.engine.wasm.internal;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The methods and calls of a compiled class. */
final class ClassFile {
  /** A call of a method: the class with slashes, the name, the descriptor. */
  record Call(String owner, String name, String descriptor) {}

  /** The size of the bytecode in bytes, by method name and descriptor. */
  final Map<String, Integer> methods = new TreeMap<>();

  final List<Call> calls = new ArrayList<>();
  private final Map<Integer, String> texts = new TreeMap<>();

  private ClassFile() {}

  /** Reads a class from the package of the engine's internals. */
  static ClassFile read(String simpleName) {
    ClassFile file = new ClassFile();
    try (InputStream in = Sandbox.class.getResourceAsStream(simpleName + ".class");
        DataInputStream data = new DataInputStream(in)) {
      file.read(data);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file;
  }

  private void read(DataInputStream in) throws IOException {
    in.skipNBytes(8);
    readConstants(in);
    in.skipNBytes(6);
    in.skipNBytes(2L * in.readUnsignedShort());
    readMembers(in);
    readMembers(in);
  }

  private void readConstants(DataInputStream in) throws IOException {
    Map<Integer, int[]> pairs = new TreeMap<>();
    List<int[]> methodReferences = new ArrayList<>();
    int count = in.readUnsignedShort();
    for (int i = 1; i < count; i++) {
      int tag = in.readUnsignedByte();
      switch (tag) {
        case 1 -> texts.put(i, in.readUTF());
        case 3, 4 -> in.skipNBytes(4);
        case 5, 6 -> {
          in.skipNBytes(8);
          i++; // longs and doubles take two entries
        }
        case 7 -> pairs.put(i, new int[] {in.readUnsignedShort(), 0});
        case 10, 11 ->
          methodReferences.add(new int[] {in.readUnsignedShort(), in.readUnsignedShort()});
        case 9, 12, 17, 18 ->
          pairs.put(i, new int[] {in.readUnsignedShort(), in.readUnsignedShort()});
        case 15 -> in.skipNBytes(3);
        default -> in.skipNBytes(2);
      }
    }
    for (int[] reference : methodReferences) {
      int[] name = pairs.get(reference[1]);
      String owner = texts.get(pairs.get(reference[0])[0]);
      calls.add(new Call(owner, texts.get(name[0]), texts.get(name[1])));
    }
  }

  private void readMembers(DataInputStream in) throws IOException {
    int count = in.readUnsignedShort();
    for (int i = 0; i < count; i++) {
      in.skipNBytes(2);
      String name = texts.get(in.readUnsignedShort()) + texts.get(in.readUnsignedShort());
      int attributes = in.readUnsignedShort();
      for (int j = 0; j < attributes; j++) {
        String attribute = texts.get(in.readUnsignedShort());
        long length = Integer.toUnsignedLong(in.readInt());
        if (attribute.equals("Code")) {
          in.skipNBytes(4);
          methods.put(name, in.readInt());
          length -= 8;
        }
        in.skipNBytes(length);
      }
    }
  }
}
