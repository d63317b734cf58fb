import org.ocp4j.engine.jna.JnaEngineProvider;
import org.ocp4j.spi.EngineProvider;

/** The engine {@code jna}: the native parser, called with JNA. */
@SuppressWarnings("requires-automatic") // the JNA jar for all platforms has no module-info
module org.ocp4j.engine.jna {
  requires transitive org.ocp4j;
  requires com.sun.jna;
  requires org.ocp4j.nativelib;
  requires static org.jspecify;

  exports org.ocp4j.engine.jna;

  provides EngineProvider with
      JnaEngineProvider;
}
