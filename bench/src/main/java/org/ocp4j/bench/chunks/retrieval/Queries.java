package org.ocp4j.bench.chunks.retrieval;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.ocp4j.bench.chunks.source.Mdast;
import org.ocp4j.bench.chunks.source.Source;

/** Makes queries of the links of documents to their sections. */
final class Queries {
  private final Site site;
  private final BreakIterator sentences = BreakIterator.getSentenceInstance(Locale.ENGLISH);
  private final List<Query> queries = new ArrayList<>();
  private final Set<List<Object>> known = new HashSet<>();
  private final Map<String, String> definitions = new HashMap<>();

  private Queries(List<Source> sources) {
    site = new Site(sources);
  }

  /** Returns the queries of documents. The same words with the same target are one query. */
  static List<Query> of(List<Source> sources) {
    Queries queries = new Queries(sources);
    for (int i = 0; i < sources.size(); i++) {
      queries.definitions.clear();
      queries.define(sources.get(i).tree());
      queries.read(i, sources.get(i).tree());
    }
    return List.copyOf(queries.queries);
  }

  private void define(Mdast node) {
    if (node.is("definition")) {
      definitions.putIfAbsent(node.identifier(), node.url());
    }
    node.children().forEach(this::define);
  }

  private void read(int document, Mdast node) {
    switch (node.type()) {
      case "paragraph", "heading", "tableCell" -> readBlock(document, node);
      default -> node.children().forEach(child -> read(document, child));
    }
  }

  private void readBlock(int document, Mdast block) {
    StringBuilder before = new StringBuilder();
    readInline(document, block, block.toText(), before);
  }

  /** Reads the links in a node; {@code before} is the text of the block before it. */
  private void readInline(int document, Mdast node, String block, StringBuilder before) {
    if (node.is("link")) {
      add(document, node, node.url(), block, before.length());
    } else if (node.is("linkReference")) {
      String url = definitions.getOrDefault(node.identifier(), "");
      add(document, node, url, block, before.length());
    }
    if (node.children().isEmpty()) {
      before.append(node.toText());
    }
    for (Mdast child : node.children()) {
      readInline(document, child, block, before);
    }
  }

  private void add(int document, Mdast link, String url, String block, int at) {
    Section target = site.target(document, url);
    String title = link.toText();
    boolean isInTarget = target != null
        && target.document() == document
        && link.start() >= target.start()
        && link.start() < target.end();
    if (target == null || isInTarget || title.isBlank()) {
      return;
    }
    String text = title + "\n" + sentence(block, at);
    if (known.add(List.of(text, target))) {
      queries.add(new Query(text, document, link.start(), link.end(), target));
    }
  }

  private String sentence(String text, int at) {
    sentences.setText(text);
    int end = sentences.following(Math.min(at, text.length() - 1));
    int start = sentences.previous();
    return text.substring(start, end == BreakIterator.DONE ? text.length() : end)
        .strip();
  }
}
