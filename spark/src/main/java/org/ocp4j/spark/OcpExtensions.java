package org.ocp4j.spark;

import org.apache.spark.sql.SparkSessionExtensions;
import org.ocp4j.spark.internal.functions.Registration;
import scala.runtime.AbstractFunction1;
import scala.runtime.BoxedUnit;

/**
 * Adds the SQL functions of ocp4j to each session of an application. The setting {@code
 * spark.sql.extensions=org.ocp4j.spark.OcpExtensions} names this class. {@link OcpSpark} lists the
 * functions, and adds them to a session that has started already.
 */
public final class OcpExtensions extends AbstractFunction1<SparkSessionExtensions, BoxedUnit> {
  /** Creates the extension; Spark does so for the class that its setting names. */
  public OcpExtensions() {}

  @Override
  public BoxedUnit apply(SparkSessionExtensions extensions) {
    Registration.register(extensions);
    return BoxedUnit.UNIT;
  }
}
