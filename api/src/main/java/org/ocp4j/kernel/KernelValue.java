package org.ocp4j.kernel;

import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.nio.ShortBuffer;
import org.jspecify.annotations.Nullable;
import org.ocp4j.frame.OcpBooleanVector;
import org.ocp4j.frame.OcpByteVector;
import org.ocp4j.frame.OcpCharVector;
import org.ocp4j.frame.OcpDoubleVector;
import org.ocp4j.frame.OcpFloatVector;
import org.ocp4j.frame.OcpIntVector;
import org.ocp4j.frame.OcpLongVector;
import org.ocp4j.frame.OcpShortVector;
import org.ocp4j.frame.OcpVector;

/** The type of a kernel's result or parameter: nothing, a number, or a vector. */
public enum KernelValue {
  /** No result. */
  VOID("void", void.class, Void.class, 0),
  /** A signed 32-bit number: {@code int32_t} in C, {@code i32} in WebAssembly. */
  INT("int", int.class, Integer.class, 0),
  /** A signed 64-bit number: {@code int64_t} in C, {@code i64} in WebAssembly. */
  LONG("long", long.class, Long.class, 0),
  /** A 32-bit floating point number: {@code float} in C, {@code f32} in WebAssembly. */
  FLOAT("float", float.class, Float.class, 0),
  /** A 64-bit floating point number: {@code double} in C, {@code f64} in WebAssembly. */
  DOUBLE("double", double.class, Double.class, 0),
  /** A vector of booleans, each a byte that is zero or one. */
  BOOLEAN_VECTOR("boolean[]", ByteBuffer.class, OcpBooleanVector.class, 1),
  /** A vector of bytes. */
  BYTE_VECTOR("byte[]", ByteBuffer.class, OcpByteVector.class, 1),
  /** A vector of signed 16-bit numbers. */
  SHORT_VECTOR("short[]", ShortBuffer.class, OcpShortVector.class, Short.BYTES),
  /** A vector of UTF-16 code units. */
  CHAR_VECTOR("char[]", CharBuffer.class, OcpCharVector.class, Character.BYTES),
  /** A vector of signed 32-bit numbers. */
  INT_VECTOR("int[]", IntBuffer.class, OcpIntVector.class, Integer.BYTES),
  /** A vector of signed 64-bit numbers. */
  LONG_VECTOR("long[]", LongBuffer.class, OcpLongVector.class, Long.BYTES),
  /** A vector of 32-bit floating point numbers. */
  FLOAT_VECTOR("float[]", FloatBuffer.class, OcpFloatVector.class, Float.BYTES),
  /** A vector of 64-bit floating point numbers. */
  DOUBLE_VECTOR("double[]", DoubleBuffer.class, OcpDoubleVector.class, Double.BYTES);

  private final String word;
  private final Class<?> javaType;
  private final Class<?> argumentType;
  private final int elementByteSize;

  KernelValue(String word, Class<?> javaType, Class<?> argumentType, int elementByteSize) {
    this.word = word;
    this.javaType = javaType;
    this.argumentType = argumentType;
    this.elementByteSize = elementByteSize;
  }

  /** Returns {@code true} for a vector. */
  public boolean isVector() {
    return elementByteSize > 0;
  }

  /** Returns the size of a vector's element in bytes; 0 for everything else. */
  public int elementByteSize() {
    return elementByteSize;
  }

  /**
   * Returns what a Java method of a library has in this place: {@code void}, a primitive type, or a
   * class of {@link Buffer}.
   */
  public Class<?> javaType() {
    return javaType;
  }

  /**
   * Returns the class of the arguments that {@link Kernel#call} takes in this place: a wrapper such
   * as {@link Float}, or a class of {@link OcpVector}.
   */
  public Class<?> argumentType() {
    return argumentType;
  }

  /** Returns the value for the type of a method's result or parameter, or null if there is none. */
  static @Nullable KernelValue ofDeclared(Class<?> declared) {
    for (KernelValue value : values()) {
      if (declared == (value.isVector() ? value.argumentType : value.javaType)) {
        return value;
      }
    }
    return null;
  }

  /** Returns a number as the bits that {@link org.ocp4j.spi.KernelFunction} takes. */
  long bits(Object number) {
    return switch (this) {
      case INT -> (Integer) number;
      case LONG -> (Long) number;
      case FLOAT -> Float.floatToRawIntBits((Float) number);
      case DOUBLE -> Double.doubleToRawLongBits((Double) number);
      default -> throw new IllegalStateException(word + " is not a number");
    };
  }

  /** Returns the number that bits stand for, or null for {@link #VOID}. */
  @Nullable
  Object number(long bits) {
    return switch (this) {
      case INT -> (int) bits;
      case LONG -> bits;
      case FLOAT -> Float.intBitsToFloat((int) bits);
      case DOUBLE -> Double.longBitsToDouble(bits);
      default -> null;
    };
  }

  /** Returns the word for this value in the text of a {@link KernelType}, such as "float[]". */
  @Override
  public String toString() {
    return word;
  }
}
