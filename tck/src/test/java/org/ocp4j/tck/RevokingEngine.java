package org.ocp4j.tck;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.ocp4j.Capability;
import org.ocp4j.Extension;
import org.ocp4j.engine.java.JavaEngineProvider;
import org.ocp4j.spi.Availability;
import org.ocp4j.spi.Block;
import org.ocp4j.spi.EngineBackend;
import org.ocp4j.spi.EngineProvider;
import org.ocp4j.spi.Heap;
import org.ocp4j.spi.Parser;

/**
 * An engine with what the Java engine lacks: memory outside the Java heap, and views that end with
 * their block. The memory is that of {@code java.lang.foreign}, found by reflection, on JDK 22 and
 * newer; the parser is the Java engine's.
 */
class RevokingEngine implements EngineProvider {
  @Override
  public String id() {
    return "revoking";
  }

  @Override
  public int priority() {
    return 0;
  }

  @Override
  public Availability availability() {
    return Runtime.version().feature() >= 22
        ? Availability.yes("java.lang.foreign is here")
        : Availability.no("there is no java.lang.foreign", "use JDK 22 or newer", null);
  }

  @Override
  public EngineBackend open() {
    return new Backend();
  }

  private static final class Backend implements EngineBackend {
    private final EngineBackend java = new JavaEngineProvider().open();
    private final ArenaHeap heap = new ArenaHeap();

    @Override
    public Heap heap() {
      return heap;
    }

    @Override
    public Parser newParser() {
      return java.newParser();
    }

    @Override
    public Set<Extension> extensions() {
      return java.extensions();
    }

    @Override
    public boolean supportsLenient() {
      return java.supportsLenient();
    }

    @Override
    public void close() {
      java.close();
    }
  }

  private static final class ArenaHeap implements Heap {
    private final AtomicLong liveBlocks = new AtomicLong();
    private final AtomicLong liveBytes = new AtomicLong();

    @Override
    public Block allocate(int byteSize) {
      Arena arena = new Arena(byteSize);
      liveBlocks.incrementAndGet();
      liveBytes.addAndGet(byteSize);
      return new ArenaBlock(this, arena, byteSize);
    }

    @Override
    public Set<Capability> capabilities() {
      return Set.of(Capability.OFF_HEAP, Capability.REVOKES_VIEWS);
    }

    @Override
    public long liveBlocks() {
      return liveBlocks.get();
    }

    @Override
    public long liveBytes() {
      return liveBytes.get();
    }

    void forget(int byteSize) {
      liveBlocks.decrementAndGet();
      liveBytes.addAndGet(-byteSize);
    }
  }

  private static final class ArenaBlock implements Block {
    private final ArenaHeap heap;
    private final Arena arena;
    private final int byteSize;
    private final AtomicBoolean released = new AtomicBoolean();

    ArenaBlock(ArenaHeap heap, Arena arena, int byteSize) {
      this.heap = heap;
      this.arena = arena;
      this.byteSize = byteSize;
    }

    @Override
    public ByteBuffer view() {
      return arena.view;
    }

    @Override
    public int byteSize() {
      return byteSize;
    }

    @Override
    public @Nullable Object anchor() {
      return null;
    }

    @Override
    public Runnable releaser() {
      end();
      return this::free;
    }

    @Override
    public void release() {
      end();
      free();
    }

    private void end() {
      if (!released.compareAndSet(false, true)) {
        throw new IllegalStateException("block of " + byteSize + " bytes was released before");
      }
    }

    private void free() {
      arena.close();
      heap.forget(byteSize);
    }
  }

  /** A shared arena with one piece of memory. */
  private static final class Arena {
    private final Object arena;
    private final ByteBuffer view;

    Arena(int byteSize) {
      arena = call("java.lang.foreign.Arena", "ofShared", null);
      Object segment =
          call("java.lang.foreign.SegmentAllocator", "allocate", arena, (long) byteSize, 8L);
      view = ((ByteBuffer) call("java.lang.foreign.MemorySegment", "asByteBuffer", segment))
          .order(ByteOrder.LITTLE_ENDIAN);
    }

    void close() {
      call("java.lang.foreign.Arena", "close", arena);
    }

    private static Object call(
        String type, String name, @Nullable Object target, long... arguments) {
      try {
        Class<?>[] types = new Class<?>[arguments.length];
        Object[] values = new Object[arguments.length];
        for (int i = 0; i < arguments.length; i++) {
          types[i] = long.class;
          values[i] = arguments[i];
        }
        Method method = Class.forName(type).getMethod(name, types);
        return method.invoke(target, values);
      } catch (InvocationTargetException e) {
        if (e.getCause() instanceof RuntimeException cause) {
          throw cause;
        }
        throw new IllegalStateException(e);
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
