package org.ocp4j.spark.internal.functions;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.spark.QueryContext;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.util.MapData;
import org.apache.spark.sql.types.BinaryType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.IntegralType;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.NullType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;
import scala.Option;

/**
 * The arguments of a call, as a query has them. Methods check types, which Spark would otherwise
 * convert without a word, and throw {@link AnalysisException} with what is allowed.
 */
public final class Arguments {
  private final String signature;
  private final List<Expression> expressions;

  Arguments(String signature, List<Expression> expressions) {
    this.signature = signature;
    this.expressions = expressions;
  }

  /** Returns the number of arguments. */
  int count() {
    return expressions.size();
  }

  /** Checks the number of arguments. */
  void requireCount(int least, int most) throws AnalysisException {
    if (count() < least || count() > most) {
      String allowed = least == most ? String.valueOf(least) : least + " to " + most;
      throw refusal("the number of arguments is " + count() + "; use " + allowed);
    }
  }

  private Expression at(int position) {
    return expressions.get(position);
  }

  private DataType typeAt(int position) {
    return at(position).dataType();
  }

  /** Returns an argument that is text or bytes of UTF-8. */
  Expression source(int position) throws AnalysisException {
    if (typeAt(position) instanceof StringType) {
      return at(position);
    }
    return bytes(position, "source", "STRING or BINARY");
  }

  /** Returns an argument that is a payload. */
  Expression payload(int position) throws AnalysisException {
    if (typeAt(position) instanceof StringType) {
      throw refusal("the payload is a STRING; pass the BINARY that ocp_parse returns");
    }
    return bytes(position, "payload", "the BINARY that ocp_parse returns");
  }

  private Expression bytes(int position, String what, String allowed) throws AnalysisException {
    if (typeAt(position) instanceof BinaryType) {
      return at(position);
    }
    return nullOr(position, DataTypes.BinaryType, what, allowed);
  }

  /** Returns an argument that is text. */
  Expression string(int position, String what) throws AnalysisException {
    if (typeAt(position) instanceof StringType) {
      return at(position);
    }
    return nullOr(position, DataTypes.StringType, what, "STRING");
  }

  private Expression nullOr(int position, DataType type, String what, String allowed)
      throws AnalysisException {
    if (typeAt(position) instanceof NullType) {
      return new Literal(null, type);
    }
    throw refusal("the " + what + " is " + typeAt(position).sql() + "; use " + allowed);
  }

  /** Returns the value of an argument that is a constant whole number. */
  int constantInt(int position, String what) throws AnalysisException {
    requireConstant(position, what);
    Object value = typeAt(position) instanceof IntegralType ? at(position).eval(null) : null;
    if (value instanceof Number number && number.intValue() == number.longValue()) {
      return number.intValue();
    }
    throw refusal("the " + what + " is " + sql(position) + "; use a whole number, such as 512");
  }

  /** Returns {@code true} if there is an argument at a position, and it is a map. */
  boolean isMap(int position) {
    return position < count() && typeAt(position) instanceof MapType;
  }

  /** Returns the options at a position; none if there is no argument. */
  Map<String, String> options(int position) throws AnalysisException {
    if (position >= count()) {
      return Map.of();
    }
    if (!(typeAt(position) instanceof MapType type) || !isOfStrings(type)) {
      throw refusal("the options are " + typeAt(position).sql()
          + "; use a map of strings, such as map('lenient', 'true')");
    }
    requireConstant(position, "options");
    if (!(at(position).eval(null) instanceof MapData map)) {
      throw refusal("the options are null; leave them out or use map()");
    }
    return read(map);
  }

  /** Returns {@code true} for a map of strings, and for the empty map, which has no types. */
  private static boolean isOfStrings(MapType type) {
    return isStringOrNull(type.keyType()) && isStringOrNull(type.valueType());
  }

  private static boolean isStringOrNull(DataType type) {
    return type instanceof StringType || type instanceof NullType;
  }

  private Map<String, String> read(MapData map) throws AnalysisException {
    Map<String, String> options = new LinkedHashMap<>();
    Set<String> names = new HashSet<>();
    for (int i = 0; i < map.numElements(); i++) {
      String name = map.keyArray().getUTF8String(i).toString();
      UTF8String value = map.valueArray().isNullAt(i) ? null : map.valueArray().getUTF8String(i);
      if (value == null) {
        throw refusal("option " + name + " is null; give it a value or leave it out");
      }
      if (!names.add(name.toLowerCase(Locale.ROOT))) {
        throw refusal("option " + name + " is given twice; names differ in more than case");
      }
      options.put(name, value.toString());
    }
    return options;
  }

  private void requireConstant(int position, String what) throws AnalysisException {
    if (!at(position).foldable()) {
      throw refusal(
          "the " + what + " must be constant; " + sql(position) + " may differ between rows");
    }
  }

  /** Returns the SQL of an argument, after a comma; empty if there is none. */
  String sqlAfterComma(int position) {
    return position < count() ? ", " + sql(position) : "";
  }

  private String sql(int position) {
    return at(position).sql();
  }

  /** Returns an exception that names the function. */
  AnalysisException refusal(String reason) {
    return refusal(reason, null);
  }

  /** Returns an exception that names the function, and has a cause. */
  AnalysisException refusal(String reason, @Nullable Throwable cause) {
    return new AnalysisException(
        signature + ": " + reason,
        Option.empty(),
        Option.empty(),
        Option.apply(cause),
        Option.empty(),
        scala.collection.immutable.Map$.MODULE$.<String, String>empty(),
        new QueryContext[0]);
  }
}
