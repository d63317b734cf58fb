package org.ocp4j.chunks;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/** The lines with headings that stand above the Markdown of chunks. */
final class Contexts {
  /** The part of the budget that a context may take. */
  private static final int PART = 4;

  private static final String SEPARATOR = " > ";
  static final String END = "\n\n";

  private final Measure measure;
  private final String title;
  private final boolean isOn;
  private final int largest;

  /** The contexts of the sections that were asked for last. A section has one path. */
  private final IdentityHashMap<List<Heading>, Context> known = new IdentityHashMap<>();

  /**
   * A context.
   *
   * @param text the titles, or nothing
   * @param size the size with what separates them from the Markdown
   */
  record Context(String text, int size) {
    static final Context NONE = new Context("", 0);
  }

  /**
   * Creates contexts.
   *
   * @param title the title of the document; empty if it has none
   */
  Contexts(Chunker chunker, Measure measure, String title) {
    this.measure = measure;
    this.title = title;
    isOn = chunker.headingPath;
    largest = chunker.budget / PART;
  }

  /** Returns the context below some headings: as many of the innermost as fit. */
  Context of(List<Heading> path) {
    if (!isOn) {
      return Context.NONE;
    }
    Context context = known.get(path);
    if (context == null) {
      if (known.size() > 64) {
        known.clear();
      }
      context = fitting(path, largest);
      known.put(path, context);
    }
    return context;
  }

  /** Returns the context with as many of the innermost headings as fit into a size. */
  Context fitting(List<Heading> path, int limit) {
    List<String> titles = titles(path);
    for (int from = 0; from < titles.size(); from++) {
      String text = String.join(SEPARATOR, titles.subList(from, titles.size()));
      int size = measure.of(text + END);
      if (size <= limit) {
        return new Context(text, size);
      }
    }
    return Context.NONE;
  }

  private List<String> titles(List<Heading> path) {
    List<String> titles = new ArrayList<>(path.size() + 1);
    if (isOn && !title.isEmpty() && (path.isEmpty() || !path.get(0).title().equals(title))) {
      titles.add(title);
    }
    for (Heading heading : path) {
      if (isOn && !heading.title().isEmpty()) {
        titles.add(heading.title());
      }
    }
    return titles;
  }
}
