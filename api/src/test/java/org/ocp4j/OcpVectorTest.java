package org.ocp4j;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.nio.ReadOnlyBufferException;
import java.nio.ShortBuffer;
import java.util.List;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ocp4j.frame.OcpBooleanVector;
import org.ocp4j.frame.OcpByteVector;
import org.ocp4j.frame.OcpCharVector;
import org.ocp4j.frame.OcpDoubleVector;
import org.ocp4j.frame.OcpFloatVector;
import org.ocp4j.frame.OcpFrame;
import org.ocp4j.frame.OcpIntVector;
import org.ocp4j.frame.OcpLongVector;
import org.ocp4j.frame.OcpShortVector;
import org.ocp4j.frame.OcpVector;
import org.ocp4j.frame.VectorType;
import org.ocp4j.memory.OcpMemoryLimitException;
import org.ocp4j.testing.FakeEngine;

/** Tests what vectors of every type store, and what they refuse. */
class OcpVectorTest {
  private final OcpEngine engine = Ocp.builder().provider(new FakeEngine()).build();
  private final OcpFrame frame = engine.openFrame(1 << 16);

  @AfterEach
  void stop() {
    engine.close();
  }

  static List<VectorType<?>> types() {
    return List.of(
        VectorType.BOOLEAN,
        VectorType.BYTE,
        VectorType.SHORT,
        VectorType.CHAR,
        VectorType.INT,
        VectorType.LONG,
        VectorType.FLOAT,
        VectorType.DOUBLE);
  }

  @ParameterizedTest
  @MethodSource("types")
  void aNewVectorIsZero(VectorType<?> type) {
    frame.allocate(VectorType.LONG, 4096).fill(-1);
    frame.reset();
    OcpVector vector = frame.allocate(type, 4096);
    ByteBuffer bytes = vector.asByteBuffer();
    assertEquals(4096, vector.length());
    assertEquals(4096 * type.elementByteSize(), vector.byteSize());
    assertEquals(vector.byteSize(), bytes.remaining());
    while (bytes.hasRemaining()) {
      assertEquals(0, bytes.get());
    }
  }

  @ParameterizedTest
  @MethodSource("types")
  void vectorsMayBeEmpty(VectorType<?> type) {
    OcpVector first = frame.allocate(type, 0);
    long used = frame.used();
    OcpVector second = frame.allocate(type, 0);
    assertEquals(0, first.length());
    assertEquals(0, second.byteSize());
    assertEquals(0, second.asByteBuffer().capacity());
    assertTrue(used > 0 && frame.used() > used);
  }

