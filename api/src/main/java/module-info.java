import org.ocp4j.kernel.KernelLibrary;
import org.ocp4j.spi.DigestProvider;
import org.ocp4j.spi.EngineProvider;

/** Parses MDX and Markdown into OCP payloads and reads them in place. */
module org.ocp4j {
  requires static java.management;
  requires static org.jspecify;

  exports org.ocp4j;
  exports org.ocp4j.batch;
  exports org.ocp4j.digest;
  exports org.ocp4j.frame;
  exports org.ocp4j.kernel;
  exports org.ocp4j.lint;
  exports org.ocp4j.memory;
  exports org.ocp4j.render;
  exports org.ocp4j.spi;
  exports org.ocp4j.visit;

  uses DigestProvider;
  uses EngineProvider;
  uses KernelLibrary;
}
