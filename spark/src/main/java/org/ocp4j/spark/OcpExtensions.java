package org.ocp4j.spark;

import org.apache.spark.sql.SparkSessionExtensions;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.ocp4j.spark.internal.functions.SqlFunction;
import org.ocp4j.spark.internal.functions.SqlFunctions;
import scala.Function1;
import scala.Tuple3;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;
import scala.runtime.AbstractFunction1;
import scala.runtime.BoxedUnit;

/** Adds the functions of ocp4j to each session of an application. */
public final class OcpExtensions extends AbstractFunction1<SparkSessionExtensions, BoxedUnit> {
  /** Creates the extension; Spark does so for the class that its setting names. */
  public OcpExtensions() {}

  @Override
  public BoxedUnit apply(SparkSessionExtensions extensions) {
    for (SqlFunction function : SqlFunctions.all()) {
      Function1<Seq<Expression>, Expression> builder =
          arguments -> function.builder().build(CollectionConverters.asJava(arguments));
      extensions.injectFunction(new Tuple3<>(function.identifier(), function.info(), builder));
    }
    return BoxedUnit.UNIT;
  }
}
