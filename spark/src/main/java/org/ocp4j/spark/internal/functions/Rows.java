package org.ocp4j.spark.internal.functions;

import java.util.Collection;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.catalyst.util.GenericArrayData;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/** Makes the values that Spark has inside of rows. */
final class Rows {
  /** The type of an array of texts, none of them null. */
  static final ArrayType STRINGS = new ArrayType(DataTypes.StringType, false);

  private Rows() {}

  /** Makes a row of an object. */
  interface Maker<T> {
    /** Returns the row. */
    InternalRow row(T element);
  }

  /** Returns the type of an array of structs, none of them null. */
  static ArrayType arrayOf(StructType element) {
    return new ArrayType(element, false);
  }

  /** Returns a struct of values that Spark has inside. */
  static InternalRow row(@Nullable Object... values) {
    return new GenericInternalRow(values);
  }

  /** Returns a text, or null for null. */
  static @Nullable UTF8String text(@Nullable String text) {
    return UTF8String.fromString(text);
  }

  /** Returns an array of structs. */
  static <T> ArrayData array(List<T> elements, Maker<T> maker) {
    return new GenericArrayData(elements.stream().<Object>map(maker::row).toArray());
  }

  /** Returns an array of texts. */
  static ArrayData texts(Collection<String> texts) {
    return new GenericArrayData(
        texts.stream().<Object>map(UTF8String::fromString).toArray());
  }
}
