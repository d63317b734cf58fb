package org.ocp4j.memory;

/**
 * A listener that is notified of changes of the pressure on an engine's memory.
 *
 * @spec contract.md#5.4 Contract 5.4
 */
@FunctionalInterface
public interface PressureListener {
  /**
   * Called for each change, one after another, on a thread of the engine, with no lock held. An
   * exception that it throws goes to that thread's uncaught exception handler; later events are
   * delivered all the same.
   */
  void pressureChanged(PressureEvent event);
}
