package org.ocp4j.chunks;

/** What a {@link Chunker} does with the nodes of a kind. */
public enum NodePolicy {
  /** Cuts a node only if it exceeds the budget alone. */
  SPLIT,
  /** Never cuts a node: a chunk may exceed the budget because of it. */
  KEEP,
  /** Puts a block into chunks of its own, with the headings directly before it. */
  ALONE,
  /** Leaves nodes out. */
  OMIT
}
