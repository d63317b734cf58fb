package org.ocp4j.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A family of sources: a head, repeated tokens, a middle, other repeated tokens, and a tail. Each
 * part may be empty.
 */
record Repetition(
    List<String> head,
    List<String> first,
    List<String> middle,
    List<String> second,
    List<String> tail) {
  private static final int MOST_TOKENS = 6;

  /** The markers of containers; a head may repeat one of them. */
  private static final List<String> CONTAINERS = List.of("> ", "- ", "1. ", "[^a]: ", "- > ");

  /** Tokens of the grammar of expressions and tags, in addition to those of documents. */
  private static final List<String> MORE_TOKENS = List.of(
      "/",
      "'",
      "`",
      "{`",
      "[",
      "{/",
      "<a b={",
      "<a {...",
      "<a b='",
      "<?",
      "<!A",
      "<![CDATA[",
      "{\n",
      "}\n",
      "1",
      ".",
      ";",
      "(",
      "export ",
      "</",
      "<a>\n",
      "</a>\n",
      "*/",
      "\\[",
      "[/]",
      "](",
      "]: ",
      "b=\"",
      "a\n",
      "\n\n",
      "  a\n",
      "return ",
      "a b",
      "-->",
      "&#X41;",
      "![",
      "|a");

  /** Returns a random family. */
  static Repetition of(Random random) {
    List<String> head = new ArrayList<>();
    if (random.nextInt(4) == 0) {
      String container = CONTAINERS.get(random.nextInt(CONTAINERS.size()));
      head.add(container.repeat(1 << random.nextInt(10)));
    }
    head.addAll(tokens(random, random.nextInt(2) * random.nextInt(4)));
    List<String> first = tokens(random, 1 + random.nextInt(MOST_TOKENS));
    boolean isTwofold = random.nextInt(3) == 0;
    return new Repetition(
        head,
        first,
        tokens(random, random.nextInt(2) * random.nextInt(3)),
        tokens(random, isTwofold ? 1 + random.nextInt(MOST_TOKENS) : 0),
        tokens(random, random.nextInt(2) * random.nextInt(3)));
  }

  private static List<String> tokens(Random random, int count) {
    List<String> tokens = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      List<String> from = random.nextBoolean() ? Mutations.TOKENS : MORE_TOKENS;
      tokens.add(from.get(random.nextInt(from.size())));
    }
    return tokens;
  }

  /**
   * Returns a source of about the given number of characters, or of the size of head and tail if
   * they are longer.
   */
  String source(int size) {
    String one = String.join("", first);
    String two = String.join("", second);
    int times = Math.max(1, size / Math.max(1, one.length() + two.length()));
    return String.join("", head)
        + one.repeat(times)
        + String.join("", middle)
        + two.repeat(times)
        + String.join("", tail);
  }

  /** Returns the families with one token less. */
  List<Repetition> smaller() {
    List<Repetition> all = new ArrayList<>();
    List<List<String>> parts = List.of(head, first, middle, second, tail);
    for (int part = 0; part < parts.size(); part++) {
      for (int i = 0; i < parts.get(part).size(); i++) {
        List<List<String>> fewer = new ArrayList<>(parts);
        List<String> without = new ArrayList<>(parts.get(part));
        without.remove(i);
        fewer.set(part, without);
        if (!fewer.get(1).isEmpty() || !fewer.get(3).isEmpty()) {
          all.add(of(fewer));
        }
      }
    }
    return all;
  }

  private static Repetition of(List<List<String>> parts) {
    return new Repetition(parts.get(0), parts.get(1), parts.get(2), parts.get(3), parts.get(4));
  }

  /** Returns the family as code for {@link HostileSources}. */
  @Override
  public String toString() {
    return "n -> "
        + quoted(head)
        + " + x("
        + quoted(first)
        + ", n) + "
        + quoted(middle)
        + " + x("
        + quoted(second)
        + ", n) + "
        + quoted(tail);
  }

  private static String quoted(List<String> tokens) {
    String text = String.join("", tokens)
        .replace("\\", "\\\\")
        .replace("\"", "\\\"")
        .replace("\n", "\\n")
        .replace("\r", "\\r")
        .replace("\t", "\\t")
        .replace("\0", "\\0");
    return '"' + text + '"';
  }
}
