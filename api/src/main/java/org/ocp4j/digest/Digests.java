package org.ocp4j.digest;

import java.util.Iterator;
import java.util.List;

/** The digests of one source, one for each algorithm of the {@link Digester}, in its order. */
public final class Digests implements Iterable<Digest> {
  private final List<Digest> list;
  private final long byteSize;

  Digests(List<Digest> list, long byteSize) {
    this.list = List.copyOf(list);
    this.byteSize = byteSize;
  }

  /**
   * Returns the digest of an algorithm.
   *
   * @throws IllegalArgumentException when the digest was not computed
   */
  public Digest get(DigestAlgorithm algorithm) {
    for (Digest digest : list) {
      if (digest.algorithm().equals(algorithm)) {
        return digest;
      }
    }
    throw new IllegalArgumentException("no digest " + algorithm + " was computed, only "
        + list.stream().map(Digest::algorithm).toList()
        + "; name the algorithm when you ask for digests");
  }

  /** Returns the digests as an unmodifiable list, in the order of the algorithms. */
  public List<Digest> list() {
    return list;
  }

  /** Returns the digests, in the order of the algorithms. */
  @Override
  public Iterator<Digest> iterator() {
    return list.iterator();
  }

  /** Returns the size of the source in bytes. */
  public long byteSize() {
    return byteSize;
  }

  /** Returns {@code true} for the same digests in the same order. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Digests that && list.equals(that.list) && byteSize == that.byteSize;
  }

  @Override
  public int hashCode() {
    return list.hashCode();
  }

  /** Returns the algorithms and the digests, such as {@code [CRC-32C e3069283]}. */
  @Override
  public String toString() {
    return list.stream()
        .map(digest -> digest.algorithm() + " " + digest)
        .toList()
        .toString();
  }
}
