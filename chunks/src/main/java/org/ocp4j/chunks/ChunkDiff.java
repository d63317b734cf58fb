package org.ocp4j.chunks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The difference between the chunks of two versions of a document, which is what an index needs to
 * do. Chunks are the same if their {@linkplain Chunk#id() ids} are.
 *
 * <pre>{@code
 * ChunkDiff diff = ChunkDiff.between(before, after);
 * diff.removed().forEach(chunk -> index.delete(chunk.id()));
 * diff.added().forEach(chunk -> index.add(chunk.id(), embed(chunk.text())));
 * }</pre>
 *
 * @param added the chunks that only the new version has, in its order
 * @param removed the chunks that only the old version has, in its order
 * @param moved the chunks that both versions have, at different places; what was embedded is still
 *     right, what was stored of the place is not
 * @param unchanged the chunks that both versions have at the same place, as in the new version
 */
public record ChunkDiff(
    List<Chunk> added, List<Chunk> removed, List<Move> moved, List<Chunk> unchanged) {
  /**
   * A chunk whose place in the source has changed.
   *
   * @param before the chunk in the old version
   * @param after the chunk in the new version
   */
  public record Move(Chunk before, Chunk after) {}

  /** Copies the lists. */
  public ChunkDiff {
    added = List.copyOf(added);
    removed = List.copyOf(removed);
    moved = List.copyOf(moved);
    unchanged = List.copyOf(unchanged);
  }

  /**
   * Compares the chunks of two versions. The versions may be of one document or of many, if each
   * document has an id of its own.
   *
   * @throws IllegalArgumentException when two chunks of a version have the same id
   */
  public static ChunkDiff between(Collection<Chunk> before, Collection<Chunk> after) {
    Map<String, Chunk> old = byId(before);
    Map<String, Chunk> current = byId(after);
    List<Chunk> added = new ArrayList<>();
    List<Move> moved = new ArrayList<>();
    List<Chunk> unchanged = new ArrayList<>();
    for (Chunk chunk : after) {
      Chunk former = old.get(chunk.id());
      if (former == null) {
        added.add(chunk);
      } else if (former.index() == chunk.index() && former.ranges().equals(chunk.ranges())) {
        unchanged.add(chunk);
      } else {
        moved.add(new Move(former, chunk));
      }
    }
    List<Chunk> removed =
        before.stream().filter(chunk -> !current.containsKey(chunk.id())).toList();
    return new ChunkDiff(added, removed, moved, unchanged);
  }

  private static Map<String, Chunk> byId(Collection<Chunk> chunks) {
    Map<String, Chunk> byId = new HashMap<>();
    for (Chunk chunk : chunks) {
      Chunk other = byId.put(chunk.id(), chunk);
      if (other != null) {
        throw new IllegalArgumentException("two chunks of one version have the id "
            + chunk.id()
            + ": "
            + other
            + " and "
            + chunk
            + "; give each document an id of its own");
      }
    }
    return byId;
  }
}
