package org.ocp4j.testing;

import org.ocp4j.spi.Availability;
import org.ocp4j.spi.EngineBackend;

/** Good and bad providers for tests of the selection. They are registered by name only. */
public final class TestProviders {
  private TestProviders() {}

  /** A good provider with priority 100. */
  public static final class Low extends FakeEngine {
    public Low() {
      super("low", 100);
    }
  }

  /** A good provider with priority 200. */
  public static final class High extends FakeEngine {
    public High() {
      super("high", 200);
    }
  }

  /** A good provider with the same id as another and a higher priority. */
  public static final class HighAgain extends FakeEngine {
    public HighAgain() {
      super("high", 300);
    }
  }

  /** A good provider with the same id and priority as another. */
  public static final class HighTwin extends FakeEngine {
    public HighTwin() {
      super("high", 200);
    }
  }

  /** A provider whose engine is not available. */
  public static final class Unavailable extends FakeEngine {
    public Unavailable() {
      super("unavailable", 400);
    }

    @Override
    public Availability availability() {
      return Availability.no(
          "the moon is missing", "put the moon back", new IllegalStateException("no moon"));
    }
  }

  /** A good provider with priority 50 that must not be probed. */
  public static final class NeverProbed extends FakeEngine {
    public NeverProbed() {
      super("never", 50);
    }

    @Override
    public Availability availability() {
      throw new AssertionError("probed");
    }
  }

  /** A provider whose constructor throws. */
  public static final class ThrowsInConstructor extends FakeEngine {
    public ThrowsInConstructor() {
      throw new IllegalStateException("constructor");
    }
  }

  /** A provider whose {@code availability} throws. */
  public static final class ThrowsInAvailability extends FakeEngine {
    public ThrowsInAvailability() {
      super("throws", 500);
    }

    @Override
    public Availability availability() {
      throw new UnsatisfiedLinkError("probe");
    }
  }

  /** A provider that claims to be available, but fails to open. */
  public static final class ThrowsInOpen extends FakeEngine {
    public ThrowsInOpen() {
      super("stuck", 600);
    }

    @Override
    public EngineBackend open() {
      throw new IllegalStateException("will not start");
    }
  }

  /** A provider with a blank id. */
  public static final class Blank extends FakeEngine {
    public Blank() {
      super(" ", 700);
    }
  }
}
