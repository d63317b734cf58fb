package org.ocp4j;

/** Thrown when an engine does not support an option. The message names both, and the fix. */
public final class OcpUnsupportedException extends UnsupportedOperationException {
  private static final long serialVersionUID = 1L;

  private final String engine;
  private final String option;

  /**
   * Creates an exception.
   *
   * @param engine the engine's id
   * @param option the option that it does not support
   * @param fix what to do instead
   */
  public OcpUnsupportedException(String engine, String option, String fix) {
    super("engine \"" + engine + "\" does not support " + option + ": " + fix);
    this.engine = engine;
    this.option = option;
  }

  /** Returns the name of the engine. */
  public String engine() {
    return engine;
  }

  /** Returns the option that the engine does not support. */
  public String option() {
    return option;
  }
}
