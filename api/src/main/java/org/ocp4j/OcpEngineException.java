package org.ocp4j;

import java.util.List;

/**
 * Thrown when no engine can be opened: none was found, or the engine of that name is unknown, is
 * not available or failed to start. The message lists every candidate with its reason and the fix.
 * Exceptions of providers are {@linkplain #getSuppressed() suppressed} exceptions.
 *
 * @spec contract.md#9.1 Contract 9.1
 */
public final class OcpEngineException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Ocp.Candidate[] candidates;

  OcpEngineException(String problem, List<Ocp.Candidate> candidates) {
    super(message(problem, candidates));
    this.candidates = candidates.toArray(new Ocp.Candidate[0]);
  }

  private static String message(String problem, List<Ocp.Candidate> candidates) {
    StringBuilder text = new StringBuilder(problem);
    for (Ocp.Candidate candidate : candidates) {
      text.append("\n  ").append(candidate.id()).append(" (").append(candidate.provider());
      text.append("): ").append(candidate.available() ? "available" : "unavailable");
      append(text, ", ", candidate.reason());
      append(text, "; fix: ", candidate.fix());
    }
    return text.toString();
  }

  private static void append(StringBuilder text, String before, String words) {
    if (!words.isEmpty()) {
      text.append(before).append(words);
    }
  }

  /** Returns all engines that were found, in order of choice. */
  public List<Ocp.Candidate> candidates() {
    return List.of(candidates);
  }
}
