package org.ocp4j.chunks;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The lines with headings that stand above the Markdown of chunks. */
final class Contexts {
  /** The part of the budget that a context may take. */
  private static final int PART = 4;

  private static final String SEPARATOR = " > ";
  static final String END = "\n\n";

  private final Measure measure;
  private final boolean isOn;
  private final int largest;

  /** The contexts of the sections that were asked for last. */
  private final Map<List<Heading>, Context> known = new HashMap<>();

  /**
   * A context.
   *
   * @param text the titles, or nothing
   * @param size the size with what separates them from the Markdown
   */
  record Context(String text, int size) {
    static final Context NONE = new Context("", 0);
  }

  Contexts(Chunker chunker, Measure measure) {
    this.measure = measure;
    isOn = chunker.headingPath;
    largest = chunker.budget / PART;
  }

  /** Returns the context below some headings: as many of the innermost as fit. */
  Context of(List<Heading> path) {
    if (!isOn || path.isEmpty()) {
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
    for (int from = 0; isOn && from < path.size(); from++) {
      String text = path.subList(from, path.size()).stream()
          .map(Heading::title)
          .filter(title -> !title.isEmpty())
          .collect(Collectors.joining(SEPARATOR));
      int size = text.isEmpty() ? 0 : measure.of(text + END);
      if (size <= limit) {
        return new Context(text, size);
      }
    }
    return Context.NONE;
  }
}
