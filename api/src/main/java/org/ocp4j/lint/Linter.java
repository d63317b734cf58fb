package org.ocp4j.lint;

import java.nio.ByteBuffer;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.ocp4j.NodeKind;
import org.ocp4j.OcpClosedException;
import org.ocp4j.OcpCursor;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpWrongThreadException;
import org.ocp4j.Severity;
import org.ocp4j.internal.Friends;

/**
 * Finds probable mistakes in documents that are well-formed. A linter reads the payload and its
 * source only, so findings do not depend on the engine that parsed the document.
 *
 * <pre>{@code
 * for (LintFinding finding : Linter.DEFAULT.check(document)) {
 *   System.out.println(finding.position(document).start() + ": " + finding.message());
 * }
 * }</pre>
 *
 * <p>The {@linkplain OcpDocument#diagnostics() diagnostics} of lenient parsing are not repeated.
 *
 * <p>Immutable; any number of threads may use one linter. A check takes time, and at most memory,
 * in proportion to the document.
 */
public final class Linter {
  /** A linter with all rules at their default severities. */
  public static final Linter DEFAULT = builder().build();

  private final Map<LintRule, Severity> severities;

  private Linter(Builder builder) {
    this.severities = new EnumMap<>(builder.severities);
  }

  /** Returns a builder with all rules on, at their default severities. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Returns the findings in a document, in source order, as an unmodifiable list. They stay valid
   * after the document is closed.
   *
   * @throws OcpClosedException when the document is closed, before this method or while it runs
   * @throws OcpWrongThreadException when the document is confined to another thread
   */
  public List<LintFinding> check(OcpDocument document) {
    Findings findings = new Findings(severities);
    Friends.documents().useSource(document, source -> check(document, source, findings));
    return findings.sorted();
  }

  private static void check(OcpDocument document, ByteBuffer source, Findings findings) {
    try (OcpCursor node = document.cursor()) {
      List<Check> checks = List.of(
          new HeadingCheck(findings),
          new LinkCheck(findings),
          new AltTextCheck(findings),
          new DefinitionCheck(document, findings),
          new TextCheck(document, source, findings));
      do {
        visit(node, checks);
      } while (node.next());
      checks.forEach(Check::finish);
    }
  }

  private static void visit(OcpCursor node, List<Check> checks) {
    NodeKind kind = node.kind();
    for (Check check : checks) {
      check.visit(kind, node);
    }
    switch (kind) {
      case HTML -> visit(Tag.ofHtml(node), checks);
      case MDX_JSX_FLOW_ELEMENT, MDX_JSX_TEXT_ELEMENT -> visit(Tag.ofJsx(node), checks);
      default -> {}
    }
  }

  private static void visit(List<Tag> tags, List<Check> checks) {
    for (Tag tag : tags) {
      for (Check check : checks) {
        check.visit(tag);
      }
    }
  }

  /** Builds a linter from rules and severities. A builder is not thread-safe. */
  public static final class Builder {
    private final Map<LintRule, Severity> severities = new EnumMap<>(LintRule.class);

    private Builder() {
      for (LintRule rule : LintRule.values()) {
        severities.put(rule, rule.defaultSeverity());
      }
    }

    /** Switches a rule on, with a severity. */
    public Builder severity(LintRule rule, Severity severity) {
      severities.put(
          Objects.requireNonNull(rule, "rule"), Objects.requireNonNull(severity, "severity"));
      return this;
    }

    /** Switches a rule off. */
    public Builder off(LintRule rule) {
      severities.remove(Objects.requireNonNull(rule, "rule"));
      return this;
    }

    /** Returns a new linter. */
    public Linter build() {
      return new Linter(this);
    }
  }
}
