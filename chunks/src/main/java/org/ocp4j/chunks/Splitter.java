package org.ocp4j.chunks;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ocp4j.NodeKind;
import org.ocp4j.OcpCursor;

/**
 * Cuts a document into pieces, in the order of the source. A piece is a block that fits into the
 * budget, or a part of one that does not. Together the pieces cover the source.
 */
final class Splitter {
  /** Blocks nested deeper than this are cut into lines, so that time stays linear. */
  private static final int DEEPEST = 64;

  private final Chunker chunker;
  private final OcpCursor cursor;
  private final SourceReader source;
  private final Measure measure;
  private final Omissions omissions;
  private final Invisible invisible;
  private final Sections sections;
  private final Leaves leaves;
  private final Deque<Container> containers = new ArrayDeque<>();

  /** The rest of a node that is cut. */
  private @Nullable Cut cut;

  private int section = -1;

  /** The first node of the piece that was read last. */
  private int lastCollected = -1;

  /** A block whose children are pieces, and how far it has been cut. */
  private static final class Container {
    final int index;
    final int nodesEnd;
    final int end;
    final long kinds;
    final List<String> components;
    int node;
    int at;

    /** The offset where the child before the next one ends. */
    int lastEnd;

    Container(int index, int nodesEnd, int at, int end, long kinds, List<String> components) {
      this.index = index;
      node = index + 1;
      this.nodesEnd = nodesEnd;
      this.at = at;
      this.end = end;
      this.kinds = kinds;
      this.components = components;
    }
  }

  /**
   * Creates a splitter.
   *
   * @param cursor a cursor at the root
   * @param first the offset of the first byte that is cut
   */
  Splitter(
      Chunker chunker,
      OcpCursor cursor,
      SourceReader source,
      Measure measure,
      Omissions omissions,
      Invisible invisible,
      Sections sections,
      int first) {
    this.chunker = chunker;
    this.cursor = cursor;
    this.source = source;
    this.omissions = omissions;
    this.invisible = invisible;
    this.sections = sections;
    this.measure = measure;
    leaves = new Leaves(chunker, cursor, source, measure);
    int nodes = cursor.subtreeEnd();
    containers.push(new Container(0, nodes, first, source.size(), 0, List.of()));
  }

  /** What the splitter has to know of the chunk that is being made. */
  interface Room {
    /**
     * Returns the size of a whole block, or {@link Integer#MAX_VALUE} if it has to be cut. Notes
     * the text that was counted in the piece.
     */
    int whole(Piece piece);

    /** Returns the greatest size of a part of a block, in a chunk that starts in a section. */
    int part(int section);
  }

  /** Returns the next piece, or null at the end. */
  @Nullable
  Piece next(Room room) {
    while (true) {
      if (cut != null) {
        Piece piece = cut.next(room);
        if (piece != null) {
          return piece;
        }
        cut = null;
      }
      Container container = containers.peek();
      if (container == null) {
        return null;
      }
      if (container.node >= container.nodesEnd) {
        containers.pop();
        hideTags(container);
        Piece rest = markup(container, container.end, room);
        if (rest != null) {
          return rest;
        }
        continue;
      }
      Piece piece = nextChild(container, room);
      if (piece != null) {
        return piece;
      }
    }
  }

  /** Cuts the next child off a container; returns null if it is left out or cut itself. */
  private @Nullable Piece nextChild(Container container, Room room) {
    int node = container.node;
    cursor.moveTo(node);
    NodeKind kind = cursor.kind();
    int nodeStart = cursor.start();
    int nodeEnd = cursor.end();
    int next = cursor.subtreeEnd();
    int start = container.at;
    int end = next < container.nodesEnd ? borderBefore(next, nodeEnd) : container.end;
    section = sections.of(node, section);
    cursor.moveTo(node);
    if (omissions.has(cursor)) {
      container.node = next;
      container.at = end;
      container.lastEnd = nodeEnd;
      omissions.add(nodeStart, nodeEnd);
      if (source.isBlank(start, nodeStart) && source.isBlank(nodeEnd, end)) {
        return null;
      }
      int size = measure.of(start, nodeStart) + measure.of(nodeEnd, end);
      Piece rest = new Piece(start, end, size, node, null);
      rest.kinds = container.kinds;
      rest.components = container.components;
      rest.section = section;
      return rest;
    }
    boolean isContainer = Kinds.isContainer(kind) && next > node + 1;
    Piece whole = new Piece(start, end, 0, node, null);
    whole.kinds = container.kinds | Kinds.bit(kind);
    whole.components = container.components;
    whole.section = section;
    if (!isContainer) {
      collect(whole, node, next);
    }
    // A container that surely exceeds the budget is not counted: its blocks are.
    boolean isLarge = isContainer
        && end - start > chunker.budget * (long) Measure.BYTES_PER_UNIT
        && chunker.policy(kind) == NodePolicy.SPLIT;
    int size = isLarge ? Integer.MAX_VALUE : room.whole(whole);
    if (size == Integer.MAX_VALUE && Kinds.hasTags(kindAround(container))) {
      // Tags on lines of their own are no part of the block between them.
      int line = source.lineStart(nodeStart, start);
      if (!chunker.visibleText && !source.isBlank(start, line)) {
        return markup(container, line, room);
      }
      if (next == container.nodesEnd) {
        end = source.nextLine(nodeEnd, end);
        whole.end = end;
        size = room.whole(whole);
      }
      cursor.moveTo(node);
    }
    container.node = next;
    container.at = end;
    container.lastEnd = nodeEnd;
    whole.size = size;
    whole.isAlone = chunker.policy(kind) == NodePolicy.ALONE;
    whole.isText = kind == NodeKind.PARAGRAPH;
    whole.isHeading = kind == NodeKind.HEADING;
    whole.startsSection = whole.isHeading && sections.startsAt(section, node);
    boolean isKept = chunker.policy(kind) == NodePolicy.KEEP;
    if (isContainer && (size < Integer.MAX_VALUE || isKept)) {
      collect(whole, node, next);
    }
    if (size < Integer.MAX_VALUE) {
      return whole;
    }
    if (isKept) {
      return oversized(whole, start, end);
    }
    split(whole, kind, next);
    return null;
  }

