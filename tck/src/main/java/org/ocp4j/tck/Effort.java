package org.ocp4j.tck;

/** How many repetitions and random cases the kit runs. */
public enum Effort {
  /** Takes some seconds; shows quickly whether something is broken. */
  QUICK,
  /** The default, for every build. */
  NORMAL,
  /** Takes some minutes: ten million parses, and a soak test. */
  LONG;

  /** Returns the number that belongs to this effort. */
  public int of(int quick, int normal, int thorough) {
    return switch (this) {
      case QUICK -> quick;
      case NORMAL -> normal;
      case LONG -> thorough;
    };
  }
}
