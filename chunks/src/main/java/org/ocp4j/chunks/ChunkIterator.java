package org.ocp4j.chunks;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.ocp4j.OcpCursor;
import org.ocp4j.OcpDocument;
import org.ocp4j.chunks.Contexts.Context;

/** Joins the pieces of a document into chunks. */
final class ChunkIterator implements Iterator<Chunk>, Splitter.Room, AutoCloseable {
  /** The greatest size of white space behind a piece, roughly. */
  private static final int WHITE_SPACE = 8;

  /** How much larger than its parts a whole may be, roughly. */
  private static final int ROUNDING = 4;

  private final Chunker chunker;
  private final SourceReader source;
  private final OcpCursor cursor;
  private final Splitter splitter;
  private final Measure measure;
  private final Sections sections;
  private final Contexts contexts;
  private final ChunkMaker maker;

  /** Pieces that were taken out of a draft again. */
  private final Deque<Piece> returned = new ArrayDeque<>();

  /** Headings that wait for what follows them. */
  private final List<Piece> headings = new ArrayList<>();

  private int headingsSize;

  private Draft draft = new Draft();

  /** A draft that is full. It waits for the next one, which may be too small to stay alone. */
  private @Nullable Draft full;

  private final Deque<Chunk> ready = new ArrayDeque<>();
  private boolean isFinished;

  ChunkIterator(Chunker chunker, OcpDocument document, String documentId) {
    this.chunker = chunker;
    source = new SourceReader(document);
    sections = new Sections(document);
    Omissions omissions = new Omissions(chunker, source);
    int first = byteOrderMark(source);
    Invisible invisible = new Invisible(source);
    maker = new ChunkMaker(
        document, documentId, source, omissions, invisible, chunker.visibleText, sections, first);
    measure = new Measure(chunker.counter, source, chunker.visibleText ? invisible.spans() : null);
    contexts = new Contexts(chunker, measure, maker.title());
    cursor = document.cursor();
    int visible = source.skipBlankLines(first, source.size());
    splitter =
        new Splitter(chunker, cursor, source, measure, omissions, invisible, sections, visible);
  }

  private static int byteOrderMark(SourceReader source) {
    boolean isMarked = source.size() >= 3
        && source.at(0) == (byte) 0xEF
        && source.at(1) == (byte) 0xBB
        && source.at(2) == (byte) 0xBF;
    return isMarked ? 3 : 0;
  }

  /** Releases the cursor. */
  @Override
  public void close() {
    isFinished = true;
    ready.clear();
    cursor.close();
  }

  @Override
  public boolean hasNext() {
    while (ready.isEmpty() && !isFinished) {
      Piece piece = returned.isEmpty() ? splitter.next(this) : returned.pop();
      if (piece == null) {
        finish();
      } else {
        place(piece);
      }
    }
    return !ready.isEmpty();
  }