  @ParameterizedTest
  @MethodSource("types")
  void otherLengthsAreRefused(VectorType<?> type) {
    for (int length : new int[] {-1, Integer.MIN_VALUE}) {
      IllegalArgumentException e =
          assertThrows(IllegalArgumentException.class, () -> frame.allocate(type, length));
      assertTrue(e.getMessage().contains(String.valueOf(length)), e::getMessage);
    }
    OcpMemoryLimitException e =
        assertThrows(OcpMemoryLimitException.class, () -> frame.allocate(type, Integer.MAX_VALUE));
    assertEquals((long) Integer.MAX_VALUE * type.elementByteSize(), e.asked());
    assertEquals(1 << 16, e.left());
    assertEquals(0, frame.used());
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 16, 32, 64})
  void vectorsAreAligned(int alignment) {
    frame.allocate(VectorType.BYTE, 1);
    frame.allocate(VectorType.BYTE, 1, alignment);
    assertEquals(alignment + 1, frame.used());
    frame.allocate(VectorType.BYTE, 1, alignment);
    assertEquals(2 * alignment + 1, frame.used());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -8, 1, 4, 12, 24, 128, Integer.MIN_VALUE})
  void otherAlignmentsAreRefused(int alignment) {
    assertThrows(
        IllegalArgumentException.class, () -> frame.allocate(VectorType.BYTE, 1, alignment));
  }

  @Test
  void valuesAreStoredLittleEndian() {
    OcpBooleanVector booleans = frame.allocate(VectorType.BOOLEAN, 2);
    booleans.put(1, true);
    assertArrayEquals(new boolean[] {false, true}, booleans.toArray());
    assertTrue(booleans.get(1));
    OcpByteVector bytes = frame.allocate(VectorType.BYTE, 2);
    bytes.put(1, (byte) -2);
    assertArrayEquals(new byte[] {0, -2}, bytes.toArray());
    assertEquals(-2, bytes.get(1));
    OcpShortVector shorts = frame.allocate(VectorType.SHORT, 2);
    shorts.put(1, (short) 0x8102);
    assertArrayEquals(new short[] {0, (short) 0x8102}, shorts.toArray());
    assertEquals((short) 0x8102, shorts.asShortBuffer().get(1));
    assertEquals(2, shorts.asByteBuffer().get(2));
    OcpCharVector chars = frame.allocate(VectorType.CHAR, 2);
    chars.put(1, '\u2603');
    assertArrayEquals(new char[] {0, '\u2603'}, chars.toArray());
    assertEquals('\u2603', chars.asCharBuffer().get(1));
    assertEquals(3, chars.asByteBuffer().get(2));
    OcpIntVector ints = frame.allocate(VectorType.INT, 2);
    ints.put(1, 0x80000001);
    assertArrayEquals(new int[] {0, 0x80000001}, ints.toArray());
    assertEquals(0x80000001, ints.asIntBuffer().get(1));
    assertEquals(1, ints.asByteBuffer().get(4));
    OcpLongVector longs = frame.allocate(VectorType.LONG, 2);
    longs.put(1, Long.MIN_VALUE + 7);
    assertArrayEquals(new long[] {0, Long.MIN_VALUE + 7}, longs.toArray());
    assertEquals(Long.MIN_VALUE + 7, longs.asLongBuffer().get(1));
    assertEquals(7, longs.asByteBuffer().get(8));
    OcpFloatVector floats = frame.allocate(VectorType.FLOAT, 2);
    floats.put(1, -1.5f);
    assertArrayEquals(new float[] {0, -1.5f}, floats.toArray());
    assertEquals(-1.5f, floats.asFloatBuffer().get(1));
    assertEquals(Float.floatToIntBits(-1.5f), floats.asByteBuffer().getInt(4));
    OcpDoubleVector doubles = frame.allocate(VectorType.DOUBLE, 2);
    doubles.put(1, Double.MIN_VALUE);
    assertArrayEquals(new double[] {0, Double.MIN_VALUE}, doubles.toArray());
    assertEquals(Double.MIN_VALUE, doubles.asDoubleBuffer().get(1));
    assertEquals(1, doubles.asByteBuffer().get(8));
  }

  @Test
  void everyTypeFillsAndCopies() {
    OcpBooleanVector booleans = frame.allocate(VectorType.BOOLEAN, 5);
    booleans.fill(true);
    booleans.put(1, new boolean[] {true, false, false, true}, 1, 2);
    boolean[] someBooleans = new boolean[3];
    booleans.get(1, someBooleans, 1, 2);
    assertArrayEquals(new boolean[] {true, false, false, true, true}, booleans.toArray());
    assertArrayEquals(new boolean[] {false, false, false}, someBooleans);
    OcpByteVector bytes = frame.allocate(VectorType.BYTE, 5);
    bytes.fill((byte) 9);
    bytes.put(1, new byte[] {1, 2, 3, 4}, 1, 2);
    bytes.put(3, ByteBuffer.wrap(new byte[] {5, 6, 7}).position(1).limit(2));
    assertArrayEquals(new byte[] {9, 2, 3, 6, 9}, bytes.toArray());
    OcpShortVector shorts = frame.allocate(VectorType.SHORT, 5);
    shorts.fill((short) 9);
    shorts.put(1, new short[] {1, 2, 3, 4}, 1, 2);
    shorts.put(3, ShortBuffer.wrap(new short[] {5, 6, 7}, 1, 1));
    assertArrayEquals(new short[] {9, 2, 3, 6, 9}, shorts.toArray());
    OcpCharVector chars = frame.allocate(VectorType.CHAR, 5);
    chars.fill('x');
    chars.put(1, "abcd".toCharArray(), 1, 2);
    chars.put(3, CharBuffer.wrap("efg", 1, 2));
    assertEquals("xbcfx", new String(chars.toArray()));
    OcpIntVector ints = frame.allocate(VectorType.INT, 5);
    ints.fill(9);
    ints.put(1, new int[] {1, 2, 3, 4}, 1, 2);
    ints.put(3, ByteBuffer.allocate(4).putInt(0, 6).asIntBuffer());
    assertArrayEquals(new int[] {9, 2, 3, 6, 9}, ints.toArray());
    OcpLongVector longs = frame.allocate(VectorType.LONG, 5);
    longs.fill(9);
    longs.put(1, new long[] {1, 2, 3, 4}, 1, 2);
    longs.put(3, LongBuffer.wrap(new long[] {5, 6, 7}, 1, 1));
    assertArrayEquals(new long[] {9, 2, 3, 6, 9}, longs.toArray());
    OcpFloatVector floats = frame.allocate(VectorType.FLOAT, 5);
    floats.fill(9);
    floats.put(1, new float[] {1, 2, 3, 4}, 1, 2);
    floats.put(3, FloatBuffer.wrap(new float[] {5, 6, 7}, 1, 1));
    assertArrayEquals(new float[] {9, 2, 3, 6, 9}, floats.toArray());
    OcpDoubleVector doubles = frame.allocate(VectorType.DOUBLE, 5);
    doubles.fill(9);
    doubles.put(1, new double[] {1, 2, 3, 4}, 1, 2);
    doubles.put(3, DoubleBuffer.wrap(new double[] {5, 6, 7}, 1, 1));
    assertArrayEquals(new double[] {9, 2, 3, 6, 9}, doubles.toArray());
  }

  @Test
  void wholeArraysAreCopied() {
    OcpIntVector ints = frame.allocate(VectorType.INT, 4);
    ints.put(1, new int[] {1, 2});
    int[] copy = new int[3];
    ints.get(0, copy);
    assertArrayEquals(new int[] {0, 1, 2}, copy);
    IntBuffer source = IntBuffer.wrap(new int[] {7, 8});
    ints.put(2, source);
    assertEquals(0, source.position());
    assertArrayEquals(new int[] {0, 1, 7, 8}, ints.toArray());
  }

  @Test
  void accessOutsideAVectorThrowsAndChangesNothing() {
    OcpIntVector before = frame.allocate(VectorType.INT, 2);
    OcpIntVector ints = frame.allocate(VectorType.INT, 2);
    OcpIntVector after = frame.allocate(VectorType.INT, 2);
    List<IntConsumer> uses = List.of(
        ints::get,
        at -> ints.put(at, 1),
        at -> ints.put(at, new int[] {1}),
        at -> ints.put(at, IntBuffer.wrap(new int[] {1})),
        at -> ints.get(at, new int[1]));
    for (IntConsumer use : uses) {
      for (int at : new int[] {-1, 2, 3, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
        assertThrows(IndexOutOfBoundsException.class, () -> use.accept(at));
      }
    }
    assertThrows(IndexOutOfBoundsException.class, () -> ints.put(1, new int[] {1, 1}));
    assertThrows(IndexOutOfBoundsException.class, () -> ints.put(0, new int[1], 1, 1));
    assertThrows(IndexOutOfBoundsException.class, () -> ints.put(0, new int[1], 0, -1));
    OcpBooleanVector booleans = frame.allocate(VectorType.BOOLEAN, 2);
    assertThrows(IndexOutOfBoundsException.class, () -> booleans.get(2));
    assertThrows(IndexOutOfBoundsException.class, () -> booleans.put(1, new boolean[2]));
    assertThrows(IndexOutOfBoundsException.class, () -> booleans.get(1, new boolean[2]));
    for (OcpIntVector vector : List.of(before, ints, after)) {
      assertArrayEquals(new int[2], vector.toArray());
    }
  }

  @Test
  void viewsAreReadOnlyAndShowLaterWrites() {
    OcpIntVector ints = frame.allocate(VectorType.INT, 2);
    ByteBuffer bytes = ints.asByteBuffer();
    IntBuffer view = ints.asIntBuffer();
    ints.put(1, 5);
    assertEquals(ByteOrder.LITTLE_ENDIAN, bytes.order());
    assertEquals(5, bytes.getInt(4));
    assertEquals(5, view.get(1));
    assertThrows(ReadOnlyBufferException.class, () -> bytes.put(0, (byte) 1));
    assertThrows(ReadOnlyBufferException.class, () -> view.put(0, 1));
  }

  @Test
  void aViewOfAVectorKeepsItsContents() {
    OcpLongVector longs = frame.allocate(VectorType.LONG, 8);
    longs.fill(1);
    ByteBuffer view = longs.asByteBuffer();
    frame.reset();
    frame.allocate(VectorType.LONG, 8).fill(2);
    assertEquals(1, view.getLong(0));
    assertThrows(OcpClosedException.class, () -> longs.get(0));
    assertThrows(OcpClosedException.class, () -> longs.put(0, 1));
    assertThrows(OcpClosedException.class, longs::asByteBuffer);
    assertThrows(OcpClosedException.class, longs::asLongBuffer);
    assertThrows(OcpClosedException.class, () -> longs.fill(3));
    assertThrows(OcpClosedException.class, longs::toArray);
    assertEquals(8, longs.length());
    assertEquals("OcpLongVector[8, closed]", longs.toString());
  }
}
