import org.ocp4j.example.direct.DirectEngineProvider;
import org.ocp4j.spi.EngineProvider;

/** Example programs. */
module org.ocp4j.example {
  requires org.ocp4j;
  requires org.ocp4j.engine.java;
  requires static org.jspecify;

  exports org.ocp4j.example.direct;

  provides EngineProvider with
      DirectEngineProvider;
}