  @Override
  public Chunk next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return ready.pop();
  }

  // What the splitter asks for.

  @Override
  public int whole(Piece piece) {
    int start = piece.start;
    int end = piece.end;
    int size = measure.upTo(chunker.budget, start, end);
    int trimmed = source.trimEnd(start, end);
    int visible = size > chunker.budget ? source.skipWhite(start, trimmed) : start;
    if (size > chunker.budget && (visible > start || trimmed < end)) {
      size = measure.upTo(chunker.budget, visible, trimmed);
    }
    piece.counted = size > chunker.budget ? null : measure.counted();
    if (size > chunker.budget || headings.isEmpty()) {
      return size;
    }
    if ((long) headingsSize + size + ROUNDING <= chunker.budget) {
      return size;
    }
    // The headings stand directly before the block. Counted together, both may be larger.
    int both = measure.upTo(chunker.budget, headings.get(0).start, trimmed);
    return both > chunker.budget ? Integer.MAX_VALUE : size;
  }

  @Override
  public int part(int section) {
    Context context = headings.isEmpty()
        ? contexts.of(sections.path(section))
        : contexts.of(sections.path(headings.get(0).section));
    // A counter that rounds down finds the whole larger than the sum of its parts.
    int rounding = headings.size() + (context.size() > 0 ? 1 : 0);
    return Math.max(1, chunker.budget - headingsSize - context.size() - rounding);
  }

  // Placing pieces.

  private void place(Piece piece) {
    if (piece.isHeading) {
      placeHeading(piece);
      return;
    }
    if (!draft.isEmpty() && !joins(piece) && !closeBefore(piece)) {
      return;
    }
    if (draft.isEmpty()) {
      start(piece);
    }
    takeHeadings();
    draft.add(piece);
  }

  private void placeHeading(Piece heading) {
    boolean endsSection =
        heading.startsSection && headings.isEmpty() && draft.ownSize >= chunker.minimum;
    if (endsSection && !draft.isEmpty() && !closeBefore(heading)) {
      return;
    }
    if (headingsSize + heading.size <= chunker.budget / 2) {
      headings.add(heading);
      headingsSize += heading.size;
      return;
    }
    // Headings that are too large to leave room for what follows them.
    boolean joins = (long) draft.sizeWith(heading) + headingsSize <= chunker.budget;
    if (!draft.isEmpty() && !joins && !closeBefore(heading)) {
      return;
    }
    if (draft.isEmpty()) {
      draft.contextSize =
          contextOf(headings.isEmpty() ? heading : headings.get(0)).size();
    }
    takeHeadings();
    draft.add(heading);
  }

  private void takeHeadings() {
    for (Piece heading : headings) {
      draft.add(heading);
    }
    headings.clear();
    headingsSize = 0;
  }

  private boolean joins(Piece piece) {
    if (draft.isAlone || piece.isAlone) {
      return false;
    }
    boolean startsSection = !headings.isEmpty() && headings.get(0).startsSection;
    if (startsSection && draft.ownSize >= chunker.minimum) {
      return false;
    }
    long excess = (long) draft.sizeWith(piece) + headingsSize - chunker.budget;
    if (excess <= 0 || excess > WHITE_SPACE) {
      return excess <= 0;
    }
    // The white space behind the last piece does not count.
    int end = source.trimEnd(piece.start, piece.end);
    return excess - piece.size + measure.of(piece.start, end) <= 0;
  }

  /** Starts a draft with the context and the overlap for its first piece. */
  private void start(Piece piece) {
    Piece first = headings.isEmpty() ? piece : headings.get(0);
    draft.contextSize = contextOf(first).size();
    boolean continues = chunker.overlap > 0 && headings.isEmpty() && !piece.isAlone;
    if (continues && full != null && !full.isAlone && full.last().section == piece.section) {
      int frame = piece.headSize() + piece.tailSize();
      repeat(full, chunker.budget - draft.contextSize - piece.size - frame);
    }
  }

  private Context contextOf(Piece first) {
    return contexts.of(sections.path(first.section));
  }

  /** Repeats the end of the chunk before. */
  private void repeat(Draft before, int room) {
    int limit = Math.min(chunker.overlap, room);
    List<Piece> tail = new ArrayList<>();
    int size = 0;
    int i = before.pieces.size() - 1;
    for (; i >= 0; i--) {
      Piece piece = before.pieces.get(i);
      int frame = piece.frame == null ? 0 : piece.frame.headSize();
      if (piece.isHeading || size + piece.size + frame > limit) {
        break;
      }
      tail.add(0, piece);
      size += piece.size;
    }
    if (i >= 0 && before.pieces.get(i).isText) {
      List<Piece> sentences = splitter.sentences(before.pieces.get(i));
      for (int k = sentences.size() - 1; k > 0; k--) {
        Piece sentence = sentences.get(k);
        if (size + sentence.size > limit) {
          break;
        }
        tail.add(0, sentence);
        size += sentence.size;
      }
    }
    tail.forEach(draft::repeat);
  }

  // Closing drafts.

  /**
   * Closes the draft, before a piece is placed. If the text of the draft exceeds the budget, though
   * the sizes of its parts do not, the last parts are taken out of it. Then these, the headings
   * that wait and the piece are placed later.
   *
   * @return {@code true} if the piece can be placed now
   */
  private boolean closeBefore(@Nullable Piece piece) {
    List<Piece> removed = closeDraft();
    if (removed.isEmpty()) {
      return true;
    }
    if (piece != null) {
      returned.push(piece);
    }
    pushAll(headings);
    headings.clear();
    headingsSize = 0;
    pushAll(removed);
    return false;
  }

  private void pushAll(List<Piece> pieces) {
    for (int i = pieces.size() - 1; i >= 0; i--) {
      returned.push(pieces.get(i));
    }
  }

  private List<Piece> closeDraft() {
    Draft closed = draft;
    draft = new Draft();
    List<Piece> removed = complete(closed);
    Draft both = full == null ? null : join(full, closed);
    if (both == null) {
      emit();
      full = closed;
    } else {
      full = both;
    }
    return removed;
  }

  /** Makes the text of a draft, within the budget; returns the pieces that do not fit. */
  private List<Piece> complete(Draft closed) {
    List<Heading> path = sections.path(closed.first().section);
    List<Piece> removed = new ArrayList<>();
    closed.context = contexts.of(path);
    while (true) {
      closed.body = maker.body(closed);
      closed.size = measure.of(closed);
      if (closed.size <= chunker.budget) {
        return removed;
      }
      int group = closed.lastGroup();
      if (!closed.overlap.isEmpty()) {
        closed.dropOverlap();
      } else if (group > 0) {
        while (closed.pieces.size() > group) {
          removed.add(0, closed.removeLast());
        }
      } else if (!closed.context.text().isEmpty()) {
        closed.context = contexts.fitting(path, closed.context.size() - 1);
      } else if (closed.pieces.size() > 1 && !closed.last().isKept) {
        // The budget comes before keeping a heading with what follows it.
        removed.add(0, closed.removeLast());
      } else if (closed.hasFrames && closed.first().frame != null) {
        closed.hasFrames = false;
      } else {
        return removed;
      }
    }
  }

  /**
   * Joins a draft that is too small to stay alone with the one before.
   *
   * @return both, or null if they are not joined
   */
  private @Nullable Draft join(Draft before, Draft closed) {
    boolean isSmall = closed.ownSize < chunker.minimum && !closed.isAlone && !before.isAlone;
    if (!isSmall || (long) before.size() + closed.ownSize > chunker.budget) {
      return null;
    }
    Draft both = new Draft();
    both.contextSize = before.contextSize;
    before.overlap.forEach(both::repeat);
    before.pieces.forEach(both::add);
    closed.pieces.forEach(both::add);
    both.context = before.context;
    both.body = maker.body(both);
    both.size = measure.of(both);
    return both.size <= chunker.budget ? both : null;
  }

  private void emit() {
    Draft done = full;
    full = null;
    if (done != null && !done.body.isEmpty()) {
      ready.add(maker.make(done));
    }
  }

  private void finish() {
    if (!headings.isEmpty()) {
      boolean fits = (long) draft.size() + headingsSize <= chunker.budget && !draft.isAlone;
      boolean joins = fits && draft.ownSize < chunker.minimum;
      if (!draft.isEmpty() && !joins && !closeBefore(null)) {
        return;
      }
      if (draft.isEmpty()) {
        draft.contextSize = contextOf(headings.get(0)).size();
      }
      takeHeadings();
    }
    if (!draft.isEmpty() && !closeBefore(null)) {
      return;
    }
    emit();
    isFinished = true;
    cursor.close();
  }
}
