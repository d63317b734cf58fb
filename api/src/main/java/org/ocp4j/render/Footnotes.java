package org.ocp4j.render;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ocp4j.NodeKind;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpNode;

/**
 * The footnotes of a document that are called, in the order of their first calls, including calls
 * in footnotes. If an identifier has several definitions, the first counts.
 */
final class Footnotes {
  private final List<Footnote> called = new ArrayList<>();

  /** For each call, by its index in the document, the number of earlier calls of its footnote. */
  private int[] calls = new int[16];

  private int[] ordinals = new int[16];
  private int count;

  private final Map<String, Footnote> byIdentifier = new HashMap<>();

  /** A footnote and the number of its calls. */
  static final class Footnote {
    private final OcpNode definition;
    private final String identifier;
    private int number;
    private int calls;

    Footnote(OcpNode definition, String identifier) {
      this.definition = definition;
      this.identifier = identifier;
    }

    OcpNode definition() {
      return definition;
    }

    String identifier() {
      return identifier;
    }

    /** Returns the number of this footnote, from 1. */
    int number() {
      return number;
    }

    int calls() {
      return calls;
    }
  }

  Footnotes(OcpDocument document) {
    document.find(NodeKind.FOOTNOTE_DEFINITION).forEach(definition -> {
      String identifier = identifier(definition);
      byIdentifier.putIfAbsent(identifier, new Footnote(definition, identifier));
    });
    document.find(NodeKind.FOOTNOTE_REFERENCE).forEach(this::count);
  }

  private void count(OcpNode call) {
    Footnote footnote = get(call);
    if (footnote == null) {
      return;
    }
    if (footnote.calls++ == 0) {
      called.add(footnote);
      footnote.number = called.size();
    }
    if (count == calls.length) {
      calls = Arrays.copyOf(calls, 2 * count);
      ordinals = Arrays.copyOf(ordinals, 2 * count);
    }
    calls[count] = call.index();
    ordinals[count++] = footnote.calls;
  }

  /** Returns the footnotes, in order. */
  List<Footnote> called() {
    return called;
  }

  /** Returns the footnote that a call refers to, or null if it is not defined. */
  @Nullable
  Footnote get(OcpNode call) {
    return byIdentifier.get(identifier(call));
  }

  /** Returns the number of a call among the calls of its footnote, from 1. */
  int ordinal(OcpNode call) {
    return ordinals[Arrays.binarySearch(calls, 0, count, call.index())];
  }

  private static String identifier(OcpNode node) {
    return String.valueOf(node.identifier());
  }
}
