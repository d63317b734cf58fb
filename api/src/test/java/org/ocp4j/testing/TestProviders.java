package org.ocp4j.testing;

import org.ocp4j.spi.Availability;
import org.ocp4j.spi.EngineBackend;

/** Providers that a class path may hold, good and bad; registered by name only. */
public final class TestProviders {
  private TestProviders() {}

  /** Good, priority 100. */
  public static final class Low extends FakeEngine {
    public Low() {
      super("low", 100);
    }
  }

  /** Good, priority 200. */
  public static final class High extends FakeEngine {
    public High() {
      super("high", 200);
    }
  }

  /** Good, with the id of another and a higher priority. */
  public static final class HighAgain extends FakeEngine {
    public HighAgain() {
      super("high", 300);
    }
  }

  /** Good, with the id and the priority of another. */
  public static final class HighTwin extends FakeEngine {
    public HighTwin() {
      super("high", 200);
    }
  }

  /** Not available. */
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

  /** Good, priority 50, and not to be asked. */
  public static final class NeverProbed extends FakeEngine {
    public NeverProbed() {
      super("never", 50);
    }

    @Override
    public Availability availability() {
      throw new AssertionError("probed");
    }
  }

  /** Throws when it is constructed. */
  public static final class ThrowsInConstructor extends FakeEngine {
    public ThrowsInConstructor() {
      throw new IllegalStateException("constructor");
    }
  }

  /** Throws when it is asked whether it is available. */
  public static final class ThrowsInAvailability extends FakeEngine {
    public ThrowsInAvailability() {
      super("throws", 500);
    }

    @Override
    public Availability availability() {
      throw new UnsatisfiedLinkError("probe");
    }
  }

  /** Says that it is available, and does not start. */
  public static final class ThrowsInOpen extends FakeEngine {
    public ThrowsInOpen() {
      super("stuck", 600);
    }

    @Override
    public EngineBackend open() {
      throw new IllegalStateException("will not start");
    }
  }

  /** Has a blank name. */
  public static final class Blank extends FakeEngine {
    public Blank() {
      super(" ", 700);
    }
  }
}
