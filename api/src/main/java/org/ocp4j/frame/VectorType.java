package org.ocp4j.frame;

import java.util.function.Function;

/**
 * The type of a vector's elements: one constant for each primitive type, like the constants of
 * {@code java.lang.foreign.ValueLayout}.
 *
 * @param <V> the class of the vectors
 */
public final class VectorType<V extends OcpVector> {
  /** Booleans, each a byte that is zero or one. */
  public static final VectorType<OcpBooleanVector> BOOLEAN =
      new VectorType<>("boolean", 1, OcpBooleanVector::new);

  /** Bytes. */
  public static final VectorType<OcpByteVector> BYTE =
      new VectorType<>("byte", 1, OcpByteVector::new);

  /** Signed 16-bit numbers. */
  public static final VectorType<OcpShortVector> SHORT =
      new VectorType<>("short", Short.BYTES, OcpShortVector::new);

  /** UTF-16 units. */
  public static final VectorType<OcpCharVector> CHAR =
      new VectorType<>("char", Character.BYTES, OcpCharVector::new);

  /** Signed 32-bit numbers. */
  public static final VectorType<OcpIntVector> INT =
      new VectorType<>("int", Integer.BYTES, OcpIntVector::new);

  /** Signed 64-bit numbers. */
  public static final VectorType<OcpLongVector> LONG =
      new VectorType<>("long", Long.BYTES, OcpLongVector::new);

  /** 32-bit floating point numbers. */
  public static final VectorType<OcpFloatVector> FLOAT =
      new VectorType<>("float", Float.BYTES, OcpFloatVector::new);

  /** 64-bit floating point numbers. */
  public static final VectorType<OcpDoubleVector> DOUBLE =
      new VectorType<>("double", Double.BYTES, OcpDoubleVector::new);

  private final String name;
  private final int elementByteSize;
  private final Function<VectorMemory, V> maker;

  private VectorType(String name, int elementByteSize, Function<VectorMemory, V> maker) {
    this.name = name;
    this.elementByteSize = elementByteSize;
    this.maker = maker;
  }

  /** Returns the size of an element in bytes. */
  public int elementByteSize() {
    return elementByteSize;
  }

  V vector(VectorMemory memory) {
    return maker.apply(memory);
  }

  @Override
  public String toString() {
    return name;
  }
}
