package org.ocp4j;

import java.io.Serializable;
import java.util.Objects;

/**
 * A provider that was found, and what the selection made of it: a row of the table {@link
 * Ocp#engines()} answers.
 *
 * @param id the engine's name; the empty string when the provider could not say it
 * @param priority the highest among the available is chosen; -1 when the provider could not say it
 * @param available whether it can run here
 * @param reason why, or why not
 * @param fix what makes it available: the flag, the artifact, the JDK; empty when it is
 * @param provider the provider's class name, or what is known of it
 * @param location the module or the place the class was loaded from; empty when unknown
 * @param selected whether {@link Ocp#engine()} would open it
 * @param why why it is selected, or why it is not
 */
public record EngineCandidate(
    String id,
    int priority,
    boolean available,
    String reason,
    String fix,
    String provider,
    String location,
    boolean selected,
    String why)
    implements Serializable {
  /** Checks that nothing is null. */
  public EngineCandidate {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(fix, "fix");
    Objects.requireNonNull(provider, "provider");
    Objects.requireNonNull(location, "location");
    Objects.requireNonNull(why, "why");
  }
}
