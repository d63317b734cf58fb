package org.ocp4j.tck.internal;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.function.Executable;
import org.ocp4j.OcpAttribute;
import org.ocp4j.OcpCursor;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpNode;
import org.ocp4j.digest.DigestAlgorithm;
import org.ocp4j.frame.OcpFrame;
import org.ocp4j.visit.NodeVisitor;
import org.ocp4j.visit.VisitResult;

/**
 * Finds every public method that reads a document, by reflection, so that a new method is tested
 * without a change here.
 */
final class Accessors {
  /** Methods that do not read the payload, and so do not throw. */
  private static final Map<Class<?>, Set<String>> HARMLESS = Map.of(
      OcpDocument.class, Set.of("isAlive", "ownership", "close"),
      OcpNode.class, Set.of("index", "document"),
      OcpAttribute.class, Set.of("document"),
      OcpCursor.class, Set.of("index", "document", "close"));

  private static final Set<String> OF_OBJECTS = Set.of("equals", "hashCode", "toString");

  private static final Map<Class<?>, Object> ARGUMENTS = Map.of(
      int.class,
      0,
      long.class,
      0L,
      String.class,
      "a",
      byte[].class,
      new byte[8],
      OutputStream.class,
      new ByteArrayOutputStream(),
      WritableByteChannel.class,
      Channels.newChannel(new ByteArrayOutputStream()),
      NodeVisitor.class,
      (NodeVisitor) node -> VisitResult.CONTINUE,
      DigestAlgorithm.class,
      DigestAlgorithm.CRC_32);

  /** A method to call, with its name for messages. */
  record Accessor(String name, Executable call) {}

  private Accessors() {}

  /**
   * Returns the accessors of a document, node, attribute or cursor.
   *
   * @param file a file that the accessors may write
   */
  static List<Accessor> of(Object target, Path file) {
    Class<?> type = target.getClass();
    return Arrays.stream(type.getMethods())
        .filter(method -> reads(type, method))
        .sorted(Comparator.comparing(Method::toString))
        .map(method -> new Accessor(name(type, method), () -> call(target, method, file)))
        .toList();
  }

  private static boolean reads(Class<?> type, Method method) {
    return !Modifier.isStatic(method.getModifiers())
        && !method.isBridge()
        && method.getDeclaringClass() != Object.class
        && !OF_OBJECTS.contains(method.getName())
        && !HARMLESS.getOrDefault(type, Set.of()).contains(method.getName());
  }

  private static String name(Class<?> type, Method method) {
    String parameters = Arrays.stream(method.getParameterTypes())
        .map(Class::getSimpleName)
        .reduce((a, b) -> a + ", " + b)
        .orElse("");
    return type.getSimpleName() + '.' + method.getName() + '(' + parameters + ')';
  }

  private static void call(Object target, Method method, Path file) throws Throwable {
    @Nullable
    Object[] arguments = Arrays.stream(method.getParameterTypes())
        .map(type -> argument(type, file))
        .toArray();
    Object result;
    try {
      result = method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause() == null ? e : e.getCause();
    }
    use(result);
  }

  private static @Nullable Object argument(Class<?> type, Path file) {
    if (type == OcpFrame.class) {
      return null; // a document that may not be read throws before it uses the frame
    }
    if (type == Path.class) {
      return file;
    }
    if (type.isEnum()) {
      return type.getEnumConstants()[0];
    }
    Object argument = ARGUMENTS.get(type);
    if (argument == null) {
      throw new IllegalStateException("the kit has no argument of type " + type);
    }
    return argument;
  }

  /** Uses a result, because a lazy one reads only when it is used. */
  private static void use(Object result) {
    if (result instanceof Stream<?> stream) {
      stream.forEach(each -> {});
    } else if (result instanceof Iterable<?> iterable) {
      Iterator<?> iterator = iterable.iterator();
      if (iterator.hasNext()) {
        iterator.next();
      }
    }
  }
}
