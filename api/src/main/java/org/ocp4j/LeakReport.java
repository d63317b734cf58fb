package org.ocp4j;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * A document or frame that was forgotten instead of closed (contract 1.7). Its memory is released.
 *
 * @param kind what it is
 * @param id its number among the engine's documents and frames, from 1
 * @param bytes the size of its payload, or the frame's capacity
 * @param age from when it was opened until it was found
 * @param ownership who could use it; never {@link Ownership#AUTO}, which may be forgotten
 * @param reason how it was found
 * @param site where it was opened, or its batch was asked for, innermost call first; empty unless
 *     {@link LeakDetection} had it remembered
 */
public record LeakReport(
    Kind kind,
    long id,
    long bytes,
    Duration age,
    Ownership ownership,
    Reason reason,
    List<StackTraceElement> site) {
  /** What leaks. */
  public enum Kind {
    /** An {@link OcpDocument}. */
    DOCUMENT,
    /** An {@link OcpFrame}. */
    FRAME
  }

  /** How a leak is found. */
  public enum Reason {
    /** The collector found that nobody could close it any more. */
    UNREACHABLE,
    /** The engine was closed before it. */
    ENGINE_CLOSED
  }

  /** Checks that nothing is null. */
  public LeakReport {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(age, "age");
    Objects.requireNonNull(ownership, "ownership");
    Objects.requireNonNull(reason, "reason");
    site = List.copyOf(site);
  }

  /** What was leaked, and on the lines after it where it was opened. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder()
        .append(kind == Kind.DOCUMENT ? "document " : "frame ")
        .append(id)
        .append(" (")
        .append(bytes)
        .append(" bytes, ")
        .append(ownership)
        .append(") was not closed; ")
        .append(
            reason == Reason.UNREACHABLE
                ? "nobody can reach it any more"
                : "its engine was closed before it")
        .append(", ")
        .append(age.toMillis())
        .append(" ms after it was opened");
    if (site.isEmpty()) {
      return text.append("; LeakDetection.FULL tells where").toString();
    }
    site.forEach(call -> text.append("\n\tat ").append(call));
    return text.toString();
  }
}
