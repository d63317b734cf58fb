package org.ocp4j.internal;

import java.lang.invoke.MethodHandles;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.ocp4j.OcpDocument;
import org.ocp4j.Ownership;
import org.ocp4j.ParseOptions;
import org.ocp4j.batch.BatchOptions;
import org.ocp4j.batch.OcpBatch;
import org.ocp4j.batch.OcpSource;
import org.ocp4j.frame.OcpFrame;
import org.ocp4j.internal.engine.EngineDocuments;
import org.ocp4j.internal.engine.EngineRuntime;
import org.ocp4j.internal.frame.FrameMemory;
import org.ocp4j.internal.lifetime.Caller;

/**
 * The one place through which packages of this module use what a class of another package does not
 * publish. Each public class with such friends implements an interface of this class and registers
 * the implementation in its static initializer.
 */
public final class Friends {
  private static volatile @Nullable Documents documents;
  private static volatile @Nullable Frames frames;
  private static volatile @Nullable Batches batches;

  private Friends() {}

  /** What other packages do with documents; {@link OcpDocument} implements it. */
  public interface Documents {
    /** Parses a source for a thread that may be another one. */
    OcpDocument parse(
        EngineDocuments engine, ByteBuffer source, ParseOptions options, Caller caller);

    /** Parses a source into a frame, which is released after {@code holder} is unreachable. */
    OcpDocument parse(FrameMemory frame, Object holder, ByteBuffer source, ParseOptions options);

    /** Returns the size of a document's payload in bytes, on any thread; 0 after its release. */
    long payloadByteSize(OcpDocument document);

    /**
     * Holds a document's memory, runs {@code use} on its source, and releases the memory. Whatever
     * {@code use} calls may close the document, the memory stays until it returns. So the source
     * can be read after user code has run, which a view of a cursor's document could not.
     *
     * @throws org.ocp4j.OcpClosedException when the document is closed before
     * @throws org.ocp4j.OcpWrongThreadException when it is confined to another thread
     * @spec contract.md#1.10 Contract 1.10
     */
    <E extends Exception> void useSource(OcpDocument document, SourceUse<E> use) throws E;
  }

  /**
   * What is done with the source of a document.
   *
   * @param <E> what it throws
   */
  @FunctionalInterface
  public interface SourceUse<E extends Exception> {
    /**
     * Reads the source.
     *
     * @param source from zero to its limit; not to be kept
     */
    void of(ByteBuffer source) throws E;
  }

  /** What other packages do with frames; {@link OcpFrame} implements it. */
  public interface Frames {
    /** Opens a frame of an engine. */
    OcpFrame open(EngineRuntime runtime, int capacity, Ownership ownership);
  }

  /** What other packages do with batches; {@link OcpBatch} implements it. */
  public interface Batches {
    /** Parses sources for the calling thread. */
    OcpBatch parse(EngineRuntime runtime, List<OcpSource> sources, BatchOptions options);
  }

  /** Registers the friend of documents. */
  public static void registerDocuments(Documents friend) {
    documents = friend;
  }

  /** Registers the friend of frames. */
  public static void registerFrames(Frames friend) {
    frames = friend;
  }

  /** Registers the friend of batches. */
  public static void registerBatches(Batches friend) {
    batches = friend;
  }

  /** Returns the friend of documents. */
  public static Documents documents() {
    Documents friend = documents;
    return friend == null ? registered(OcpDocument.class, () -> documents) : friend;
  }

  /** Returns the friend of frames. */
  public static Frames frames() {
    Frames friend = frames;
    return friend == null ? registered(OcpFrame.class, () -> frames) : friend;
  }

  /** Returns the friend of batches. */
  public static Batches batches() {
    Batches friend = batches;
    return friend == null ? registered(OcpBatch.class, () -> batches) : friend;
  }

  /** Initializes a class, which registers its friend. */
  private static <T> T registered(Class<?> type, Registration<T> registration) {
    try {
      MethodHandles.lookup().ensureInitialized(type);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
    return Objects.requireNonNull(registration.get(), type::getName);
  }

  private interface Registration<T> {
    @Nullable
    T get();
  }
}
