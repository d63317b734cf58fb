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
import org.ocp4j.internal.HeldSource;

/**
 * Finds what is probably not meant in a document that is well-formed. It reads the payload and the
 * source in it and nothing else, so it finds the same whichever engine parsed it, or none.
 *
 * <pre>{@code
 * for (LintFinding finding : Linter.DEFAULT.check(document)) {
 *   System.out.println(finding.position(document).start() + ": " + finding.message());
 * }
 * }</pre>
 *
 * <p>What a lenient parser noticed is not repeated, see {@link OcpDocument#diagnostics()}.
 *
 * <p>Immutable and safe for any number of threads; takes time and, at most, memory in proportion to
 * the document.
 */
public final class Linter {
  /** Every rule, with its own severity. */
  public static final Linter DEFAULT = builder().build();

  private final Map<LintRule, Severity> severities;

  private Linter(Builder builder) {
    this.severities = new EnumMap<>(builder.severities);
  }

  /** A builder with every rule on, at its own severity. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * What is found in a document, in the order of the source; unmodifiable, and good after the
   * document was closed.
   *
   * @throws OcpClosedException when the document is closed, or is so meanwhile
   * @throws OcpWrongThreadException when it is confined to another thread
   */
  public List<LintFinding> check(OcpDocument document) {
    Findings findings = new Findings(severities);
    HeldSource.use(document, source -> check(document, source, findings));
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
      case HTML -> visit(HtmlTags.of(node), checks);
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

  /** Chooses rules and how bad their findings are. Not thread-safe. */
  public static final class Builder {
    private final Map<LintRule, Severity> severities = new EnumMap<>(LintRule.class);

    private Builder() {
      for (LintRule rule : LintRule.values()) {
        severities.put(rule, rule.defaultSeverity());
      }
    }

    /** Looks for what a rule says, and finds it this bad. */
    public Builder severity(LintRule rule, Severity severity) {
      severities.put(
          Objects.requireNonNull(rule, "rule"), Objects.requireNonNull(severity, "severity"));
      return this;
    }

    /** Finds nothing by a rule. */
    public Builder off(LintRule rule) {
      severities.remove(Objects.requireNonNull(rule, "rule"));
      return this;
    }

    /** The linter. */
    public Linter build() {
      return new Linter(this);
    }
  }
}
