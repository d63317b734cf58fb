package org.ocp4j.spark.internal.functions;

import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.SparkSessionExtensions;
import org.apache.spark.sql.catalyst.FunctionIdentifier;
import org.apache.spark.sql.catalyst.analysis.FunctionRegistry;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.classic.SparkSession;
import scala.Function1;
import scala.Tuple3;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/** Hands the functions to Spark. */
public final class Registration {
  private Registration() {}

  /** Adds the functions to all sessions, beside those that Spark has itself. */
  public static void register(SparkSessionExtensions extensions) {
    for (SqlFunction function : SqlFunctions.all()) {
      extensions.injectFunction(new Tuple3<>(
          new FunctionIdentifier(function.name()), function.info(), builder(function)));
    }
  }

  /** Adds the functions to a session, beside its temporary functions. */
  public static void register(SparkSession session) {
    FunctionRegistry registry = session.sessionState().functionRegistry();
    for (SqlFunction function : SqlFunctions.all()) {
      registry.registerFunction(function.ofSession(), function.info(), builder(function));
    }
  }

  private static Function1<Seq<Expression>, Expression> builder(SqlFunction function) {
    return arguments -> build(function, arguments);
  }

  private static Expression build(SqlFunction function, Seq<Expression> arguments) {
    try {
      return function.build(CollectionConverters.asJava(arguments));
    } catch (AnalysisException e) {
      throw Registration.<RuntimeException>unchecked(e);
    }
  }

  /** Throws an exception that Scala's functions may throw, and Java's compiler does not know. */
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <E extends Throwable> RuntimeException unchecked(Throwable e) throws E {
    throw (E) e;
  }
}
