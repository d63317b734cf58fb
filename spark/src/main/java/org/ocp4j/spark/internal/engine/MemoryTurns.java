package org.ocp4j.spark.internal.engine;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.ocp4j.OcpEngine;
import org.ocp4j.memory.OcpMemoryLimitException;

/**
 * Shares an engine's memory between the tasks of a JVM. A parse that finds the memory taken waits
 * for the others and then runs alone. So whether it succeeds does not depend on what runs beside
 * it.
 */
final class MemoryTurns {
  private final ReadWriteLock lock = new ReentrantReadWriteLock();

  /**
   * Calls a function that parses and closes its document, beside others or alone.
   *
   * @param parse the function, which is called once or twice, and does not call this method
   * @throws OcpMemoryLimitException when there is too little memory even for this parse alone
   */
  <R> R call(OcpEngine engine, Supplier<R> parse) {
    Lock beside = lock.readLock();
    beside.lock();
    try {
      return parse.get();
    } catch (OcpMemoryLimitException e) {
      // Tried again below.
    } finally {
      beside.unlock();
    }
    Lock alone = lock.writeLock();
    alone.lock();
    try {
      engine.trim();
      return parse.get();
    } finally {
      alone.unlock();
    }
  }
}
