package org.ocp4j.internal;

import java.nio.ByteBuffer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.ocp4j.OcpDocument;

/**
 * Runs code of this module on the source of a document while the document's memory is held. Whatever
 * that code calls may close the document, the memory stays until it returns (contract 1.10). So the
 * source can be read after user code has run, which a view of a cursor's document could not.
 */
public final class HeldSource {
  private static volatile @Nullable Access access;

  private HeldSource() {}

  /** How documents are held; set by {@link OcpDocument}, whose methods for it are not public. */
  public interface Access {
    /** Begins a read of a document, runs code on its source, and ends the read. */
    <E extends Exception> void use(OcpDocument document, Use<E> use) throws E;
  }

  /**
   * What is done with a source.
   *
   * @param <E> what it throws
   */
  @FunctionalInterface
  public interface Use<E extends Exception> {
    /**
     * Reads the source.
     *
     * @param source from zero to its limit; not to be kept
     */
    void of(ByteBuffer source) throws E;
  }

  /** Sets how documents are held. */
  public static void set(Access value) {
    access = value;
  }

  /**
   * Holds a document's memory, runs code on its source, and releases the memory.
   *
   * @throws org.ocp4j.OcpClosedException when the document is closed before
   * @throws org.ocp4j.OcpWrongThreadException when it is confined to another thread
   */
  public static <E extends Exception> void use(OcpDocument document, Use<E> use) throws E {
    Objects.requireNonNull(access).use(document, use);
  }
}
