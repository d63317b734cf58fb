package org.ocp4j.tck.internal;

import org.ocp4j.spi.ArrayHeap;
import org.ocp4j.spi.Availability;
import org.ocp4j.spi.EngineBackend;
import org.ocp4j.spi.EngineProvider;
import org.ocp4j.spi.Heap;
import org.ocp4j.spi.Parser;

/** Providers to find, good and bad; their engines open and do nothing. */
public final class StubProviders {
  private StubProviders() {}

  /** What they have in common. */
  public abstract static class Stub implements EngineProvider {
    private final String id;
    private final int priority;

    Stub(String id, int priority) {
      this.id = id;
      this.priority = priority;
    }

    @Override
    public String id() {
      return id;
    }

    @Override
    public int priority() {
      return priority;
    }

    @Override
    public EngineBackend open() {
      return new IdleBackend();
    }
  }

  /** Good, priority 100. */
  public static final class Low extends Stub {
    /** For the service loader. */
    public Low() {
      super("stub-low", 100);
    }
  }

  /** Good, priority 200. */
  public static final class High extends Stub {
    /** For the service loader. */
    public High() {
      super("stub-high", 200);
    }
  }

  /** Not available. */
  public static final class Unavailable extends Stub {
    /** For the service loader. */
    public Unavailable() {
      super("stub-unavailable", 900);
    }

    @Override
    public Availability availability() {
      return Availability.no("the moon is missing", "put it back", null);
    }
  }

  /** Throws when it is made. */
  public static final class ThrowsWhenMade extends Stub {
    /** For the service loader. */
    public ThrowsWhenMade() {
      super("stub-broken", 900);
      throw new IllegalStateException("not made");
    }
  }

  /** Throws when it is asked whether it is available. */
  public static final class ThrowsWhenProbed extends Stub {
    /** For the service loader. */
    public ThrowsWhenProbed() {
      super("stub-throws", 900);
    }

    @Override
    public Availability availability() {
      throw new UnsatisfiedLinkError("not probed");
    }
  }

  /** Says that it is available, and does not start. */
  public static final class ThrowsWhenOpened extends Stub {
    /** For the service loader. */
    public ThrowsWhenOpened() {
      super("stub-stuck", 900);
    }

    @Override
    public EngineBackend open() {
      throw new IllegalStateException("not opened");
    }
  }

  /** A backend that is never asked for a parser. */
  private static final class IdleBackend implements EngineBackend {
    private final Heap heap = new ArrayHeap();

    @Override
    public Heap heap() {
      return heap;
    }

    @Override
    public Parser newParser() {
      throw new UnsupportedOperationException();
    }
  }
}
