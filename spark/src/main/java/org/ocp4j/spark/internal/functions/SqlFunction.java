package org.ocp4j.spark.internal.functions;

import java.util.List;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.catalyst.FunctionIdentifier;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.ExpressionInfo;
import org.apache.spark.sql.connector.catalog.CatalogManager;
import scala.Option;

/**
 * A function that SQL can call.
 *
 * @param name its name, such as {@code ocp_text}
 * @param signature its arguments in parentheses, such as {@code (source [, options])}
 * @param summary what it returns, in one sentence
 * @param arguments a line for each argument
 * @param example a query, with {@code _FUNC_} for the name
 * @param result the result of that query, as Spark shows it
 * @param builder makes the expression of a call
 */
public record SqlFunction(
    String name,
    String signature,
    String summary,
    List<String> arguments,
    String example,
    String result,
    Builder builder) {
  private static final String SINCE = "0.1.0";

  /** Makes the expression of a call from those of its arguments, whose types are known. */
  @FunctionalInterface
  public interface Builder {
    /**
     * Returns the expression.
     *
     * @throws AnalysisException when the function cannot have these arguments
     */
    Expression build(Arguments arguments) throws AnalysisException;
  }

  /** Returns the name under which a session has the function, beside its temporary functions. */
  FunctionIdentifier ofSession() {
    return new FunctionIdentifier(
        name,
        Option.apply(CatalogManager.SESSION_NAMESPACE()),
        Option.apply(CatalogManager.SYSTEM_CATALOG_NAME()));
  }

  /**
   * Returns the expression of a call.
   *
   * @throws AnalysisException when the function cannot have these arguments
   */
  public Expression build(List<Expression> expressions) throws AnalysisException {
    return builder.build(new Arguments(name + signature, expressions));
  }

  /** Returns what {@code DESCRIBE FUNCTION} shows. */
  public ExpressionInfo info() {
    return new ExpressionInfo(
        SqlFunction.class.getName(),
        null,
        name,
        "_FUNC_" + signature + " - " + summary,
        "\n    Arguments:\n      * " + String.join("\n      * ", arguments) + "\n  ",
        "\n    Examples:\n      > " + example + ";\n       " + result + "\n  ",
        "",
        "",
        SINCE,
        "",
        "java_udf");
  }
}
