package org.ocp4j.spark.internal.functions;

import java.util.List;

/** Lists the SQL functions. */
public final class SqlFunctions {
  private SqlFunctions() {}

  /** Returns all functions, in the order in which their documentation has them. */
  public static List<SqlFunction> all() {
    return List.of(
        new SqlFunction(
            "ocp_parse", "(source)", "Returns the payload of a source.", ParseFunction::call),
        new SqlFunction(
            "ocp_text", "(payload)", "Returns the text of a payload.", TextFunction::call));
  }
}
