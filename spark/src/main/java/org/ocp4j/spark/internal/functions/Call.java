package org.ocp4j.spark.internal.functions;

import java.util.List;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.expressions.objects.Invoke;
import org.apache.spark.sql.types.AbstractDataType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.ObjectType;
import scala.collection.immutable.IndexedSeq;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The expression of a call: Spark's own for a method of a Java object, which it evaluates with and
 * without generated code. Only the name differs, which plans and columns show as SQL has it.
 */
public final class Call extends Invoke {
  private static final long serialVersionUID = 1;

  /** Creates an expression; Spark copies expressions with this constructor. */
  public Call(
      Expression target,
      String method,
      DataType result,
      Seq<Expression> arguments,
      Seq<AbstractDataType> types,
      boolean propagateNull,
      boolean returnNullable,
      boolean isDeterministic) {
    super(target, method, result, arguments, types, propagateNull, returnNullable, isDeterministic);
  }

  /**
   * Returns an expression that calls {@code apply} for each row. It is null if an argument is.
   *
   * @param type the public class of the target
   * @param arguments the arguments, of types that were checked
   */
  static Call of(Target target, Class<?> type, DataType result, List<Expression> arguments) {
    return new Call(
        Literal.fromObject(target, new ObjectType(type)),
        "apply",
        result,
        CollectionConverters.asScala(arguments).toList(),
        CollectionConverters.asScala(List.<AbstractDataType>of()).toList(),
        true,
        true,
        true);
  }

  @Override
  public Call withNewChildrenInternal(IndexedSeq<Expression> children) {
    List<Expression> all = CollectionConverters.asJava(children);
    return new Call(
        all.get(0),
        functionName(),
        dataType(),
        CollectionConverters.asScala(all.subList(1, all.size())).toList(),
        methodInputTypes(),
        propagateNull(),
        returnNullable(),
        isDeterministic());
  }

  @Override
  public String toString() {
    if (!(targetObject() instanceof Literal literal)
        || !(literal.value() instanceof Target target)) {
      return super.toString();
    }
    return target.sql(CollectionConverters.asJava(arguments()).stream()
        .map(Expression::toString)
        .toList());
  }
}
