package org.ocp4j;

/** Is told when the pressure on an engine's memory changes (contract 5.4). */
@FunctionalInterface
public interface PressureListener {
  /**
   * Called on a thread of the engine's own, with no lock held, for one event after the other. What
   * it throws goes to the thread's handler for uncaught exceptions and stops nothing.
   */
  void pressureChanged(PressureEvent event);
}
