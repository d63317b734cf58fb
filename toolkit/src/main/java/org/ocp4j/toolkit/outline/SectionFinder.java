package org.ocp4j.toolkit.outline;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.ocp4j.OcpCursor;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpNode;
import org.ocp4j.render.Slugger;
import org.ocp4j.toolkit.internal.SourceLines;

/** Finds the headings of a document in one pass, and makes sections of them. */
final class SectionFinder {
  private final OcpDocument document;
  private final SourceLines lines;
  private final Slugger slugger = new Slugger();
  private final List<Heading> headings = new ArrayList<>();

  /** The index after the last node of the quote or list that the walk is in. */
  private int containerEnd;

  /** The byte offset after front matter. */
  private int contentStart;

  private record Heading(
      int depth, String title, String slug, int node, int start, int end, int line) {}

  SectionFinder(OcpDocument document) {
    this.document = document;
    this.lines = new SourceLines(document);
  }

  /** Returns the whole document as a section. */
  Section find() {
    try (OcpCursor cursor = document.cursor()) {
      boolean hasNext = true;
      while (hasNext) {
        hasNext = visit(cursor) ? cursor.next() : cursor.skipSubtree();
      }
    }
    return nest();
  }

  /** Visits a node, and returns whether headings may be in it. */
  private boolean visit(OcpCursor cursor) {
    switch (cursor.kind()) {
      case HEADING -> {
        OcpNode heading = cursor.node();
        String text = Slugger.textOf(heading);
        String slug = slugger.slug(text);
        if (cursor.index() >= containerEnd) {
          add(heading, text, slug);
        }
        return false;
      }
      case ROOT, MDX_JSX_FLOW_ELEMENT, LIST_ITEM -> {
        return true;
      }
      case BLOCKQUOTE, LIST -> {
        containerEnd = Math.max(containerEnd, cursor.subtreeEnd());
        return true;
      }
      case YAML, TOML -> {
        contentStart = cursor.end();
        return false;
      }
      default -> {
        // A footnote may have headings, but is shown at the end, so they take no slug from others.
        return false;
      }
    }
  }

  private void add(OcpNode heading, String text, String slug) {
    int start = heading.start();
    lines.moveTo(start);
    // Nothing but white space precedes the heading on its line.
    int lineStart = start - (lines.column() - 1);
    String title = oneLine(text);
    headings.add(new Heading(
        heading.depth(),
        title.isEmpty() ? oneLine(heading.toText()) : title,
        slug,
        heading.index(),
        lineStart,
        heading.end(),
        lines.line()));
  }

  private static String oneLine(String text) {
    return text.replace("\r\n", " ").replace('\n', ' ').replace('\r', ' ').strip();
  }

  /** Makes the sections from the last heading to the first, so that subsections come first. */
  private Section nest() {
    int size = document.sourceByteSize();
    int lastLine = lastLine(size);
    Deque<Section> following = new ArrayDeque<>();
    for (int i = headings.size() - 1; i >= 0; i--) {
      Heading heading = headings.get(i);
      List<Section> children = following.isEmpty() || following.element().depth() <= heading.depth
          ? List.of()
          : new ArrayList<>();
      while (!following.isEmpty() && following.element().depth() > heading.depth) {
        children.add(following.pop());
      }
      Section next = following.peek();
      following.push(new Section(
          heading.depth,
          heading.title,
          heading.slug,
          heading.node,
          heading.start,
          heading.end,
          next == null ? size : next.start(),
          heading.line,
          next == null ? lastLine : Math.max(heading.line, next.firstLine() - 1),
          children));
    }
    return new Section(
        0, "", "", 0, 0, contentStart, size, 1, lastLine, new ArrayList<>(following));
  }

  private int lastLine(int size) {
    lines.moveTo(size);
    boolean isEmpty = lines.column() == 1 && lines.line() > 1;
    return isEmpty ? lines.line() - 1 : lines.line();
  }
}
