package org.ocp4j.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.ocp4j.NodeField;
import org.ocp4j.NodeKind;
import org.ocp4j.OcpClosedException;
import org.ocp4j.OcpDocument;
import org.ocp4j.Severity;
import org.ocp4j.spi.PayloadFormat;
import org.ocp4j.testing.PayloadBuilder;
import org.ocp4j.testing.Samples;

/** Tests linters, and findings in payloads that no engine produces. */
class LinterTest {
  private static List<LintFinding> check(Linter linter, PayloadBuilder builder) {
    try (OcpDocument document = builder.document()) {
      return linter.check(document);
    }
  }

  /** Returns the findings as {@code rule@start-end}. */
  private static List<String> found(PayloadBuilder builder) {
    return check(Linter.DEFAULT, builder).stream()
        .map(finding -> finding.rule().id() + "@" + finding.start() + "-" + finding.end())
        .toList();
  }

  private static PayloadBuilder named(PayloadBuilder builder, String identifier) {
    return builder.field(NodeField.IDENTIFIER, identifier).field(NodeField.LABEL, identifier);
  }

  private static PayloadBuilder call(PayloadBuilder builder, String name, int start, int end) {
    builder.open(NodeKind.PARAGRAPH, start, end);
    return named(builder.open(NodeKind.FOOTNOTE_REFERENCE, start, end), name)
        .close()
        .close();
  }

  /** Opens a footnote, which the caller must close. */
  private static PayloadBuilder note(PayloadBuilder builder, String name, int start, int end) {
    return named(builder.open(NodeKind.FOOTNOTE_DEFINITION, start, end), name);
  }

  private static PayloadBuilder definition(
      PayloadBuilder builder, String name, int start, int end) {
    builder.open(NodeKind.DEFINITION, start, end).field(NodeField.URL, "u");
    return named(builder, name).close();
  }

  private static PayloadBuilder reference(
      PayloadBuilder builder, NodeKind kind, String name, int start, int end) {
    builder.open(kind, start, end).flags(PayloadFormat.REFERENCE_SHORTCUT);
    if (kind == NodeKind.IMAGE_REFERENCE) {
      return named(builder.field(NodeField.ALT, name), name).close();
    }
    return named(builder, name)
        .open(NodeKind.TEXT, start, end)
        .text(name)
        .close()
        .close();
  }

  @Test
  void findsReferencesWithoutDefinition() {
    PayloadBuilder builder = new PayloadBuilder("0123456789").open(NodeKind.PARAGRAPH, 0, 9);
    reference(builder, NodeKind.LINK_REFERENCE, "a", 0, 1);
    reference(builder, NodeKind.IMAGE_REFERENCE, "b", 1, 2);
    named(builder.open(NodeKind.FOOTNOTE_REFERENCE, 2, 3), "c").close();
    reference(builder, NodeKind.LINK_REFERENCE, "d", 3, 4);
    builder.close();
    definition(builder, "d", 9, 10);
    definition(builder, "c", 10, 10);
    assertEquals(
        List.of(
            "no-dangling-references@0-1",
            "no-dangling-references@1-2",
            "no-dangling-references@2-3",
            "no-unused-definitions@10-10"),
        found(builder));
    builder = new PayloadBuilder("01").open(NodeKind.PARAGRAPH, 0, 2);
    reference(builder, NodeKind.LINK_REFERENCE, "gone", 0, 1);
    LintFinding finding = check(Linter.DEFAULT, builder).get(0);
    assertEquals(Severity.ERROR, finding.severity());
    assertTrue(finding.message().contains("[gone]"), finding.message());
  }

  @Test
  void findsFootnotesThatAreDefinedTwiceOrNotCalled() {
    PayloadBuilder builder = new PayloadBuilder("0\n23456789");
    call(builder, "a", 0, 1);
    note(builder, "a", 2, 3).close();
    note(builder, "b", 3, 4).close();
    note(builder, "a", 4, 5).close();
    definition(builder, "a", 5, 6);
    List<LintFinding> findings = check(Linter.DEFAULT, builder);
    assertEquals(
        List.of(
            LintRule.NO_UNUSED_DEFINITIONS,
            LintRule.NO_DUPLICATE_DEFINITIONS,
            LintRule.NO_UNUSED_DEFINITIONS),
        findings.stream().map(LintFinding::rule).toList());
    assertEquals(
        "footnote [^b] is not used; call it, or remove it", findings.get(0).message());
    assertEquals(
        "footnote [^a] is ignored, since line 2 has one of that name; rename it, or remove it",
        findings.get(1).message());
    assertEquals(5, findings.get(2).start());
  }

  @Test
  void findsFootnotesThatOnlyUnusedFootnotesCall() {
    PayloadBuilder builder = new PayloadBuilder("0123456789");
    call(call(note(builder, "self", 0, 3), "self", 0, 1), "other", 1, 2).close();
    call(note(builder, "other", 3, 4), "self", 3, 4).close();
    call(builder, "used", 4, 5);
    call(note(builder, "used", 5, 6), "deep", 5, 6).close();
    call(note(builder, "deep", 6, 7), "used", 6, 7).close();
    call(note(builder, "used", 7, 8), "late", 7, 8).close();
    note(builder, "late", 8, 9).close();
    assertEquals(
        List.of(
            "no-unused-definitions@0-3",
            "no-unused-definitions@3-4",
            "no-duplicate-definitions@7-8",
            "no-unused-definitions@8-9"),
        found(builder));
  }

