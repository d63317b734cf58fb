package org.ocp4j.spi;

import org.jspecify.annotations.Nullable;
import org.ocp4j.kernel.KernelBindException;
import org.ocp4j.kernel.KernelType;

/** The code of a kernel library, loaded by an engine. Any number of threads use it. */
public interface KernelModule {
  /**
   * Finds a function.
   *
   * @param name the function's name
   * @param type the type that the caller expects
   * @return the function, or null if the code has none of that name
   * @throws KernelBindException when the code says that the function has another type
   */
  @Nullable
  KernelFunction find(String name, KernelType type);

  /** Returns {@code true} if calls copy vectors, instead of passing the memory of the frame. */
  boolean copies();

  /** Returns a description of the code for messages, such as the path of a file. */
  String origin();
}
