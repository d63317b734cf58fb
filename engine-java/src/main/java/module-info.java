import org.ocp4j.engine.java.JavaEngineProvider;
import org.ocp4j.spi.EngineProvider;

/** The pure Java engine. */
module org.ocp4j.engine.java {
  requires transitive org.ocp4j;
  requires static org.jspecify;

  exports org.ocp4j.engine.java;

  provides EngineProvider with
      JavaEngineProvider;
}