  @Test
  void findsUndefinedFootnotesOnlyIfFootnotesAreOn() {
    String source = "a[^b]! [^c d] ![^e] [t][^f] \\[^g]";
    PayloadBuilder gfm = new PayloadBuilder(source).header(PayloadFormat.FLAG_GFM);
    gfm.open(NodeKind.PARAGRAPH).open(NodeKind.TEXT).text(source);
    assertEquals(
        List.of(
            "no-undefined-references@1-5",
            "no-undefined-shortcuts@7-13",
            "no-undefined-references@15-19",
            "no-undefined-references@23-27"),
        found(gfm));
    PayloadBuilder plain = new PayloadBuilder("[t][^f]").header(0);
    plain.open(NodeKind.PARAGRAPH).open(NodeKind.TEXT).text("[t][^f]");
    assertEquals(List.of("no-undefined-references@0-7"), found(plain));
  }

  @Test
  void treatsFootnotesAsSeparateOutlines() {
    PayloadBuilder builder = new PayloadBuilder("0123456789");
    builder.open(NodeKind.HEADING, 0, 1).number(2).close();
    note(builder, "x", 1, 4);
    builder.open(NodeKind.HEADING, 1, 2).number(5).close();
    builder.open(NodeKind.HEADING, 2, 3).number(1).close();
    builder.open(NodeKind.HEADING, 3, 4).number(3).close().close();
    builder.open(NodeKind.HEADING, 4, 5).number(3).close();
    builder.open(NodeKind.HEADING, 5, 6).number(5).close();
    call(builder, "x", 6, 7);
    assertEquals(List.of("heading-increment@3-4", "heading-increment@5-6"), found(builder));
  }

  @Test
  void appliesSeverities() {
    PayloadBuilder builder = new PayloadBuilder("0123456789");
    definition(definition(builder, "a", 0, 1), "a", 1, 2);
    builder.open(NodeKind.PARAGRAPH, 2, 3).open(NodeKind.IMAGE, 2, 3);
    builder.field(NodeField.URL, "u").field(NodeField.ALT, "");
    Linter linter = Linter.builder()
        .off(LintRule.NO_DUPLICATE_DEFINITIONS)
        .severity(LintRule.REQUIRE_ALT_TEXT, Severity.ERROR)
        .build();
    try (OcpDocument document = builder.document()) {
      assertEquals(
          List.of(Severity.WARNING, Severity.ERROR),
          linter.check(document).stream().map(LintFinding::severity).toList());
      assertEquals(3, Linter.DEFAULT.check(document).size());
      Linter.Builder changing = Linter.builder();
      for (LintRule rule : LintRule.values()) {
        changing.off(rule);
      }
      assertEquals(List.of(), changing.build().check(document));
      changing.severity(LintRule.REQUIRE_ALT_TEXT, Severity.HINT);
      assertEquals(1, changing.build().check(document).size());
    }
  }

  @Test
  void sortsFindingsAndLocatesThem() {
    PayloadBuilder builder = new PayloadBuilder("\u00e9 [a]\n[b]");
    builder.open(NodeKind.PARAGRAPH).open(NodeKind.TEXT).text("[a]");
    try (OcpDocument document = builder.document()) {
      List<LintFinding> findings = Linter.DEFAULT.check(document);
      assertEquals(
          List.of("1:3-1:6", "2:1-2:4"),
          findings.stream()
              .map(finding -> finding.position(document))
              .map(place -> place.start().line()
                  + ":"
                  + place.start().column()
                  + "-"
                  + place.end().line()
                  + ":"
                  + place.end().column())
              .toList());
      assertThrows(UnsupportedOperationException.class, findings::clear);
    }
  }

  @Test
  void refusesAClosedDocument() {
    OcpDocument document = new PayloadBuilder("[a]").document();
    document.close();
    assertThrows(OcpClosedException.class, () -> Linter.DEFAULT.check(document));
  }

  @Test
  void acceptsEveryKindOfNode() {
    Set<LintRule> rules = check(Linter.DEFAULT, Samples.everything()).stream()
        .map(LintFinding::rule)
        .collect(Collectors.toSet());
    assertTrue(rules.contains(LintRule.NO_DANGLING_REFERENCES), rules.toString());
    assertTrue(rules.contains(LintRule.REQUIRE_ALT_TEXT), rules.toString());
    assertFalse(rules.contains(LintRule.NO_UNUSED_DEFINITIONS), rules.toString());
  }

  @Test
  void keepsControlCharactersOutOfMessages() {
    String label = "a\u001b31m\n\u202eb";
    PayloadBuilder builder = new PayloadBuilder("[" + label + "]");
    builder.open(NodeKind.PARAGRAPH).open(NodeKind.TEXT).text("[");
    String message = check(Linter.DEFAULT, builder).get(0).message();
    assertTrue(message.startsWith("no definition of [a 31m b];"), message);
    PayloadBuilder endless = new PayloadBuilder("[" + "\ud83d\ude00a".repeat(300) + "]");
    endless.open(NodeKind.PARAGRAPH).open(NodeKind.TEXT).text("[");
    message = check(Linter.DEFAULT, endless).get(0).message();
    assertTrue(message.contains("[" + "\ud83d\ude00a".repeat(20) + "…]"), message);
  }

  @Test
  void namesRulesAsLintersDo() {
    List<String> ids = Arrays.stream(LintRule.values()).map(LintRule::id).toList();
    assertEquals(ids.size(), Set.copyOf(ids).size());
    for (LintRule rule : LintRule.values()) {
      assertTrue(rule.id().matches("[a-z]+(-[a-z]+)+"), rule.id());
      assertEquals(rule, LintRule.ofId(rule.id()));
      assertTrue(rule.description().endsWith("."), rule.description());
    }
    assertEquals(null, LintRule.ofId("NO_EMPTY_LINKS"));
  }
}
