package org.ocp4j.toolkit.frontmatter;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Converts single values to the types of components. */
final class Scalars {
  private static final Map<Class<?>, Function<BigDecimal, Object>> NUMBERS = new HashMap<>();
  private static final Map<Class<?>, Function<String, Object>> TEXTS = Map.of(
      String.class, text -> text,
      URI.class, URI::create,
      LocalDate.class, LocalDate::parse,
      LocalTime.class, LocalTime::parse,
      LocalDateTime.class, LocalDateTime::parse,
      OffsetDateTime.class, OffsetDateTime::parse,
      ZonedDateTime.class, ZonedDateTime::parse,
      Instant.class, Instant::parse);

  static {
    NUMBERS.put(int.class, BigDecimal::intValueExact);
    NUMBERS.put(Integer.class, BigDecimal::intValueExact);
    NUMBERS.put(long.class, BigDecimal::longValueExact);
    NUMBERS.put(Long.class, BigDecimal::longValueExact);
    NUMBERS.put(short.class, BigDecimal::shortValueExact);
    NUMBERS.put(Short.class, BigDecimal::shortValueExact);
    NUMBERS.put(byte.class, BigDecimal::byteValueExact);
    NUMBERS.put(Byte.class, BigDecimal::byteValueExact);
    NUMBERS.put(double.class, BigDecimal::doubleValue);
    NUMBERS.put(Double.class, BigDecimal::doubleValue);
    NUMBERS.put(float.class, BigDecimal::floatValue);
    NUMBERS.put(Float.class, BigDecimal::floatValue);
    NUMBERS.put(BigInteger.class, BigDecimal::toBigIntegerExact);
    NUMBERS.put(BigDecimal.class, number -> number);
  }

  private Scalars() {}

  static boolean isKnown(Class<?> type) {
    return type.isEnum() || isBoolean(type) || NUMBERS.containsKey(type) || TEXTS.containsKey(type);
  }

  private static boolean isBoolean(Class<?> type) {
    return type == boolean.class || type == Boolean.class;
  }

  /** Returns what a message calls a type. */
  static String name(Class<?> type) {
    return type == String.class ? "text" : type.getSimpleName();
  }

  /** Returns a value as a known type, or null if it is not of that type. */
  static @Nullable Object convert(Class<?> type, Object value) {
    try {
      if (isBoolean(type)) {
        return value instanceof Boolean ? value : null;
      }
      if (type.isEnum()) {
        return value instanceof String name ? constant(type, name) : null;
      }
      if (NUMBERS.containsKey(type)) {
        return value instanceof Number number ? number(type, number) : null;
      }
      if (type.isInstance(value)) {
        return value;
      }
      Function<String, Object> text = TEXTS.get(type);
      boolean isTime = type == Instant.class && value instanceof OffsetDateTime;
      if (isTime) {
        return ((OffsetDateTime) value).toInstant();
      }
      return value instanceof String string && text != null ? text.apply(string) : null;
    } catch (DateTimeException | ArithmeticException | IllegalArgumentException e) {
      return null;
    }
  }

  private static @Nullable Object number(Class<?> type, Number value) {
    boolean isBinary = type == double.class || type == Double.class;
    if (isBinary && value instanceof Double) {
      return value;
    }
    if ((type == float.class || type == Float.class) && value instanceof Double) {
      return value.floatValue();
    }
    BigDecimal exact = value instanceof BigInteger big
        ? new BigDecimal(big)
        : value instanceof Double d ? BigDecimal.valueOf(d) : BigDecimal.valueOf(value.longValue());
    Function<BigDecimal, Object> conversion = NUMBERS.get(type);
    return conversion == null ? null : conversion.apply(exact);
  }

  private static @Nullable Object constant(Class<?> type, String name) {
    for (Object constant : type.getEnumConstants()) {
      if (plain(((Enum<?>) constant).name()).equals(plain(name))) {
        return constant;
      }
    }
    return null;
  }

  private static String plain(String name) {
    return name.replaceAll("[-_ ]", "").toLowerCase(Locale.ROOT);
  }
}
