package org.ocp4j.toolkit.frontmatter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.ocp4j.Ocp;
import org.ocp4j.OcpDocument;
import org.ocp4j.ParseOptions;

/** Tests what YAML and TOML are read as, and what is refused. */
class FrontMatterTest {
  static FrontMatter of(String source) {
    try (OcpDocument document = Ocp.parse(source, ParseOptions.MARKDOWN)) {
      return FrontMatter.of(document).orElseThrow();
    }
  }

  static FrontMatter yaml(String raw) {
    return of("---\n" + raw + "\n---\n\n# Title\n");
  }

  static FrontMatter toml(String raw) {
    return of("+++\n" + raw + "\n+++\n\n# Title\n");
  }

  private static void refuses(FrontMatter front, String reason, int line, int column) {
    FrontMatterException e = assertThrows(FrontMatterException.class, front::asMap);
    assertTrue(e.reason().contains(reason), e.getMessage());
    assertEquals(line + ":" + column, e.line() + ":" + e.column(), e.getMessage());
  }

  private static Map<String, @Nullable Object> map(@Nullable Object... entries) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    for (int i = 0; i < entries.length; i += 2) {
      map.put(String.valueOf(entries[i]), entries[i + 1]);
    }
    return map;
  }

  @Test
  void documents_without_front_matter_have_none() {
    try (OcpDocument document = Ocp.parse("# a")) {
      assertEquals(Optional.empty(), FrontMatter.of(document));
    }
    try (OcpDocument document = Ocp.parse("")) {
      assertEquals(Optional.empty(), FrontMatter.of(document));
    }
  }

  @Test
  void empty_front_matter_is_an_empty_map() {
    assertEquals(Map.of(), of("---\n---\n").asMap());
    assertEquals(Map.of(), yaml("# only a comment").asMap());
    assertEquals(Map.of(), yaml("~").asMap());
    assertEquals(Map.of(), of("+++\n+++\n").asMap());
  }

  @Test
  void front_matter_knows_its_source() {
    FrontMatter front = toml("a = 1");
    assertEquals(FrontMatter.Syntax.TOML, front.syntax());
    assertEquals("a = 1", front.raw());
    assertEquals(FrontMatter.Syntax.YAML, yaml("a: 1").syntax());
  }

  @Test
  void scalars_of_yaml() {
    assertEquals(
        map("a", "text", "b", 1L, "c", 1.5, "d", true, "e", null, "f", "1", "g", 255L, "h", 8L),
        yaml("a: text\nb: 1\nc: 1.5\nd: true\ne:\nf: '1'\ng: 0xFF\nh: 0o10").asMap());
    assertEquals(
        map(
            "a",
            new BigInteger("9223372036854775808"),
            "b",
            Double.POSITIVE_INFINITY,
            "c",
            "no",
            "d",
            "2024-01-02",
            "e",
            -7L,
            "f",
            1e10,
            "g",
            "1.2.3"),
        yaml("a: 9223372036854775808\nb: .inf\nc: no\nd: 2024-01-02\ne: -7\nf: 1e10\ng: 1.2.3")
            .asMap());
  }

  @Test
  void collections_of_yaml_keep_their_order_and_are_unmodifiable() {
    Map<String, @Nullable Object> map =
        yaml("b: [1, {c: d}]\na:\n  - x\n  -\n1: y").asMap();
    assertEquals(
        map("b", List.of(1L, Map.of("c", "d")), "a", Arrays.asList("x", null), "1", "y"), map);
    assertEquals(List.of("b", "a", "1"), List.copyOf(map.keySet()));
    assertThrows(UnsupportedOperationException.class, () -> map.put("c", 1));
    assertThrows(UnsupportedOperationException.class, () -> ((List<?>) map.get("b")).clear());
  }

  @Test
  void aliases_and_merge_keys_of_yaml() {
    assertEquals(
        map("base", Map.of("a", 1L, "b", 2L), "copy", Map.of("a", 1L, "b", 2L)),
        yaml("base: &x {a: 1, b: 2}\ncopy: *x").asMap());
    assertEquals(
        Map.of("a", 1L, "b", 3L, "c", 4L),
        yaml("base: &x {a: 1, b: 2}\nmore:\n  <<: *x\n  b: 3\n  c: 4").asMap().get("more"));
    assertEquals(
        Map.of("a", 1L, "b", 2L),
        yaml("more:\n  <<: [{a: 1}, {a: 5, b: 2}]").asMap().get("more"));
    refuses(yaml("a:\n  <<: 1"), "takes a map", 3, 7);
  }

  @Test
  void values_of_toml() {
    assertEquals(
        map(
            "a",
            "text",
            "b",
            1L,
            "c",
            1.5,
            "d",
            true,
            "e",
            List.of(1L, List.of("x")),
            "f",
            Map.of("g", Map.of("h", 255L))),
        toml("a = 'text'\nb = 1\nc = 1.5\nd = true\ne = [1, [\"x\"]]\n[f.g]\nh = 0xFF")
            .asMap());
    assertEquals(
        map(
            "a",
            LocalDate.of(2024, 1, 2),
            "b",
            LocalTime.of(3, 4),
            "c",
            LocalDateTime.of(2024, 1, 2, 3, 4),
            "d",
            OffsetDateTime.parse("2024-01-02T03:04:00Z")),
        toml("a = 2024-01-02\nb = 03:04:00\nc = 2024-01-02T03:04:00\nd = 2024-01-02T03:04:00Z")
            .asMap());
  }

  @Test
  void errors_have_their_place_in_the_document() {
    refuses(yaml("a: 1\nb: [2"), "not YAML", 3, 6);
    refuses(yaml("\uD83D\uDE00: 1\n\uD83D\uDE00b: 2\n\uD83D\uDE00: 3"), "twice", 4, 1);
    refuses(yaml("a: {\uD83D\uDE00: 1, b: 2, b: 3}"), "twice", 2, 18);
    refuses(toml("a = 1\nb = ="), "not TOML", 3, 5);
    refuses(of("---\r\na: 1\r\na: 2\r\n---\r\n"), "twice", 3, 1);
  }

  @Test
  void keys_that_occur_twice_are_refused() {
    refuses(yaml("a: 1\nb:\n  c: 1\n  c: 2"), "the key 'c' is there twice", 5, 3);
    FrontMatterException e =
        assertThrows(FrontMatterException.class, () -> toml("a = 1\na = 2").asMap());
    assertEquals(3, e.line());
  }

  @Test
  void front_matter_is_a_map() {
    refuses(yaml("- a"), "no map", 2, 1);
    refuses(yaml("text"), "no map", 2, 1);
    refuses(yaml("[a]: b"), "a key that is no text", 2, 1);
    refuses(yaml("a: 1\n...\n%YAML 1.2"), "", 4, 10);
  }

  @Test
  void types_are_refused() {
    refuses(yaml("a: !!java.net.URL ['http://a.b']"), "the tag", 2, 4);
    refuses(yaml("a: !!javax.script.ScriptEngineManager []"), "the tag", 2, 4);
    refuses(yaml("a: !x b"), "the tag !x", 2, 4);
    refuses(yaml("!!set {a: b}"), "the tag", 2, 1);
    assertEquals(map("a", "1"), yaml("a: ! 1").asMap());
  }

  @Test
  void a_billion_laughs_are_refused() {
    StringBuilder yaml = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 10; i++) {
      String alias = "*a" + (i - 1);
      yaml.append("a")
          .append(i)
          .append(": &a")
          .append(i)
          .append(" [")
          .append(String.join(", ", Collections.nCopies(10, alias)))
          .append("]\n");
    }
    FrontMatterException e =
        assertThrows(FrontMatterException.class, () -> yaml(yaml.toString()).asMap());
    assertTrue(e.reason().contains("more than 100000 values"), e.getMessage());
    assertTrue(e.line() > 1 && e.line() < 12, e.getMessage());
  }

  @Test
  void aliases_of_themselves_are_refused() {
    refuses(yaml("a: &x [*x]"), "no anchor &x", 2, 8);
    refuses(yaml("a: *y"), "y", 2, 4);
  }

  @Test
  void deep_nesting_is_refused() {
    int depth = 100_000;
    FrontMatter deep = yaml("a: " + "[".repeat(depth) + "]".repeat(depth));
    assertTrue(assertThrows(FrontMatterException.class, deep::asMap).reason().contains("levels"));
    FrontMatter deepToml = toml("a = " + "[".repeat(depth) + "]".repeat(depth));
    assertThrows(FrontMatterException.class, deepToml::asMap);
    FrontMatter keys = toml("a" + ".a".repeat(1_000) + " = 1");
    assertThrows(FrontMatterException.class, keys::asMap);
    assertEquals(1, yaml("a: " + "[".repeat(60) + "]".repeat(60)).asMap().size());
  }

  @Test
  void large_front_matter_and_long_numbers_are_refused() {
    refuses(yaml("a: '" + "x".repeat(FrontMatter.LARGEST) + "'"), "more than 1 MiB", 1, 1);
    refuses(yaml("a: " + "1".repeat(2_000)), "digits", 2, 4);
    FrontMatter many = yaml("a:\n" + "- x\n".repeat(100_001));
    assertThrows(FrontMatterException.class, many::asMap);
    assertThrows(
        FrontMatterException.class, () -> toml("a = " + "1".repeat(2_000)).asMap());
  }

  @Test
  void many_values_on_one_line_take_linear_time() {
    String list = String.join(",", Collections.nCopies(90_000, "x"));
    assertEquals(1, yaml("k".repeat(500) + ": [" + list + "]").asMap().size());
  }
}
