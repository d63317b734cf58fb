package org.ocp4j;

/** An engine was asked for something it cannot do. The message names both, and the fix. */
public final class OcpUnsupportedException extends UnsupportedOperationException {
  private static final long serialVersionUID = 1L;

  private final String engine;
  private final String option;

  /**
   * Creates an exception.
   *
   * @param engine the engine's id
   * @param option what it was asked for
   * @param fix how to ask for less
   */
  public OcpUnsupportedException(String engine, String option, String fix) {
    super("engine \"" + engine + "\" does not support " + option + ": " + fix);
    this.engine = engine;
    this.option = option;
  }

  /** The engine's id. */
  public String engine() {
    return engine;
  }

  /** What it was asked for. */
  public String option() {
    return option;
  }
}
