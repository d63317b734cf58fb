package org.ocp4j;

/** How closely an engine looks at documents that are forgotten instead of closed (contract 1.7). */
public enum LeakDetection {
  /** Not at all; their memory is released all the same. */
  OFF,
  /**
   * Every leak is reported; one document or frame in 128 also remembers where it was opened. The
   * default.
   */
  SAMPLED,
  /** Every leak is reported with where it was opened, which makes each parse slower. */
  FULL
}
