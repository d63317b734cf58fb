package org.ocp4j.spark.internal.source;

import java.util.Arrays;
import org.apache.spark.sql.catalyst.types.DataTypeUtils;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.ocp4j.spark.internal.engine.ErrorColumn;

/** The columns of the data source. */
public final class FileColumns {
  static final String PATH = "path";
  static final String MODIFICATION_TIME = "modificationTime";
  static final String LENGTH = "length";
  static final String PAYLOAD = "payload";
  static final String ERROR = "error";

  /**
   * All columns.
   *
   * <ul>
   *   <li>{@code path}, {@code modificationTime} and {@code length}, in bytes, as Spark listed the
   *       file
   *   <li>{@code payload}: the payload, which ends with the source; null if there is an error
   *   <li>{@code error}: the struct of {@link ErrorColumn}; null if there is a payload
   * </ul>
   */
  public static final StructType SCHEMA = new StructType(new StructField[] {
    new StructField(PATH, DataTypes.StringType, false, Metadata.empty()),
    new StructField(MODIFICATION_TIME, DataTypes.TimestampType, false, Metadata.empty()),
    new StructField(LENGTH, DataTypes.LongType, false, Metadata.empty()),
    new StructField(PAYLOAD, DataTypes.BinaryType, true, Metadata.empty()),
    new StructField(ERROR, ErrorColumn.TYPE, true, Metadata.empty())
  });

  private FileColumns() {}

  /**
   * Checks the columns that a program declares: some of {@link #SCHEMA}, in any order.
   *
   * @throws IllegalArgumentException when the source has no such column, or one of another type
   */
  static void check(StructType declared) {
    for (StructField field : declared.fields()) {
      boolean exists = Arrays.stream(SCHEMA.fields())
          .anyMatch(own -> own.name().equals(field.name())
              && DataTypeUtils.sameType(own.dataType(), field.dataType()));
      if (!exists) {
        throw new IllegalArgumentException("the source mdx has no column "
            + field.toDDL()
            + ": declare some of "
            + SCHEMA.toDDL());
      }
    }
  }
}
