package org.ocp4j;

/** How closely an engine looks at documents that are forgotten instead of closed (contract 1.7). */
public enum LeakDetection {
  /** Not at all; their memory is released all the same. */
  OFF,
  /** Every leak is reported; one document in 64 also remembers where it was parsed. The default. */
  SAMPLED,
  /** Every leak is reported with where it was parsed, which makes each parse slower. */
  FULL
}
