package org.ocp4j;

import java.io.Serializable;
import java.util.Objects;

/**
 * An engine that was found, with the reason why it is selected or not: an element of {@link
 * Ocp#engines()}.
 *
 * @param id the name of the engine; empty if its provider failed
 * @param priority its priority, from 0; -1 if its provider failed
 * @param available whether it can run here
 * @param reason the reason why it can run here, or cannot
 * @param fix what makes it available, such as a flag, an artifact or a JDK; empty if it is
 *     available
 * @param provider the class name of the provider, as far as known
 * @param location the module, or the location of the class file; empty if unknown
 * @param selected whether {@link Ocp#engine()} would open it
 * @param why the reason why it is selected, or is not
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
