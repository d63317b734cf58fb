package org.ocp4j.memory;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.ocp4j.OcpDocument;
import org.ocp4j.Ownership;
import org.ocp4j.frame.OcpFrame;

/**
 * A report of a leak: a document or frame that was not closed. Its memory has been released.
 *
 * @param kind whether it is a document or a frame
 * @param id its number among the engine's documents and frames, from 1
 * @param bytes the size of the payload, or the capacity of the frame
 * @param age the time from its opening to its detection
 * @param ownership its ownership; never {@link Ownership#AUTO}, which need not be closed
 * @param reason how the leak was detected
 * @param site the stack trace of the call that opened it, innermost call first; empty unless {@link
 *     LeakDetection} recorded it
 * @spec contract.md#1.7 Contract 1.7
 */
public record LeakReport(
    Kind kind,
    long id,
    long bytes,
    Duration age,
    Ownership ownership,
    Reason reason,
    List<StackTraceElement> site) {
  /** The kind of object that leaked. */
  public enum Kind {
    /** An {@link OcpDocument}. */
    DOCUMENT,
    /** An {@link OcpFrame}. */
    FRAME
  }

  /** The way a leak was detected. */
  public enum Reason {
    /** The document or frame became unreachable without being closed. */
    UNREACHABLE,
    /** The document or frame was still open when its engine was closed. */
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

  /** Returns a sentence about the leak, and the stack trace on the lines after it. */
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
            reason == Reason.UNREACHABLE ? "it became unreachable" : "its engine was closed first")
        .append(", ")
        .append(age.toMillis())
        .append(" ms after it was opened");
    if (site.isEmpty()) {
      return text.append("; use LeakDetection.FULL to see where it was opened").toString();
    }
    site.forEach(call -> text.append("\n\tat ").append(call));
    return text.toString();
  }
}
