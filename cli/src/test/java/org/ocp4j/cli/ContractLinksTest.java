package org.ocp4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Sources and pages refer to rules of {@code docs/contract.md} by links to headings that exist. */
class ContractLinksTest {
  private static final Path CONTRACT = SourceTree.ROOT.resolve("docs/contract.md");
  private static final Path RULE_BOOK =
      SourceTree.ROOT.resolve("tck/src/main/resources/org/ocp4j/tck/internal/rules.txt");

  /** A heading of a section or a rule: its anchor, its number and its title. */
  private static final Pattern HEADING =
      Pattern.compile("(?m)^##+ <a id=\"([^\"]+)\"></a>(\\S+) (.*)$");

  private static final Pattern JAVADOC = Pattern.compile("(?s)/\\*\\*.*?\\*/");
  private static final Pattern TAG = Pattern.compile("@spec [^\\n]*");
  private static final Pattern LINK = Pattern.compile("@spec contract\\.md#([\\d.]+) Contract \\1");
  private static final Pattern BARE_NUMBER =
      Pattern.compile("(?i)\\bcontract \\d|\\brules? \\d+\\.\\d");
  private static final Pattern MARKDOWN_LINK =
      Pattern.compile("\\bcontract\\.md#(\\d+(?:\\.\\d+)?)");

  private static List<MatchResult> headings() throws IOException {
    return HEADING.matcher(Files.readString(CONTRACT)).results().toList();
  }

  private static List<String> numbers() throws IOException {
    List<String> numbers = headings().stream().map(heading -> heading.group(2)).toList();
    assertFalse(numbers.isEmpty());
    return numbers;
  }

  @Test
  void anchorsAreTheNumbersOfTheirHeadings() throws IOException {
    assertEquals(numbers(), headings().stream().map(heading -> heading.group(1)).toList());
  }

  @Test
  void headingsAreTheTitlesOfTheRuleBook() throws IOException {
    assertEquals(
        Files.readAllLines(RULE_BOOK),
        headings().stream()
            .map(heading -> heading.group(2) + " " + heading.group(3))
            .toList());
  }

  @Test
  void javadocNamesRulesByLinksOnly() throws IOException {
    List<String> numbers = numbers();
    List<String> wrong = new ArrayList<>();
    for (Path file : SourceTree.files(".java")) {
      JAVADOC.matcher(Files.readString(file)).results().map(MatchResult::group).forEach(comment -> {
        TAG.matcher(comment).results().map(MatchResult::group).forEach(tag -> {
          if (!isLink(tag, numbers)) {
            wrong.add(file + ": " + tag);
          }
        });
        String words = TAG.matcher(comment).replaceAll("").replaceAll("\\s+(\\* )?", " ");
        BARE_NUMBER.matcher(words).results().forEach(bare -> wrong.add(file + ": " + words));
      });
    }
    assertEquals(List.of(), wrong);
  }

  private static boolean isLink(String tag, List<String> numbers) {
    return LINK.matcher(tag)
        .results()
        .anyMatch(link -> link.group().equals(tag) && numbers.contains(link.group(1)));
  }

  @Test
  void linksOfPagesGoToHeadings() throws IOException {
    List<String> numbers = numbers();
    List<String> wrong = new ArrayList<>();
    for (Path file : SourceTree.files(".md")) {
      MARKDOWN_LINK
          .matcher(Files.readString(file))
          .results()
          .filter(link -> !numbers.contains(link.group(1)))
          .forEach(link -> wrong.add(file + ": " + link.group()));
    }
    assertEquals(List.of(), wrong);
  }
}
