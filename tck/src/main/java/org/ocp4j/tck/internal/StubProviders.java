package org.ocp4j.tck.internal;

import org.ocp4j.spi.ArrayHeap;
import org.ocp4j.spi.Availability;
import org.ocp4j.spi.EngineBackend;
import org.ocp4j.spi.EngineProvider;
import org.ocp4j.spi.Heap;
import org.ocp4j.spi.Parser;

/** Providers for the tests of discovery, some of which fail. Their engines do nothing. */
public final class StubProviders {
  private StubProviders() {}

  /** The base class of all stubs. */
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

  /** An available provider with priority 100. */
  public static final class Low extends Stub {
    /** Creates a provider; for the service loader. */
    public Low() {
      super("stub-low", 100);
    }
  }

  /** An available provider with priority 200. */
  public static final class High extends Stub {
    /** Creates a provider; for the service loader. */
    public High() {
      super("stub-high", 200);
    }
  }

  /** A provider that is not available. */
  public static final class Unavailable extends Stub {
    /** Creates a provider; for the service loader. */
    public Unavailable() {
      super("stub-unavailable", 900);
    }

    @Override
    public Availability availability() {
      return Availability.no("the moon is missing", "put it back", null);
    }
  }

  /** A provider whose constructor throws. */
  public static final class ThrowsWhenMade extends Stub {
    /** Throws an exception; for the service loader. */
    public ThrowsWhenMade() {
      super("stub-broken", 900);
      throw new IllegalStateException("not made");
    }
  }

  /** A provider whose {@code availability()} throws. */
  public static final class ThrowsWhenProbed extends Stub {
    /** Creates a provider; for the service loader. */
    public ThrowsWhenProbed() {
      super("stub-throws", 900);
    }

    @Override
    public Availability availability() {
      throw new UnsatisfiedLinkError("not probed");
    }
  }

  /** A provider that is available, but whose {@code open()} throws. */
  public static final class ThrowsWhenOpened extends Stub {
    /** Creates a provider; for the service loader. */
    public ThrowsWhenOpened() {
      super("stub-stuck", 900);
    }

    @Override
    public EngineBackend open() {
      throw new IllegalStateException("not opened");
    }
  }

  /** A backend that creates no parsers. */
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