  /** Makes the tag at the end of a container invisible. */
  private void hideTags(Container container) {
    if (Kinds.hasTags(kindAround(container))) {
      int end = cursor.end();
      invisible.addLines(Math.min(end, container.lastEnd), end);
    }
  }

  private NodeKind kindAround(Container container) {
    cursor.moveTo(container.index);
    return cursor.kind();
  }

  /** Cuts off the tags of a container up to an offset; returns null if there are none. */
  private @Nullable Piece markup(Container container, int end, Room room) {
    int start = container.at;
    container.at = end;
    if (start >= end || source.isBlank(start, end)) {
      return null;
    }
    Piece tags = new Piece(start, end, 0, container.index, null);
    tags.size = room.whole(tags);
    tags.kinds = container.kinds;
    tags.components = container.components;
    tags.section = section;
    if (tags.size < Integer.MAX_VALUE) {
      return tags;
    }
    cut = leaves.lines(tags);
    return cut.next(room);
  }

  /** Returns a copy of a piece with its exact size, which was not counted to the end. */
  private Piece oversized(Piece piece, int start, int end) {
    Piece exact =
        new Piece(start, end, measure.of(start, source.trimEnd(start, end)), piece.node, null);
    exact.isKept = true;
    exact.isText = piece.isText;
    return exact.like(piece);
  }

  /**
   * Returns the offset where the part of a node begins: the start of its line, if the node before
   * it ends on another line.
   */
  private int borderBefore(int node, int previousEnd) {
    cursor.moveTo(node);
    int start = cursor.start();
    int line = source.lineStart(start, previousEnd);
    return line > previousEnd || source.isLineStart(line) ? line : start;
  }

  private void split(Piece whole, NodeKind kind, int nodesEnd) {
    int node = whole.node;
    boolean hasBlocks = Kinds.isContainer(kind) && nodesEnd > node + 1;
    if (hasBlocks && containers.size() < DEEPEST) {
      if (Kinds.hasTags(kind)) {
        cursor.moveTo(node);
        int start = cursor.start();
        cursor.moveTo(node + 1);
        invisible.addLines(start, cursor.start());
      }
      containers.push(new Container(
          node, nodesEnd, whole.start, whole.end, whole.kinds, componentsIn(whole, kind)));
      return;
    }
    if (hasBlocks) {
      collect(whole, node, nodesEnd);
    }
    cut = leaves.cut(whole, kind, nodesEnd);
  }

  private List<String> componentsIn(Piece whole, NodeKind kind) {
    if (kind != NodeKind.MDX_JSX_FLOW_ELEMENT) {
      return whole.components;
    }
    cursor.moveTo(whole.node);
    String name = cursor.name();
    List<String> components = new ArrayList<>(whole.components);
    components.add(name == null ? "" : name);
    return List.copyOf(components);
  }

  /**
   * Reads what is in the nodes of a piece: kinds of blocks, languages, what is left out and what is
   * invisible. A piece whose container is cut before it is read twice.
   */
  private void collect(Piece piece, int from, int to) {
    boolean isNew = from > lastCollected;
    lastCollected = Math.max(lastCollected, from);
    List<String> languages = null;
    int sorted = invisible.spans().count();
    int node = from;
    while (node < to) {
      cursor.moveTo(node);
      NodeKind kind = cursor.kind();
      if (node > from && omissions.has(cursor)) {
        if (isNew) {
          omissions.add(cursor.start(), cursor.end());
        }
        node = cursor.subtreeEnd();
        continue;
      }
      piece.kinds |= Kinds.bit(kind);
      if (isNew) {
        invisible.add(cursor, kind);
      }
      if (kind == NodeKind.CODE) {
        String language = cursor.lang();
        if (language != null) {
          languages = languages == null ? new ArrayList<>() : languages;
          languages.add(language);
        }
      }
      node++;
    }
    if (languages != null) {
      piece.languages = languages;
    }
    invisible.spans().sort(sorted);
  }

  /** Cuts the end of a piece into sentences, for an overlap. */
  List<Piece> sentences(Piece piece) {
    return leaves.sentences(piece);
  }
}
