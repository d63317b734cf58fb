package org.ocp4j.toolkit.edit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ocp4j.toolkit.edit.BlockEdits.Change;

/** Puts edits together, and writes the source with them. */
final class Edits {
  private final Source source;
  private final List<Splice> splices = new ArrayList<>();
  private final List<Change> changes = new ArrayList<>();
  private final List<Owned> owned = new ArrayList<>();
  private final List<Removed> removed = new ArrayList<>();

  /** A change of what a node consists of. */
  private record Owned(int node, Splice splice) {}

  /** Nodes that are replaced or deleted: those from one index to another one. */
  private record Removed(int first, int after, Splice splice) {}

  Edits(Source source) {
    this.source = source;
  }

  /** Adds a change of what a node consists of. */
  void add(int node, Splice splice) {
    splices.add(splice);
    owned.add(new Owned(node, splice));
  }

  /** Adds changes of what a node consists of. */
  void add(int node, List<Splice> list) {
    list.forEach(splice -> add(node, splice));
  }

  /** Adds a change of a node's children. */
  void add(Change change) {
    add(change.parent(), change.splices());
    changes.add(change);
  }

  /** Notes that a splice removes nodes. */
  void remove(int first, int after, Splice splice) {
    removed.add(new Removed(first, after, splice));
  }

  /**
   * Returns the source with the edits.
   *
   * @throws OverlappingEditsException when two edits change the same bytes or depend on each other
   */
  byte[] apply() {
    requireIndependent();
    requireOneParent();
    requireKept();
    splices.sort(Comparator.comparingInt(Splice::start)
        .thenComparingInt(Splice::end)
        .thenComparing(splice -> !splice.what().equals("setFrontMatter"))
        .thenComparingInt(Splice::edit));
    requireSeparate();
    long size = source.b.length;
    for (Splice splice : splices) {
      size += splice.bytes().length - (splice.end() - splice.start());
    }
    byte[] result = new byte[Math.toIntExact(size)];
    int from = 0;
    int to = 0;
    for (Splice splice : splices) {
      int kept = splice.start() - from;
      System.arraycopy(source.b, from, result, to, kept);
      System.arraycopy(splice.bytes(), 0, result, to + kept, splice.bytes().length);
      to += kept + splice.bytes().length;
      from = splice.end();
    }
    System.arraycopy(source.b, from, result, to, source.b.length - from);
    return result;
  }

  /** Checks the splices, which are sorted by their start: each with those that may reach it. */
  private void requireSeparate() {
    int[] open = new int[8];
    int count = 0;
    for (int i = 0; i < splices.size(); i++) {
      Splice splice = splices.get(i);
      int kept = 0;
      for (int k = 0; k < count; k++) {
        Splice earlier = splices.get(open[k]);
        if (earlier.overlaps(splice)) {
          throw overlap(earlier, splice);
        }
        if (earlier.end() >= splice.start()) {
          open[kept++] = open[k];
        }
      }
      count = kept;
      if (count == open.length) {
        open = Arrays.copyOf(open, count * 2);
      }
      open[count++] = i;
    }
  }

  /** Checks that nothing changes inside of a node that is removed. */
  private void requireKept() {
    owned.sort(Comparator.comparingInt(Owned::node));
    for (Removed each : removed) {
      int next = firstFrom(each.first);
      if (next < owned.size() && owned.get(next).node < each.after) {
        throw overlap(each.splice, owned.get(next).splice);
      }
    }
  }

  /** Returns the place in the sorted list of the first change of a node from an index on. */
  private int firstFrom(int node) {
    int low = 0;
    int high = owned.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (owned.get(middle).node < node) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Checks that insertions at one place are of one parent, which has to be known for an order. */
  private void requireOneParent() {
    Map<Integer, Change> insertions = new HashMap<>();
    for (Change change : changes) {
      Splice first = change.splices().get(0);
      Change other =
          first.start() == first.end() ? insertions.putIfAbsent(first.start(), change) : null;
      if (other != null && other.parent() != change.parent()) {
        throw dependent(other.splices().get(0), first);
      }
    }
  }

  private void requireIndependent() {
    changes.sort(Comparator.comparingInt(Change::parent));
    for (int i = 0; i < changes.size(); i++) {
      Change change = changes.get(i);
      for (int k = i + 1; k < changes.size() && changes.get(k).parent() == change.parent(); k++) {
        if (change.conflicts(changes.get(k))) {
          throw dependent(change.splices().get(0), changes.get(k).splices().get(0));
        }
      }
    }
  }

  private OverlappingEditsException overlap(Splice a, Splice b) {
    return exception(a, b, "changes the same place as");
  }

  private OverlappingEditsException dependent(Splice a, Splice b) {
    return exception(a, b, "depends on what is changed by");
  }

  private OverlappingEditsException exception(Splice a, Splice b, String relation) {
    boolean isFirst = a.number() < b.number();
    Splice later = isFirst ? b : a;
    Splice earlier = isFirst ? a : b;
    String reason = later.what()
        + " "
        + relation
        + " "
        + earlier.what()
        + " at "
        + source.place(earlier.start(), earlier.end())
        + ": apply one, parse the result, then apply the other";
    return new OverlappingEditsException(
        reason, later, earlier, source.place(later.start(), later.end()));
  }
}
