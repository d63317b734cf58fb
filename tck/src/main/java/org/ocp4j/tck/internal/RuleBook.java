package org.ocp4j.tck.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The contract's sections and rules with their titles, in its order. */
final class RuleBook {
  private static final String FILE = "rules.txt";
  private static final Map<String, String> TITLES = read();

  private RuleBook() {}

  private static Map<String, String> read() {
    try (InputStream file = RuleBook.class.getResourceAsStream(FILE)) {
      if (file == null) {
        throw new IllegalStateException("the kit lacks its resource " + FILE);
      }
      Map<String, String> titles = new LinkedHashMap<>();
      new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .forEach(line -> titles.put(
              line.substring(0, line.indexOf(' ')), line.substring(line.indexOf(' ') + 1)));
      return titles;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the numbers of sections and rules, in order. */
  static List<String> numbers() {
    return List.copyOf(TITLES.keySet());
  }

  /** Returns {@code true} if the number is that of a section or a rule. */
  static boolean has(String number) {
    return TITLES.containsKey(number);
  }

  /** Returns the title of a rule or a section; empty for an unknown one. */
  static String title(String number) {
    return TITLES.getOrDefault(number, "");
  }

  /** Returns the section of a rule. */
  static String sectionOf(String rule) {
    int point = rule.indexOf('.');
    return point < 0 ? rule : rule.substring(0, point);
  }

  /** Returns {@code true} if a rule is in a list of rules and sections, or if the list is empty. */
  static boolean matches(String rule, List<String> wanted) {
    return wanted.isEmpty() || wanted.contains(rule) || wanted.contains(sectionOf(rule));
  }
}
