package org.ocp4j.spark.internal.functions;

import java.io.Serializable;
import java.util.List;

/**
 * An object whose method {@code apply} computes a function for a row. Spark serializes it with each
 * task. Targets are equal if they compute the same, so that Spark can compute equal calls once.
 */
public interface Target extends Serializable {
  /** Returns the name of the SQL function. */
  String function();

  /**
   * Returns a call as SQL has it, with the constant arguments that are a part of this object.
   *
   * @param arguments the SQL of the arguments that are evaluated for each row
   */
  default String sql(List<String> arguments) {
    return function() + "(" + String.join(", ", arguments) + ")";
  }
}
