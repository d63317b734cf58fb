package org.ocp4j.spark.internal.functions;

import java.util.List;
import org.apache.spark.sql.catalyst.FunctionIdentifier;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.ExpressionInfo;

/**
 * A function that SQL can call.
 *
 * @param name its name, such as {@code ocp_text}
 * @param arguments its arguments in parentheses, as its documentation shows them
 * @param summary what it returns, in one sentence
 * @param builder makes the expression of a call
 */
public record SqlFunction(String name, String arguments, String summary, Builder builder) {
  /** Makes the expression of a call from those of its arguments. */
  @FunctionalInterface
  public interface Builder {
    /** Returns the expression; throws what Spark throws for a call with wrong arguments. */
    Expression build(List<Expression> arguments);
  }

  /** Returns the name as Spark registers it. */
  public FunctionIdentifier identifier() {
    return new FunctionIdentifier(name);
  }

  /** Returns what {@code DESCRIBE FUNCTION} shows. */
  public ExpressionInfo info() {
    return new ExpressionInfo(
        SqlFunction.class.getName(),
        null,
        name,
        "_FUNC_" + arguments + " - " + summary,
        "",
        "",
        "",
        "",
        "",
        "",
        "java_udf");
  }
}
