package org.ocp4j.engine.wasm.internal;

import com.dylibso.chicory.runtime.ChicoryInterruptedException;
import java.nio.ByteBuffer;
import org.ocp4j.kernel.KernelFailureException;
import org.ocp4j.kernel.KernelType;
import org.ocp4j.memory.OcpMemoryLimitException;
import org.ocp4j.spi.KernelFunction;

/**
 * A function of a module of kernels.
 *
 * @param kernels the module
 * @param name the name of the function
 * @param index the number of the function in the module
 * @param type its type
 */
record WasmKernel(WasmKernels kernels, String name, int index, KernelType type)
    implements KernelFunction {
  /**
   * Calls the function. An interrupt does not stop it, as on the other engines: a call that was
   * interrupted has written nothing to the vectors, and is repeated.
   */
  @Override
  public long call(ByteBuffer[] vectors, long[] numbers) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return callOnce(vectors, numbers);
        } catch (ChicoryInterruptedException e) {
          interrupted |= Thread.interrupted();
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private long callOnce(ByteBuffer[] vectors, long[] numbers) {
    KernelSandbox sandbox = kernels.take();
    try {
      return sandbox.call(index, type, vectors, numbers);
    } catch (ChicoryInterruptedException | OcpMemoryLimitException e) {
      throw e;
    } catch (RuntimeException | StackOverflowError e) {
      throw new KernelFailureException(
          name, "the WebAssembly function trapped; its sandbox is discarded: " + e, e);
    } finally {
      kernels.give(sandbox);
    }
  }
}
