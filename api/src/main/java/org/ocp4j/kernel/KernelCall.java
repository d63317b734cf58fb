package org.ocp4j.kernel;

import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ocp4j.Ownership;
import org.ocp4j.frame.OcpVector;
import org.ocp4j.internal.Friends;
import org.ocp4j.internal.frame.FrameScope;

/**
 * The arguments of a call: checked, and with a lease on each scope that has one of the vectors. The
 * leases are held from {@link #enter} to {@link #exit}.
 */
final class KernelCall {
  private static final Friends.Vectors FRIEND = Friends.vectors();
  private static final ByteBuffer[] NO_VECTORS = {};
  private static final long[] NO_NUMBERS = {};

  final ByteBuffer[] vectors;
  final long[] numbers;

  private final Kernel kernel;
  private final @Nullable OcpVector[] holders;
  private final @Nullable FrameScope[] entered;
  private int enteredCount;
  private boolean isInEngine;

  /**
   * Checks arguments.
   *
   * @throws KernelArgumentException if they do not fit
   */
  KernelCall(Kernel kernel, @Nullable Object[] arguments) {
    this.kernel = kernel;
    List<KernelValue> parameters = kernel.type().parameters();
    int count = parameters.size();
    if (arguments.length != count) {
      throw new KernelArgumentException(
          kernel, -1, count + " arguments", arguments.length + " arguments", "pass each parameter");
    }
    int vectorCount = kernel.vectorCount;
    vectors = vectorCount == 0 ? NO_VECTORS : new ByteBuffer[vectorCount];
    holders = new OcpVector[vectorCount];
    entered = new FrameScope[vectorCount];
    numbers = vectorCount == count ? NO_NUMBERS : new long[count - vectorCount];
    int vector = 0;
    for (int i = 0; i < count; i++) {
      KernelValue parameter = parameters.get(i);
      Object argument = arguments[i];
      if (argument == null || argument.getClass() != parameter.argumentType()) {
        throw wrongType(i, parameter, argument);
      }
      if (argument instanceof OcpVector holder) {
        if (!FRIEND.isOf(holder, kernel.runtime)) {
          throw new KernelArgumentException(
              kernel,
              i,
              "a vector of the engine \"" + kernel.runtime.id() + "\" that bound the kernel",
              "a vector of another engine",
              "allocate it in a frame of the engine that bound the kernel");
        }
        holders[vector++] = holder;
      } else {
        numbers[i - vector] = parameter.bits(argument);
      }
    }
  }

  private KernelArgumentException wrongType(
      int index, KernelValue parameter, @Nullable Object argument) {
    String expected = parameter.argumentType().getSimpleName();
    String fix = parameter.isVector()
        ? "pass a vector of OcpFrame.allocate(VectorType." + parameter.name().replace("_VECTOR", "")
            + ", n)"
        : "pass a " + parameter + ", without conversion";
    String passed = argument == null
        ? "null"
        : "the " + argument.getClass().getSimpleName()
            + (argument instanceof Number ? " " + argument : "");
    return new KernelArgumentException(kernel, index, "a " + expected, passed, fix);
  }

  /**
   * Takes the leases.
   *
   * @throws org.ocp4j.OcpClosedException if a vector is closed
   * @throws org.ocp4j.OcpWrongThreadException if a vector is confined to another thread
   */
  void enter() {
    if (vectors.length == 0) {
      kernel.runtime.gate().enter();
      isInEngine = true;
    }
    for (int i = 0; i < vectors.length; i++) {
      OcpVector holder = holders[i];
      if (holder != null) {
        enter(FRIEND.scope(holder));
        vectors[i] = FRIEND.bytes(holder);
      }
    }
  }

  private void enter(FrameScope scope) {
    for (int i = 0; i < enteredCount; i++) {
      if (scope.equals(entered[i])) {
        return;
      }
    }
    scope.enter();
    entered[enteredCount++] = scope;
  }

  /** Ends the leases that were taken. */
  void exit() {
    for (int i = 0; i < enteredCount; i++) {
      FrameScope scope = entered[i];
      if (scope != null) {
        scope.leave();
      }
    }
    for (OcpVector holder : holders) {
      if (holder != null) {
        FRIEND.keep(holder);
      }
    }
    if (isInEngine) {
      kernel.runtime.gate().leave();
    }
  }

  /**
   * Returns the length that all vectors have.
   *
   * @throws KernelArgumentException if they differ, or if a vector is confined
   */
  int commonLength() {
    int common = -1;
    int vector = 0;
    List<KernelValue> parameters = kernel.type().parameters();
    for (int i = 0; i < parameters.size(); i++) {
      OcpVector holder = parameters.get(i).isVector() ? holders[vector++] : null;
      if (holder == null) {
        continue;
      }
      if (FRIEND.scope(holder).ownership() == Ownership.CONFINED) {
        throw new KernelArgumentException(
            kernel,
            i,
            "a vector that several threads may use",
            "a vector of a frame that is confined to one thread",
            "open the frame with Ownership.SHARED, or call the kernel without parallel(pool)");
      }
      if (common >= 0 && holder.length() != common) {
        throw new KernelArgumentException(
            kernel,
            i,
            "a vector of " + common + " elements, as those before it",
            "a vector of " + holder.length() + " elements",
            "pass vectors of one length, or call the kernel without parallel(pool)");
      }
      common = holder.length();
    }
    return common;
  }
}
