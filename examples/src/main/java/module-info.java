import org.ocp4j.example.direct.DirectEngineProvider;
import org.ocp4j.spi.EngineProvider;

/** Programs to read and to run. */
module org.ocp4j.example {
  requires org.ocp4j;
  requires org.ocp4j.engine.java;
  requires static org.jspecify;

  exports org.ocp4j.example.direct;

  provides EngineProvider with
      DirectEngineProvider;
}
