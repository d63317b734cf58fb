package org.ocp4j.engine.ffm;

import org.ocp4j.engine.ffm.internal.FfmBinding;
import org.ocp4j.spi.Availability;
import org.ocp4j.spi.EngineBackend;
import org.ocp4j.spi.EngineProvider;

/**
 * Provides the engine {@code ffm}, the fastest engine: native code called with {@code
 * java.lang.foreign}. Payloads are outside the Java heap. A view of a confined document becomes
 * invalid when the document is closed.
 *
 * <p>This class is compiled for Java 17, so that older versions can say what is missing.
 */
public final class FfmEngineProvider implements EngineProvider {
  /** The version in which {@code java.lang.foreign} became final. */
  private static final int OLDEST_JAVA = 22;

  /** Makes a provider, without loading the library. */
  public FfmEngineProvider() {}

  @Override
  public String id() {
    return "ffm";
  }

  @Override
  public int priority() {
    return 400;
  }

  @Override
  public Availability availability() {
    int java = Runtime.version().feature();
    if (java < OLDEST_JAVA) {
      return Availability.no(
          "needs Java " + OLDEST_JAVA + " or newer, this is Java " + java,
          "use ocp4j-engine-jna, which runs the same native parser here, or Java " + OLDEST_JAVA,
          null);
    }
    return FfmBinding.availability();
  }

  @Override
  public EngineBackend open() {
    return FfmBinding.open();
  }
}
