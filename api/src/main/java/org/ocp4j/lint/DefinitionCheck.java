package org.ocp4j.lint;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ocp4j.NodeKind;
import org.ocp4j.OcpCursor;
import org.ocp4j.OcpDocument;

/**
 * Matches references with definitions. A definition is used if a reference in the text, or in a
 * footnote that is used, refers to it.
 */
final class DefinitionCheck extends Check {
  /** The label of definitions that serve as comments: {@code [//]: # (like this)}. */
  private static final String COMMENT = "//";

  private static final Set<String> COMMENT_URLS = Set.of("", "#");

  private final OcpDocument document;
  private final Findings findings;
  private final Map<String, Definition> links = new HashMap<>();
  private final Map<String, Definition> footnotes = new HashMap<>();
  private final List<Definition> definitions = new ArrayList<>();
  private final List<Reference> references = new ArrayList<>();
  private final List<Reference> fromText = new ArrayList<>();

  /** The footnotes that contain the current node, innermost first. */
  private final Deque<Definition> inside = new ArrayDeque<>();

  private record Reference(boolean toFootnote, Name name, int start, int end) {}

  /** The name of a definition or a reference: an identifier to compare, and a label to show. */
  private record Name(String identifier, String label) {
    static Name of(OcpCursor node) {
      String identifier = Objects.requireNonNullElse(node.identifier(), "");
      return new Name(identifier, Objects.requireNonNullElse(node.label(), identifier));
    }

    @Override
    public String toString() {
      return Excerpt.of(label);
    }
  }

  private static final class Definition {
    final boolean isFootnote;
    final Name name;
    final int start;
    final int end;
    final int subtreeEnd;
    final String url;
    final List<Reference> references = new ArrayList<>();

    /** The earlier definition with the same name. */
    final @Nullable Definition earlier;

    boolean reached;

    Definition(OcpCursor node, Name name, boolean isFootnote, @Nullable Definition earlier) {
      this.isFootnote = isFootnote;
      this.name = name;
      this.start = node.start();
      this.end = node.end();
      this.subtreeEnd = node.subtreeEnd();
      this.url = Objects.requireNonNullElse(node.url(), "");
      this.earlier = earlier;
    }
  }

  DefinitionCheck(OcpDocument document, Findings findings) {
    this.document = document;
    this.findings = findings;
  }

  @Override
  void visit(NodeKind kind, OcpCursor node) {
    while (!inside.isEmpty() && node.index() >= inside.element().subtreeEnd) {
      inside.pop();
    }
    switch (kind) {
      case DEFINITION -> define(node, false);
      case FOOTNOTE_DEFINITION -> inside.push(define(node, true));
      case LINK_REFERENCE, IMAGE_REFERENCE -> refer(node, false);
      case FOOTNOTE_REFERENCE -> refer(node, true);
      default -> {}
    }
  }

  private Definition define(OcpCursor node, boolean isFootnote) {
    Map<String, Definition> known = isFootnote ? footnotes : links;
    Name name = Name.of(node);
    Definition definition = new Definition(node, name, isFootnote, known.get(name.identifier));
    known.putIfAbsent(name.identifier, definition);
    definitions.add(definition);
    return definition;
  }

  private void refer(OcpCursor node, boolean toFootnote) {
    Reference reference = new Reference(toFootnote, Name.of(node), node.start(), node.end());
    references.add(reference);
    (inside.isEmpty() ? fromText : inside.element().references).add(reference);
  }

  @Override
  void finish() {
    reach();
    for (Reference reference : references) {
      if (target(reference) == null) {
        dangling(reference);
      }
    }
    for (Definition definition : definitions) {
      if (!isComment(definition)) {
        judge(definition);
      }
    }
  }

  private boolean isComment(Definition definition) {
    Definition first = Objects.requireNonNullElse(definition.earlier, definition);
    return !definition.isFootnote
        && (definition.name.identifier.equals(COMMENT)
            || (!first.reached && COMMENT_URLS.contains(definition.url)));
  }

  private void reach() {
    Deque<List<Reference>> pending = new ArrayDeque<>(List.of(fromText));
    while (!pending.isEmpty()) {
      for (Reference reference : pending.pop()) {
        Definition definition = target(reference);
        if (definition != null && !definition.reached) {
          definition.reached = true;
          pending.push(definition.references);
        }
      }
    }
  }

  private @Nullable Definition target(Reference reference) {
    return (reference.toFootnote ? footnotes : links).get(reference.name.identifier);
  }

  private void judge(Definition definition) {
    if (definition.earlier != null) {
      duplicate(definition, definition.earlier);
    } else if (!definition.reached) {
      unused(definition);
    } else if (!definition.isFootnote && definition.url.isEmpty()) {
      String message = "definition of [" + definition.name + "] without a destination; add one";
      findings.add(LintRule.NO_EMPTY_LINKS, definition.start, definition.end, message);
    }
  }

  private void dangling(Reference reference) {
    String message = reference.toFootnote
        ? "footnote [^" + reference.name + "] is called but not defined; define it"
        : "reference to [" + reference.name + "], which is not defined; add a definition";
    findings.add(LintRule.NO_DANGLING_REFERENCES, reference.start, reference.end, message);
  }

  private void duplicate(Definition definition, Definition earlier) {
    String message = what(definition)
        + " is ignored, since line "
        + document.point(earlier.start).line()
        + " has one of that name; rename it, or remove it";
    findings.add(LintRule.NO_DUPLICATE_DEFINITIONS, definition.start, definition.end, message);
  }

  private void unused(Definition definition) {
    String message = what(definition)
        + " is not used; "
        + (definition.isFootnote ? "call it, or remove it" : "refer to it, or remove it");
    findings.add(LintRule.NO_UNUSED_DEFINITIONS, definition.start, definition.end, message);
  }

  private static String what(Definition definition) {
    return definition.isFootnote
        ? "footnote [^" + definition.name + "]"
        : "definition of [" + definition.name + "]";
  }
}
