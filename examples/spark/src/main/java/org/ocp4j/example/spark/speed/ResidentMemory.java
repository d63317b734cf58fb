package org.ocp4j.example.spark.speed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Samples, once a second, the memory that the executors of a local cluster have in RAM. */
final class ResidentMemory implements AutoCloseable {
  private static final String EXECUTOR = "CoarseGrainedExecutorBackend";
  private static final long KIBIBYTE = 1024;

  private final TreeMap<Long, List<Sample>> samples = new TreeMap<>();
  private final long start = System.nanoTime();
  private final Thread thread = new Thread(this::run, "memory of executors");

  /**
   * A sample of a process.
   *
   * @param seconds the time since sampling began
   * @param bytes the bytes in RAM
   */
  record Sample(double seconds, long bytes) {}

  /** Begins sampling. */
  ResidentMemory() {
    thread.setDaemon(true);
    thread.start();
  }

  private void run() {
    try {
      while (!Thread.interrupted()) {
        ProcessHandle.current().descendants().forEach(this::sample);
        Thread.sleep(1000);
      }
    } catch (InterruptedException e) {
      // Sampling ends.
    }
  }

  private void sample(ProcessHandle process) {
    Path files = Path.of("/proc", String.valueOf(process.pid()));
    try {
      if (!Files.readString(files.resolve("cmdline")).contains(EXECUTOR)) {
        return;
      }
      for (String line : Files.readAllLines(files.resolve("status"))) {
        if (line.startsWith("VmRSS:")) {
          long bytes = Long.parseLong(line.replaceAll("\\D", "")) * KIBIBYTE;
          Sample sample = new Sample((System.nanoTime() - start) / 1e9, bytes);
          synchronized (samples) {
            samples.computeIfAbsent(process.pid(), pid -> new ArrayList<>()).add(sample);
          }
        }
      }
    } catch (IOException e) {
      // The process has ended, or the system has no such files.
    }
  }

  /** Returns the samples of each executor. */
  List<List<Sample>> executors() {
    synchronized (samples) {
      return samples.values().stream().map(List::copyOf).toList();
    }
  }

  /** Ends sampling. */
  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
