package org.ocp4j.engine.java.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ocp4j.Extension;
import org.ocp4j.Format;
import org.ocp4j.Limit;
import org.ocp4j.Limits;
import org.ocp4j.OcpLimitException;
import org.ocp4j.ParseOptions;
import org.ocp4j.spi.ParserFailure;

/** Compares a parser's count of its scratch memory with the arrays that are reachable from it. */
class ScratchTest {
  private static final ParseOptions MDX =
      ParseOptions.DEFAULT.with(Extension.MATH, true).with(Extension.FRONTMATTER, true);
  private static final ParseOptions LENIENT = MDX.withLenient(true);
  private static final ParseOptions MARKDOWN = MDX.withFormat(Format.MARKDOWN);

  private static final String TAGS = """
      <Note kind="info" {...rest} a={[1, {b: `${c}`}]}>
      text {value} <b.c d:e='&amp;'/>
      </Note>

      """;

  private static final String TABLE = """
      | a | `b\\|c` |
      |:-:|--:|
      | 1 | *2* |

      """;

  private static final String NOTES = """
      a[^1] [Ärger] [x][Straße]

      [^1]: note
          more

      [Ärger]: /u "t&amp;"
      [STRASSE]: <v>

      """;

  private static final String MARKS = """
      *a **b** ~~c~~* ~d~ $e$ `f` ![g *h*](i) www.j.de k@l.de\\*

      > - m &lt;
      >   n
      > - [x] o

      $$
      p
      $$

      ```q r
      s
      ```

      """;

  private static final String BROKEN = """
      <b>broken {

      </c> {a b} <d

      - <e>

      """;

  private final SourceParser parser = new SourceParser();

  private void parse(String text, ParseOptions options) {
    ByteBuffer source = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    int size = parser.parse(source, options);
    parser.emit(ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", TAGS, TABLE, NOTES, MARKS, "export const a = {\n\n}\n\n"})
  void everyArrayIsCounted(String text) {
    parse(text, MDX);
    assertCounted();
    parse(text.repeat(3_000), MDX);
    assertCounted();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[",
        "*",
        "`",
        "$a",
        "~",
        "> ",
        "- ",
        "[a](",
        "![",
        "<a ",
        "{",
        "{`${",
        "{<a>",
        "| ",
        "\\\n",
        "a\n",
        "&",
        "www.array.b ",
        "a@b.c ",
        "> a\n",
        "[^a]: b\n\n",
        "\0",
        "<a b={`"
      })
  void everyArrayThatGrowsIsCounted(String part) {
    ParseOptions deep =
        LENIENT.withLimits(Limits.DEFAULT.with(Limit.DEPTH, 1_000).with(Limit.DIAGNOSTICS, 1_000));
    parse(part.repeat(900), deep);
    assertCounted();
    parse("> b *c*\n> " + part.repeat(900), deep.withFormat(Format.MARKDOWN));
    assertCounted();
    parse(numbered(part), deep);
    assertCounted();
  }

  private static String numbered(String part) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 2_000; i++) {
      text.append("[ü")
          .append(i)
          .append("]: <&amp;")
          .append(i)
          .append(">\n\n> ")
          .append(part);
      text.append("\n> <N").append(i).append(" a").append(i).append(">\n\n");
    }
    return text.toString();
  }

  @Test
  void documentsOneAfterAnother() {
    for (int size : new int[] {1, 2_000, 1, 5_000, 20, 20_000, 1}) {
      parse(TAGS, MDX);
      parse("> " + "a\n".repeat(size), MDX);
      assertCounted();
      parse((NOTES + TABLE + MARKS).repeat(size / 10), MARKDOWN);
      assertCounted();
      parse(BROKEN.repeat(size), LENIENT);
      assertCounted();
    }
  }

  @Test
  void documentsThatFail() {
    parse(TAGS, MDX);
    String text = "> a\n".repeat(5_000) + "\n";
    assertThrows(ParserFailure.class, () -> parse(text + "> a\n>" + BROKEN, MDX));
    assertCounted();
    ParseOptions few = LENIENT.withLimits(Limits.DEFAULT.with(Limit.NODES, 3));
    assertThrows(OcpLimitException.class, () -> parse(BROKEN.repeat(9) + text, few));
    assertCounted();
  }

  @Test
  void followsWhatIsNeeded() {
    assertEquals(0, parser.scratchBytes());
    parse("a", MDX);
    long little = parser.scratchBytes();
    assertTrue(little < 100_000, () -> "bytes for a letter: " + little);
    parse("*a* ".repeat(300_000), MARKDOWN);
    long much = parser.scratchBytes();
    assertTrue(much > 100 * little, () -> "bytes for 300,000 words: " + much);
    for (int i = 0; i < 200; i++) {
      parse("a", MDX);
    }
    assertEquals(little, parser.scratchBytes(), "once nothing large came for a while");
    parser.close();
    assertEquals(0, parser.scratchBytes());
    assertCounted();
    parse("a", MDX);
    assertEquals(little, parser.scratchBytes(), "used again");
  }

  private void assertCounted() {
    Reachable reachable = new Reachable();
    reachable.follow(parser);
    assertEquals(reachable.bytes(), parser.scratchBytes());
  }

  /** Finds the arrays of primitives in the engine's objects, without those of static fields. */
  private static final class Reachable {
    private final IdentityHashMap<Object, Long> arrays = new IdentityHashMap<>();
    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Deque<Object> rest = new ArrayDeque<>();

    void follow(Object start) {
      rest.add(start);
      while (!rest.isEmpty()) {
        Object object = rest.remove();
        if (seen.add(object)) {
          visit(object);
        }
      }
    }

    long bytes() {
      return arrays.values().stream().mapToLong(Long::longValue).sum();
    }

    private void visit(Object object) {
      Class<?> type = object.getClass();
      if (type.isArray()) {
        visitArray(object, type.getComponentType());
      } else if (object instanceof Collection<?> collection) {
        assertTrue(collection.isEmpty(), collection::toString);
      } else if (object instanceof Map<?, ?> map) {
        assertTrue(map.isEmpty(), map::toString);
      } else if (type.getPackageName().equals(SourceParser.class.getPackageName())) {
        visitFields(object, type);
      }
    }

    private void visitArray(Object array, Class<?> component) {
      if (component.isPrimitive()) {
        arrays.putIfAbsent(array, (long) Array.getLength(array) * size(component));
      } else {
        for (Object element : (Object[]) array) {
          add(element);
        }
      }
    }

    private static int size(Class<?> primitive) {
      return primitive == byte.class || primitive == boolean.class
          ? 1
          : primitive == short.class || primitive == char.class
              ? 2
              : primitive == int.class || primitive == float.class ? 4 : 8;
    }

    private void visitFields(Object object, Class<?> type) {
      for (Field field : type.getDeclaredFields()) {
        if (!field.getType().isPrimitive()) {
          field.setAccessible(true);
          if (Modifier.isStatic(field.getModifiers())) {
            share(value(field, null));
          } else {
            add(value(field, object));
          }
        }
      }
    }

    private static Object value(Field field, Object object) {
      try {
        return field.get(object);
      } catch (IllegalAccessException e) {
        throw new AssertionError(e);
      }
    }

    private void add(Object object) {
      if (object != null) {
        rest.add(object);
      }
    }

    /** Leaves out the arrays that all parsers share. */
    private void share(Object object) {
      if (object instanceof Object[] several) {
        for (Object one : several) {
          share(one);
        }
      } else if (object != null && object.getClass().isArray()) {
        arrays.put(object, 0L);
      }
    }
  }
}
