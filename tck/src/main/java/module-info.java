import org.junit.platform.launcher.TestExecutionListener;
import org.ocp4j.spi.EngineProvider;
import org.ocp4j.tck.internal.ReportListener;

/** The test kit (TCK) that every engine must pass. */
module org.ocp4j.tck {
  requires static java.management;
  requires static jdk.management;
  requires static org.jspecify;
  requires org.junit.platform.engine;
  requires org.junit.platform.launcher;
  requires transitive org.junit.jupiter.api;
  requires transitive org.ocp4j;

  exports org.ocp4j.tck;

  opens org.ocp4j.tck to
      org.junit.platform.commons;
  opens org.ocp4j.tck.internal to
      org.junit.platform.commons;

  uses EngineProvider;

  provides TestExecutionListener with
      ReportListener;
}
