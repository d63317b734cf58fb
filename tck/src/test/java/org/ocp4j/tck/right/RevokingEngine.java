package org.ocp4j.tck.right;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.ocp4j.engine.java.JavaEngineProvider;
import org.ocp4j.memory.Capability;
import org.ocp4j.spi.Availability;
import org.ocp4j.spi.Delegates;
import org.ocp4j.spi.EngineBackend;
import org.ocp4j.spi.EngineProvider;
import org.ocp4j.spi.Loan;

/**
 * An engine with capabilities that the Java engine lacks: memory outside the Java heap, and views
 * that can be revoked. It revokes all views together with their block, or only views of confined
 * memory. On JDK 22 and newer, the memory comes from {@code java.lang.foreign}, which is found by
 * reflection. The parser is the Java engine's.
 */
public class RevokingEngine implements EngineProvider {
  private final Capability revokes;

  /**
   * Returns an engine that revokes some views.
   *
   * @param revokes the capability that says which views are revoked
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
  public Availability availability() {
    return Runtime.version().feature() >= 22
        ? Availability.yes("java.lang.foreign is here")
        : Availability.no("there is no java.lang.foreign", "use JDK 22 or newer", null);
  }

  @Override
  public EngineBackend open() {
    return new Delegates.OfBackend(new JavaEngineProvider().open(), new ArenaHeap(revokes));
  }

  /** A heap whose blocks each have a shared arena. */
  private static final class ArenaHeap extends RightHeap {
    private final Capability revokes;

    ArenaHeap(Capability revokes) {
      this.revokes = revokes;
    }

    @Override
    Memory memory(int byteSize) {
      Object arena = Foreign.arena("ofShared");
      Object segment = Foreign.allocate(arena, byteSize);
      Runnable free = () -> Foreign.close(arena);
      if (revokes == Capability.REVOKES_VIEWS) {
        return new Memory(Foreign.buffer(segment), null, free, () -> null);
      }
      ByteBuffer endless = Foreign.buffer(Foreign.within(Foreign.arena("global"), segment));
      return new Memory(endless, endless, free, () -> lend(segment));
    }

    private static Loan lend(Object segment) {
      Object arena = Foreign.arena("ofConfined");
      return new ArenaLoan(arena, Foreign.buffer(Foreign.within(arena, segment)));
    }

    @Override
    ByteBuffer shown(ByteBuffer view) {
      return view;
    }

    @Override
    public Set<Capability> capabilities() {
      return Set.of(Capability.OFF_HEAP, revokes);
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

  /** Calls the methods of {@code java.lang.foreign} by reflection. */
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

    /** Returns the same memory, accessible as long as another arena is open. */
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
