package org.ocp4j.chunks;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.ocp4j.OcpDocument;
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

  private final MessageDigest digest;

  /** How many chunks have had the same name. */
  private final Map<UUID, Integer> names = new HashMap<>();

  private int index;

  /** The Markdown of a draft: its ranges, and their text. */
  static final class Body {
    final List<Range> ranges = new ArrayList<>();
    String markdown = "";

    /** What of the Markdown is embedded. */
    String text = "";

    private void add(int start, int end, boolean repeated) {
      if (start >= end) {
        return;
      }
      int last = ranges.size() - 1;
      if (last >= 0 && ranges.get(last).end == start && ranges.get(last).repeated == repeated) {
        ranges.set(last, new Range(ranges.get(last).start, end, repeated));
      } else {
        ranges.add(new Range(start, end, repeated));
      }
    }
  }

  /** A part of the source. */
  record Range(int start, int end, boolean repeated) {}

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
    positions = new Positions(document, source, first);
    frontMatter = FrontMatter.of(document);
    List<Link> found = new ArrayList<>(Links.of(document));
    found.sort(Comparator.comparingInt(Link::start));
    links = found;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Returns the title of the document; empty if it has none. */
  String title() {
    return DocumentTitle.of(frontMatter);
  }

  /** Returns the Markdown of a draft; its text is empty if there is nothing but white space. */
  Body body(Draft draft) {
    Body body = new Body();
    List<Piece> pieces = draft.all();
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
      omissions.spans().rest(piece.start, piece.end, (from, to) -> body.add(from, to, isRepeated));
      if (frame != null && !frame.equals(after) && piece.end < frame.tailEnd()) {
        body.add(tail(piece, frame), frame.tailEnd(), true);
      }
    }
    trim(body);
    StringBuilder text = new StringBuilder();
    boolean isAllVisible = true;
    for (Range range : body.ranges) {
      text.append(source.text(range.start, range.end));
      isAllVisible &= !invisible.spans().intersects(range.start, range.end);
    }
    body.markdown = text.toString();
    body.text = (isAllVisible || !hides ? body.markdown : visible(body)).stripLeading();
    return body;
  }

  /** Returns what a reader sees; all of the Markdown if that is nothing. */
  private String visible(Body body) {
    StringBuilder text = new StringBuilder();
    for (Range range : body.ranges) {
      invisible
          .spans()
          .rest(range.start, range.end, (from, to) -> text.append(source.text(from, to)));
    }
    String visible = text.toString().strip();
    return visible.isEmpty() ? body.markdown : visible;
  }

  /** Returns where the part behind a piece starts: with a line ending if the piece has none. */
  private int tail(Piece piece, Frame frame) {
    return SourceReader.isLineEnd(source.at(piece.end - 1)) ? frame.tailStart() : frame.tail();
  }

  /** Removes blank lines at the start, and white space at the end. */
  private void trim(Body body) {
    List<Range> ranges = body.ranges;
    while (!ranges.isEmpty()) {
      Range first = ranges.get(0);
      int start = source.skipBlankLines(first.start, first.end);
      if (start < first.end) {
        ranges.set(0, new Range(start, first.end, first.repeated));
        break;
      }
      ranges.remove(0);
    }
    while (!ranges.isEmpty()) {
      int last = ranges.size() - 1;
      Range range = ranges.get(last);
      int end = source.trimEnd(range.start, range.end);
      if (end > range.start) {
        ranges.set(last, new Range(range.start, end, range.repeated));
        break;
      }
      ranges.remove(last);
    }
  }

  /** Makes a chunk. */
  Chunk make(Draft draft) {
    Body body = draft.body;
    Piece first = draft.first();
    List<Heading> path = sections.path(first.section);
    long kinds = 0;
    Set<String> languages = new LinkedHashSet<>();
    List<String> components = first.components;
    for (Piece piece : draft.overlap) {
      kinds |= piece.kinds;
      languages.addAll(piece.languages);
    }
    for (Piece piece : draft.pieces) {
      kinds |= piece.kinds;
      languages.addAll(piece.languages);
      components = common(components, piece.components);
    }
    List<SourceRange> ranges = new ArrayList<>(body.ranges.size());
    List<Link> links = new ArrayList<>();
    for (Range range : body.ranges) {
      ranges.add(positions.range(range.start, range.end, range.repeated));
      addLinks(range, links);
    }
    return new Chunk(
        id(path, body.markdown),
        documentId,
        index++,
        draft.text(),
        draft.context.text(),
        body.markdown,
        draft.size,
        ranges,
        path,
        Kinds.of(kinds),
        List.copyOf(languages),
        links,
        components,
        frontMatter);
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
      if (links.get(middle).start() < range.start) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    for (int i = low; i < links.size() && links.get(i).start() < range.end; i++) {
      target.add(links.get(i));
    }
  }

  /** Returns a name-based UUID, version 8. */
  private String id(List<Heading> path, String markdown) {
    update(documentId);
    for (Heading heading : path) {
      update(heading.title());
    }
    // No title contains a line ending.
    update("\n");
    UUID name = uuid(null, markdown);
    int same = names.merge(name, 1, Integer::sum);
    return (same == 1 ? name : uuid(name, Integer.toString(same))).toString();
  }

  private void update(String text) {
    digest.update(text.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
  }

  private UUID uuid(@Nullable UUID name, String text) {
    if (name != null) {
      update(name.toString());
    }
    update(text);
    ByteBuffer hash = ByteBuffer.wrap(digest.digest());
    long high = (hash.getLong() & 0xFFFF_FFFF_FFFF_0FFFL) | 0x8000L;
    long low = (hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }
}
