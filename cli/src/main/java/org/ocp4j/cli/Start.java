package org.ocp4j.cli;

/**
 * The entry point of {@code ocp.jar}. It needs no other class, so it can say plainly what to do
 * when the jar was started without its libraries.
 */
public final class Start {
  private Start() {}

  /**
   * Runs the command and ends the JVM with its exit code.
   *
   * @param arguments the command line
   */
  public static void main(String[] arguments) {
    try {
      Main.main(arguments);
    } catch (NoClassDefFoundError e) {
      if (!(e.getCause() instanceof ClassNotFoundException)) {
        throw e;
      }
      System.err.println("ocp: this jar was started without its libraries: there is no class "
          + e.getCause().getMessage());
      System.err.println("They belong in a folder lib beside the jar, as in the archive"
          + " org.ocp4j:ocp:zip:bin, which has the command bin/ocp.");
      System.exit(1);
    }
  }
}
