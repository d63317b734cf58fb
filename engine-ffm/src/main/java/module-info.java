import org.ocp4j.engine.ffm.FfmEngineProvider;
import org.ocp4j.spi.EngineProvider;

/** The engine {@code ffm}: the native parser, called with {@code java.lang.foreign}. */
module org.ocp4j.engine.ffm {
  requires transitive org.ocp4j;
  requires org.ocp4j.nativelib;
  requires static org.jspecify;

  exports org.ocp4j.engine.ffm;

  provides EngineProvider with
      FfmEngineProvider;
}
