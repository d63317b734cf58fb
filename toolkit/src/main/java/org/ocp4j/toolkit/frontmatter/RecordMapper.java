package org.ocp4j.toolkit.frontmatter;

import java.lang.reflect.Constructor;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes records of values. */
final class RecordMapper {
  private final Values values;

  RecordMapper(Values values) {
    this.values = values;
  }

  <T extends Record> T map(Class<T> type) {
    return record(type, values.map(), "");
  }

  private <T> T record(Class<T> type, Map<?, ?> map, String path) {
    if (!type.isRecord()) {
      throw new IllegalArgumentException(type.getName() + " is no record");
    }
    RecordComponent[] components = type.getRecordComponents();
    @Nullable Object[] arguments = new @Nullable Object[components.length];
    for (int i = 0; i < components.length; i++) {
      String name = components[i].getName();
      String key = key(map, name, path);
      Object value = key == null ? null : map.get(key);
      String place = path.isEmpty() ? (key == null ? name : key) : path + "." + name;
      arguments[i] = value == null
          ? missing(components[i], place, key != null)
          : value(components[i].getGenericType(), value, place);
    }
    return create(type, components, arguments, path);
  }

  /** Returns the key for a component, or null if there is none. */
  private @Nullable String key(Map<?, ?> map, String name, String path) {
    if (map.containsKey(name)) {
      return name;
    }
    String found = null;
    for (Object key : map.keySet()) {
      if (plain(String.valueOf(key)).equals(plain(name))) {
        if (found != null) {
          throw values
              .placeOf(path)
              .failure("the keys '" + found + "' and '" + key + "' both stand for the component "
                  + name + ": remove one");
        }
        found = String.valueOf(key);
      }
    }
    return found;
  }

  private static String plain(String name) {
    return name.replaceAll("[-_ ]", "").toLowerCase(Locale.ROOT);
  }

  private @Nullable Object missing(RecordComponent component, String path, boolean isNull) {
    Class<?> type = component.getType();
    if (type == Optional.class) {
      return Optional.empty();
    }
    if (type.isPrimitive()) {
      throw values
          .placeOf(isNull ? path : "")
          .failure("no value for '" + path + "', which is a " + type.getName()
              + ": add one, or make the component an object");
    }
    return null;
  }

  private <T> T create(
      Class<T> type, RecordComponent[] components, @Nullable Object[] arguments, String path) {
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      Constructor<T> constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(arguments);
    } catch (InvocationTargetException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw values
          .placeOf(path)
          .failure("the record " + type.getSimpleName() + " refused its values: " + cause, cause);
    } catch (InaccessibleObjectException e) {
      throw new IllegalArgumentException(
          "the record " + type.getName() + " is not accessible: add 'opens " + type.getPackageName()
              + " to org.ocp4j.toolkit;' to the declaration of its module",
          e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException("the record " + type.getName() + " cannot be made", e);
    }
  }

  private @Nullable Object value(Type type, @Nullable Object value, String path) {
    if (type instanceof WildcardType wildcard) {
      return value(wildcard.getUpperBounds()[0], value, path);
    }
    if (type instanceof ParameterizedType parameterized) {
      return container(parameterized, value, path);
    }
    if (!(type instanceof Class<?> raw)) {
      throw unsupported(type, path);
    }
    if (value == null || raw == Object.class) {
      return value;
    }
    if (raw.isRecord()) {
      if (value instanceof Map<?, ?> map) {
        return record(raw, map, path);
      }
      throw mismatch(raw.getSimpleName(), value, path);
    }
    if (raw == List.class || raw == Set.class || raw == Collection.class || raw == Map.class) {
      return container(raw, Object.class, value, path);
    }
    return scalar(raw, value, path);
  }

  private @Nullable Object container(ParameterizedType type, @Nullable Object value, String path) {
    Type[] arguments = type.getActualTypeArguments();
    if (type.getRawType() == Optional.class) {
      return Optional.ofNullable(value(arguments[0], value, path));
    }
    if (value == null) {
      return null;
    }
    boolean isMap = type.getRawType() == Map.class;
    if (isMap && arguments[0] != String.class) {
      throw unsupported(type, path);
    }
    return container(type.getRawType(), arguments[isMap ? 1 : 0], value, path);
  }

  private Object container(Type raw, Type item, Object value, String path) {
    if (raw == Map.class) {
      if (!(value instanceof Map<?, ?> map)) {
        throw mismatch("map", value, path);
      }
      Map<String, @Nullable Object> result = new LinkedHashMap<>();
      map.forEach(
          (key, entry) -> result.put(String.valueOf(key), value(item, entry, path + "." + key)));
      return Collections.unmodifiableMap(result);
    }
    if (raw != List.class && raw != Set.class && raw != Collection.class) {
      throw unsupported(raw, path);
    }
    if (!(value instanceof List<?> list)) {
      throw mismatch("list", value, path);
    }
    List<@Nullable Object> result = new ArrayList<>();
    for (Object entry : list) {
      result.add(value(item, entry, path + "[" + result.size() + "]"));
    }
    return raw == Set.class
        ? Collections.unmodifiableSet(new LinkedHashSet<>(result))
        : Collections.unmodifiableList(result);
  }

  private Object scalar(Class<?> type, Object value, String path) {
    if (!Scalars.isKnown(type)) {
      throw unsupported(type, path);
    }
    Object result = Scalars.convert(type, value);
    if (result == null) {
      throw mismatch(Scalars.name(type), value, path);
    }
    return result;
  }

  private FrontMatterException mismatch(String expected, Object value, String path) {
    String found = value instanceof Map ? "a map" : value instanceof List ? "a list" : "" + value;
    String shown = found.length() > 80 ? found.substring(0, 80) + "…" : found;
    String fix = expected.equals("text") ? ": put it in quotes" : "";
    return values
        .placeOf(path)
        .failure("'" + path + "' is " + shown + ", and a " + expected + " was expected" + fix);
  }

  private static IllegalArgumentException unsupported(Type type, String path) {
    return new IllegalArgumentException("the component for '" + path + "' is a "
        + type.getTypeName() + ", which front matter cannot have: use a text and convert it");
  }
}
