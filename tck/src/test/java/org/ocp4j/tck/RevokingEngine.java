package org.ocp4j.tck;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.ocp4j.Extension;
import org.ocp4j.engine.java.JavaEngineProvider;
import org.ocp4j.memory.Capability;
import org.ocp4j.spi.Availability;
import org.ocp4j.spi.Block;
import org.ocp4j.spi.EngineBackend;
import org.ocp4j.spi.EngineProvider;
import org.ocp4j.spi.Heap;
import org.ocp4j.spi.Loan;
import org.ocp4j.spi.Parser;

/**
 * An engine with what the Java engine lacks: memory outside the Java heap, and views that end, all
 * of them with their block or those of confined memory when they are wanted back. The memory is
 * that of {@code java.lang.foreign}, found by reflection, on JDK 22 and newer; the parser is the
 * Java engine's.
 */
public class RevokingEngine implements EngineProvider {
  private final Capability revokes;

  /**
   * Returns an engine that revokes some views.
   *
   * @param revokes which
   */
  public static EngineProvider of(Capability revokes) {
    return new RevokingEngine(revokes);
  }

  RevokingEngine(Capability revokes) {
    this.revokes = revokes;
  }

  @Override
  public String id() {
    return revokes == Capability.REVOKES_VIEWS ? "arenas" : "loans";
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
    return new Backend(revokes);
  }

  private static final class Backend implements EngineBackend {
    private final EngineBackend java = new JavaEngineProvider().open();
    private final ArenaHeap heap;

    Backend(Capability revokes) {
      heap = new ArenaHeap(revokes);
    }

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
    private final Capability revokes;
    private final AtomicLong liveBlocks = new AtomicLong();
    private final AtomicLong liveBytes = new AtomicLong();

    ArenaHeap(Capability revokes) {
      this.revokes = revokes;
    }

    @Override
    public Block allocate(int byteSize) {
      ArenaBlock block = revokes == Capability.REVOKES_VIEWS
          ? new ArenaBlock(this, byteSize)
          : new LendingBlock(this, byteSize);
      liveBlocks.incrementAndGet();
      liveBytes.addAndGet(byteSize);
      return block;
    }

    @Override
    public Set<Capability> capabilities() {
      return Set.of(Capability.OFF_HEAP, revokes);
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

  /** A shared arena with one piece of memory, whose views end with it. */
  private static class ArenaBlock implements Block {
    private final ArenaHeap heap;
    private final Object arena = Foreign.arena("ofShared");
    final Object segment;
    private final int byteSize;
    private final AtomicBoolean released = new AtomicBoolean();
    private final ByteBuffer view;

    ArenaBlock(ArenaHeap heap, int byteSize) {
      this.heap = heap;
      this.byteSize = byteSize;
      this.segment = Foreign.allocate(arena, byteSize);
      this.view = Foreign.buffer(shown(segment));
    }

    Object shown(Object whole) {
      return whole;
    }

    @Override
    public ByteBuffer view() {
      return view;
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
      ArenaHeap counting = heap;
      Object ending = arena;
      int size = byteSize;
      return () -> {
        Foreign.close(ending);
        counting.forget(size);
      };
    }

    @Override
    public void release() {
      releaser().run();
    }

    private void end() {
      if (!released.compareAndSet(false, true)) {
        throw new IllegalStateException("block of " + byteSize + " bytes was released before");
      }
    }
  }

  /** One whose own view never ends, and that lends others. */
  private static final class LendingBlock extends ArenaBlock {
    LendingBlock(ArenaHeap heap, int byteSize) {
      super(heap, byteSize);
    }

    @Override
    Object shown(Object whole) {
      return Foreign.within(Foreign.arena("global"), whole);
    }

    @Override
    public Object anchor() {
      return view();
    }

    @Override
    public Loan lend() {
      Object arena = Foreign.arena("ofConfined");
      ByteBuffer lent = Foreign.buffer(Foreign.within(arena, segment));
      return new ArenaLoan(arena, lent);
    }
  }

  private record ArenaLoan(Object arena, ByteBuffer view) implements Loan {
    @Override
    public Object anchor() {
      return view;
    }

    @Override
    public boolean end() {
      try {
        Foreign.close(arena);
        return true;
      } catch (RuntimeException e) {
        return false;
      }
    }
  }

  /** What of {@code java.lang.foreign} is needed. */
  private static final class Foreign {
    private static final String PACKAGE = "java.lang.foreign.";
    private static final String SEGMENT = "MemorySegment";

    private Foreign() {}

    static Object arena(String kind) {
      return call("Arena", kind, List.of(), null);
    }

    static void close(Object arena) {
      call("Arena", "close", List.of(), arena);
    }

    static Object allocate(Object arena, long byteSize) {
      return call(
          "SegmentAllocator", "allocate", List.of(long.class, long.class), arena, byteSize, 8L);
    }

    /** The same memory, for as long as another arena is open. */
    static Object within(Object arena, Object segment) {
      return call(
          SEGMENT, "reinterpret", List.of(type("Arena"), Consumer.class), segment, arena, null);
    }

    static ByteBuffer buffer(Object segment) {
      Object buffer = call(SEGMENT, "asByteBuffer", List.of(), segment);
      return ((ByteBuffer) buffer).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static Class<?> type(String name) {
      try {
        return Class.forName(PACKAGE + name);
      } catch (ClassNotFoundException e) {
        throw new IllegalStateException(e);
      }
    }

    private static Object call(
        String type,
        String name,
        List<Class<?>> parameters,
        @Nullable Object target,
        @Nullable Object... arguments) {
      try {
        Method method = type(type).getMethod(name, parameters.toArray(new Class<?>[0]));
        return method.invoke(target, arguments);
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
