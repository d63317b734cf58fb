package org.ocp4j.chunks;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ocp4j.NodeKind;
import org.ocp4j.OcpDocument;
import org.ocp4j.chunks.Body.Range;
import org.ocp4j.chunks.Piece.Frame;
import org.ocp4j.toolkit.frontmatter.FrontMatter;
import org.ocp4j.toolkit.links.Link;
import org.ocp4j.toolkit.links.Links;

/** Makes chunks of drafts: their text, their ranges, and what is known about them. */
final class ChunkMaker {
  private final String documentId;
  private final SourceReader source;
  private final Omissions omissions;
  private final Invisible invisible;
  private final boolean hides;
  private final Sections sections;
  private final Positions positions;
  private final Optional<FrontMatter> frontMatter;

  /** The links by their start. */
  private final List<Link> links;

  private final Names names;

  /** The sets of kinds that chunks have had, by their bits. */
  private final Map<Long, Set<NodeKind>> kindSets = new HashMap<>();

  private int index;

  ChunkMaker(
      OcpDocument document,
      String documentId,
      SourceReader source,
      Omissions omissions,
      Invisible invisible,
      boolean hides,
      Sections sections,
      int first) {
    this.documentId = documentId;
    this.source = source;
    this.omissions = omissions;
    this.invisible = invisible;
    this.hides = hides;
    this.sections = sections;
    positions = new Positions(source, first);
    frontMatter = FrontMatter.of(document);
    List<Link> found = new ArrayList<>(Links.of(document));
    found.sort(Comparator.comparingInt(Link::start));
    links = found;
    names = new Names(documentId);
  }

  /** Returns the title of the document; empty if it has none. */
  String title() {
    return DocumentTitle.of(frontMatter);
  }

  /** Returns the Markdown of a draft; it is empty if there is nothing but white space. */
  Body body(Draft draft) {
    List<Piece> pieces = draft.all();
    Body body = new Body(pieces.size());
    int repeated = draft.overlap.size();
    for (int i = 0; i < pieces.size(); i++) {
      Piece piece = pieces.get(i);
      Frame frame = draft.hasFrames ? piece.frame : null;
      Frame before = i == 0 ? null : pieces.get(i - 1).frame;
      Frame after = i + 1 == pieces.size() ? null : pieces.get(i + 1).frame;
      if (frame != null && !frame.equals(before) && piece.start > frame.start()) {
        body.add(frame.start(), frame.end(), true);
      }
      boolean isRepeated = i < repeated;
      body.startPiece(i);
      omissions.spans().rest(piece.start, piece.end, (from, to) -> body.add(from, to, isRepeated));
      body.endPiece(i);
      if (frame != null && !frame.equals(after) && piece.end < frame.tailEnd()) {
        body.add(tail(piece, frame), frame.tailEnd(), true);
      }
    }
    body.trim(source);
    body.read(source);
    if (hides && isPartlyHidden(body)) {
      body.write(draft.context.text(), invisible.spans());
    } else {
      body.write(draft.context.text());
    }
    return body;
  }

  private boolean isPartlyHidden(Body body) {
    for (Range range : body.ranges()) {
      if (invisible.spans().intersects(range.start(), range.end())) {
        return true;
      }
    }
    return false;
  }

  /** Returns where the part behind a piece starts: with a line ending if the piece has none. */
  private int tail(Piece piece, Frame frame) {
    return SourceReader.isLineEnd(source.at(piece.end - 1)) ? frame.tailStart() : frame.tail();
  }

  /** Makes a chunk. */
  Chunk make(Draft draft) {
    Body body = draft.body;
    Piece first = draft.first();
    List<Heading> path = sections.path(first.section);
    long kinds = 0;
    List<String> languages = List.of();
    List<String> components = first.components;
    for (Piece piece : draft.overlap) {
      kinds |= piece.kinds;
      languages = union(languages, piece.languages);
    }
    for (Piece piece : draft.pieces) {
      kinds |= piece.kinds;
      languages = union(languages, piece.languages);
      components = common(components, piece.components);
    }
    List<SourceRange> ranges = new ArrayList<>(body.ranges().size());
    List<Link> links = new ArrayList<>();
    for (Range range : body.ranges()) {
      ranges.add(positions.range(range.start(), range.end(), range.repeated()));
      addLinks(range, links);
    }
    return new Chunk(
        names.next(path, body.markdown(), body.markdownLength()),
        documentId,
        index++,
        draft.text(),
        draft.context.text(),
        body.markdownString(),
        draft.size,
        ranges,
        path,
        kinds(kinds),
        languages,
        links,
        components,
        frontMatter);
  }

  private Set<NodeKind> kinds(long bits) {
    return kindSets.computeIfAbsent(bits, missing -> Set.copyOf(Kinds.of(missing)));
  }

  private static List<String> union(List<String> some, List<String> others) {
    if (some.containsAll(others)) {
      return some;
    }
    Set<String> all = new LinkedHashSet<>(some);
    all.addAll(others);
    return List.copyOf(all);
  }

  private static List<String> common(List<String> some, List<String> others) {
    if (some.equals(others)) {
      return some;
    }
    int length = 0;
    while (length < Math.min(some.size(), others.size())
        && some.get(length).equals(others.get(length))) {
      length++;
    }
    return some.subList(0, length);
  }

  private void addLinks(Range range, List<Link> target) {
    int low = 0;
    int high = links.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (links.get(middle).start() < range.start()) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    for (int i = low; i < links.size() && links.get(i).start() < range.end(); i++) {
      target.add(links.get(i));
    }
  }
}
