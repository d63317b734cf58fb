package org.ocp4j.spark.internal.functions;

import java.io.Serializable;
import java.util.List;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.expressions.objects.Invoke;
import org.apache.spark.sql.types.AbstractDataType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.ObjectType;
import scala.jdk.javaapi.CollectionConverters;

/** Makes expressions that call the method {@code apply} of an object. */
final class Calls {
  private Calls() {}

  /**
   * Returns an expression that calls the object for each row; it is null if an argument is. Spark
   * serializes the object with each task.
   */
  static Expression call(
      Serializable target, DataType result, List<Expression> arguments, List<DataType> types) {
    return new Invoke(
        Literal.fromObject(target, new ObjectType(target.getClass())),
        "apply",
        result,
        CollectionConverters.asScala(arguments).toList(),
        CollectionConverters.asScala(List.<AbstractDataType>copyOf(types)).toList(),
        true,
        true,
        true);
  }
}
