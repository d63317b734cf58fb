package org.ocp4j.bench.chunks.retrieval;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ocp4j.bench.chunks.source.Mdast;
import org.ocp4j.bench.chunks.source.Source;
import org.ocp4j.render.Slugger;

/**
 * The sections of a document by the names that links use: the slugs that GitHub makes, or what the
 * author wrote as <code>{/*name*&#47;}</code> or <code>{#name}</code>.
 */
final class Sections {
  private static final Pattern COMMENT = Pattern.compile("\\s*/\\*\\s*(\\S+)\\s*\\*/\\s*");
  private static final Pattern ATTRIBUTE = Pattern.compile("\\s*\\{#([^}\\s]+)}\\s*$");

  private Sections() {}

  /** Returns the sections of a document by name; the first one if several have the same. */
  static Map<String, Section> of(int number, Source source) {
    List<Mdast> headings = new ArrayList<>();
    collect(source.tree(), headings);
    Slugger slugger = new Slugger();
    Map<String, Section> sections = new HashMap<>();
    for (int i = 0; i < headings.size(); i++) {
      Mdast heading = headings.get(i);
      boolean isLast = i + 1 == headings.size();
      int end = isLast ? source.text().length() : headings.get(i + 1).start();
      String slug = slug(heading, slugger);
      sections.putIfAbsent(slug, new Section(number, slug, heading.start(), end));
    }
    return sections;
  }

  private static void collect(Mdast node, List<Mdast> headings) {
    if (node.is("heading")) {
      headings.add(node);
    }
    node.children().forEach(child -> collect(child, headings));
  }

  private static String slug(Mdast heading, Slugger slugger) {
    for (Mdast child : heading.children()) {
      Matcher comment = COMMENT.matcher(child.value());
      if (child.is("mdxTextExpression") && comment.matches()) {
        return comment.group(1);
      }
    }
    Matcher attribute = ATTRIBUTE.matcher(heading.toText());
    return attribute.find() ? attribute.group(1) : slugger.slug(heading.toText().strip());
  }
}
