package org.ocp4j.internal;

import java.lang.invoke.MethodHandles;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.ocp4j.OcpCursor;
import org.ocp4j.OcpDocument;
import org.ocp4j.Ownership;
import org.ocp4j.ParseOptions;
import org.ocp4j.batch.BatchOptions;
import org.ocp4j.batch.OcpBatch;
import org.ocp4j.batch.OcpSource;
import org.ocp4j.frame.NodeColumns;
import org.ocp4j.frame.OcpFrame;
import org.ocp4j.frame.OcpVector;
import org.ocp4j.internal.engine.EngineDocuments;
import org.ocp4j.internal.engine.EngineRuntime;
import org.ocp4j.internal.frame.FrameMemory;
import org.ocp4j.internal.frame.FrameScope;
import org.ocp4j.internal.lifetime.Caller;
import org.ocp4j.internal.payload.Payload;
import org.ocp4j.kernel.KernelLibrary;
import org.ocp4j.kernel.Kernels;

/**
 * Gives packages of this module access to non-public methods of public classes in other packages.
 * Each such class implements an interface of this class, and registers the implementation in its
 * static initializer.
 */
public final class Friends {
  private static volatile @Nullable Documents documents;
  private static volatile @Nullable Frames frames;
  private static volatile @Nullable Batches batches;
  private static volatile @Nullable Vectors vectors;
  private static volatile @Nullable KernelBinder kernels;

  private Friends() {}

  /** Non-public methods of documents, implemented by {@link OcpDocument}. */
  public interface Documents {
    /** Parses a source on this thread for another thread, which will own a confined document. */
    OcpDocument parse(
        EngineDocuments engine, ByteBuffer source, ParseOptions options, Caller caller);

    /**
     * Parses a source into a frame. The document keeps {@code holder} reachable, and so keeps the
     * frame open.
     */
    OcpDocument parse(FrameMemory frame, Object holder, ByteBuffer source, ParseOptions options);

    /**
     * Returns the size of a document's payload in bytes, or 0 after its release. May be called on
     * any thread.
     */
    long payloadByteSize(OcpDocument document);

    /**
     * Reads a document's source with {@code use}. The document's memory is not released before
     * {@code use} returns, even if it calls user code that closes the document.
     *
     * @param document the document
     * @param use reads the source
     * @throws org.ocp4j.OcpClosedException if the document is closed already
     * @throws org.ocp4j.OcpWrongThreadException if the document is confined to another thread
     * @spec contract.md#1.10 Contract 1.10
     */
    <E extends Exception> void useSource(OcpDocument document, SourceUse<E> use) throws E;

    /**
     * Returns the payload that a cursor reads. It stays valid while the cursor is open and
     * reachable. Call this again before each node, so that a walk ends when the document is closed.
     *
     * @throws org.ocp4j.OcpClosedException if the cursor or its document is closed
     * @throws org.ocp4j.OcpWrongThreadException if the document is confined to another thread
     */
    Payload payload(OcpCursor cursor);
  }

  /**
   * Code that reads the source of a document.
   *
   * @param <E> the checked exception that the code throws
   */
  @FunctionalInterface
  public interface SourceUse<E extends Exception> {
    /**
     * Reads the source.
     *
     * @param source the source, from zero to the buffer's limit; invalid after this method
     *     returns
     */
    void of(ByteBuffer source) throws E;
  }

  /** Non-public methods of frames, implemented by {@link OcpFrame}. */
  public interface Frames {
    /** Opens a frame of an engine. */
    OcpFrame open(EngineRuntime runtime, int capacity, Ownership ownership);

    /**
     * Writes the columns of a document to a frame.
     *
     * @param frame the frame
     * @param payload the document's payload, which the caller is reading
     */
    NodeColumns columns(OcpFrame frame, Payload payload);
  }

  /** Non-public methods of vectors, implemented by {@link OcpVector}. */
  public interface Vectors {
    /** Returns {@code true} if a vector is in a frame of an engine. */
    boolean isOf(OcpVector vector, EngineRuntime runtime);

    /** Returns the scope that a caller must have entered while it uses a vector's bytes. */
    FrameScope scope(OcpVector vector);

    /**
     * Returns the elements of a vector: little-endian, position 0, the limit their size. Neither
     * may be changed.
     */
    ByteBuffer bytes(OcpVector vector);

    /** Keeps a vector's frame reachable until this call. */
    void keep(OcpVector vector);
  }

  /** The constructor of {@link Kernels}. */
  public interface KernelBinder {
    /** Loads libraries for an engine. */
    Kernels load(EngineRuntime runtime, List<KernelLibrary> libraries);
  }

  /** Non-public methods of batches, implemented by {@link OcpBatch}. */
  public interface Batches {
    /** Parses sources on the calling thread and its helpers, and returns the batch. */
    OcpBatch parse(EngineRuntime runtime, List<OcpSource> sources, BatchOptions options);
  }

  /** Registers the implementation for documents. */
  public static void registerDocuments(Documents friend) {
    documents = friend;
  }

  /** Registers the implementation for frames. */
  public static void registerFrames(Frames friend) {
    frames = friend;
  }

  /** Registers the implementation for batches. */
  public static void registerBatches(Batches friend) {
    batches = friend;
  }

  /** Registers the implementation for vectors. */
  public static void registerVectors(Vectors friend) {
    vectors = friend;
  }

  /** Registers the implementation for kernels. */
  public static void registerKernels(KernelBinder friend) {
    kernels = friend;
  }

  /** Returns the implementation for documents. */
  public static Documents documents() {
    Documents friend = documents;
    return friend == null ? registered(OcpDocument.class, () -> documents) : friend;
  }

  /** Returns the implementation for frames. */
  public static Frames frames() {
    Frames friend = frames;
    return friend == null ? registered(OcpFrame.class, () -> frames) : friend;
  }

  /** Returns the implementation for batches. */
  public static Batches batches() {
    Batches friend = batches;
    return friend == null ? registered(OcpBatch.class, () -> batches) : friend;
  }

  /** Returns the implementation for vectors. */
  public static Vectors vectors() {
    Vectors friend = vectors;
    return friend == null ? registered(OcpVector.class, () -> vectors) : friend;
  }

  /** Returns the implementation for kernels. */
  public static KernelBinder kernels() {
    KernelBinder friend = kernels;
    return friend == null ? registered(Kernels.class, () -> kernels) : friend;
  }

  /** Initializes a class, which registers its implementation, and returns the implementation. */
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
