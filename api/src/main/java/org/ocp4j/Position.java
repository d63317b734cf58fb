package org.ocp4j;

import java.util.Objects;

/**
 * A span of a source, as unist defines it.
 *
 * @param start the place of its first character
 * @param end the place after its last character
 */
public record Position(Point start, Point end) {
  /** Checks that nothing is null. */
  public Position {
    Objects.requireNonNull(start, "start");
    Objects.requireNonNull(end, "end");
  }
}
