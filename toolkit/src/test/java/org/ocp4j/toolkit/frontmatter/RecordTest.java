package org.ocp4j.toolkit.frontmatter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Tests what records are made of. */
class RecordTest {
  enum Level {
    EASY,
    VERY_HARD
  }

  record Author(String name, @Nullable URI home) {}

  record Post(
      String title,
      LocalDate date,
      List<String> tags,
      Author author,
      Level level,
      boolean draft,
      int order,
      Optional<String> summary,
      @Nullable String missing) {}

  private static <T extends Record> void refuses(
      FrontMatter front, Class<T> type, String reason, int line, int column) {
    FrontMatterException e = assertThrows(FrontMatterException.class, () -> front.as(type));
    assertTrue(e.reason().contains(reason), e.getMessage());
    assertEquals(line + ":" + column, e.line() + ":" + e.column(), e.getMessage());
  }

  private static final Post POST = new Post(
      "Hello",
      LocalDate.of(2024, 1, 2),
      List.of("a", "b"),
      new Author("Ada", URI.create("https://a.b")),
      Level.VERY_HARD,
      true,
      3,
      Optional.empty(),
      null);

  @Test
  void yaml_becomes_a_record() {
    assertEquals(POST, FrontMatterTest.yaml("""
            title: Hello
            date: 2024-01-02
            tags: [a, b]
            author: {name: Ada, home: 'https://a.b'}
            level: very-hard
            draft: true
            order: 3
            unknown: 1
            """).as(Post.class));
  }

  @Test
  void toml_becomes_a_record() {
    assertEquals(POST, FrontMatterTest.toml("""
            title = 'Hello'
            date = 2024-01-02
            tags = ['a', 'b']
            level = 'VERY_HARD'
            draft = true
            order = 3
            [author]
            name = 'Ada'
            home = 'https://a.b'
            """).as(Post.class));
  }

  record Names(String publishedAt, String urlPath) {}

  @Test
  void names_are_found_with_hyphens_and_underscores() {
    assertEquals(
        new Names("a", "b"),
        FrontMatterTest.yaml("published-at: a\nURL_path: b").as(Names.class));
    assertEquals(
        new Names("c", "b"),
        FrontMatterTest.yaml("published-at: a\npublishedAt: c\nurlPath: b").as(Names.class));
    refuses(
        FrontMatterTest.yaml("published-at: a\npublished_at: c"),
        Names.class,
        "both stand for",
        2,
        1);
  }

  record All(
      long a,
      double b,
      BigInteger c,
      BigDecimal d,
      Instant e,
      Set<Integer> f,
      Map<String, List<Author>> g,
      Object h,
      List<? extends Number> i,
      Float j) {}

  @Test
  void components_have_many_types() {
    All all = FrontMatterTest.yaml("a: 1\nb: 2\nc: 3\nd: 4.5\ne: 2024-01-02T03:04:05Z\nf: [6, 6]\n"
            + "g: {x: [{name: y}]}\nh: [z]\ni: []\nj: 0.5")
        .as(All.class);
    assertEquals(
        new All(
            1,
            2,
            BigInteger.valueOf(3),
            new BigDecimal("4.5"),
            Instant.parse("2024-01-02T03:04:05Z"),
            Set.of(6),
            Map.of("x", List.of(new Author("y", null))),
            List.of("z"),
            List.of(),
            0.5f),
        all);
    assertThrows(UnsupportedOperationException.class, () -> all.g().clear());
  }

  @Test
  void missing_values_are_null() {
    Author author = FrontMatterTest.yaml("name:").as(Author.class);
    assertNull(author.name());
    assertNull(author.home());
  }

  record Number1(int n, List<Integer> list) {}

  @Test
  void values_of_other_types_are_refused_with_their_place() {
    refuses(
        FrontMatterTest.yaml("n: many"),
        Number1.class,
        "'n' is many, and a int was expected",
        2,
        4);
    refuses(FrontMatterTest.yaml("n: 1\nlist: [1, x]"), Number1.class, "'list[1]'", 3, 11);
    refuses(FrontMatterTest.yaml("n: 1\nlist: 2"), Number1.class, "a list was expected", 3, 7);
    refuses(FrontMatterTest.yaml("n: 3000000000"), Number1.class, "a int was expected", 2, 4);
    refuses(FrontMatterTest.yaml("n: 1.5"), Number1.class, "a int was expected", 2, 4);
    refuses(FrontMatterTest.yaml("list: []"), Number1.class, "no value for 'n'", 2, 1);
    refuses(FrontMatterTest.yaml("name: 1.10"), Author.class, "put it in quotes", 2, 7);
    refuses(FrontMatterTest.yaml("title: a\nauthor: b"), Post.class, "a Author was expected", 3, 9);
    refuses(FrontMatterTest.toml("n = 'x'"), Number1.class, "a int was expected", 1, 1);
  }

  record Strict(int n) {
    Strict {
      if (n < 0) {
        throw new IllegalArgumentException("negative");
      }
    }
  }

  @Test
  void constructors_may_refuse_values() {
    refuses(FrontMatterTest.yaml("n: -1"), Strict.class, "negative", 2, 1);
  }

  record Unsupported(Date date) {}

  @Test
  void types_that_front_matter_cannot_have_are_refused() {
    FrontMatter front = FrontMatterTest.yaml("date: x");
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> front.as(Unsupported.class));
    assertTrue(String.valueOf(e.getMessage()).contains("java.util.Date"), e.getMessage());
  }
}
