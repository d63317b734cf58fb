package org.ocp4j.tck;

/** How much work the kit puts into what can be tried any number of times. */
public enum Effort {
  /** Some seconds: to see at once whether something is broken. */
  QUICK,
  /** For every build. */
  NORMAL,
  /** Some minutes: ten million parses, and a soak. */
  LONG;

  /** The number that goes with this effort. */
  public int of(int quick, int normal, int thorough) {
    return switch (this) {
      case QUICK -> quick;
      case NORMAL -> normal;
      case LONG -> thorough;
    };
  }
}
