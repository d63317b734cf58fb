package org.ocp4j.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/**
 * Records the pauses of the collector G1 from its creation on. The pauses can be read only once.
 */
final class Pauses implements AutoCloseable {
  private static final String EVENT = "jdk.GarbageCollection";
  private static final double NANOSECONDS = 1e6;

  private final Recording recording = new Recording();

  /** Starts the recording. */
  Pauses() {
    recording.enable(EVENT);
    recording.start();
  }

  /** Returns the pauses of young collections so far, in milliseconds. */
  List<Double> young() {
    return read(event -> "G1New".equals(event.getString("name")));
  }

  /** Returns the pauses of explicitly requested full collections so far, in milliseconds. */
  List<Double> full() {
    return read(event -> "System.gc()".equals(event.getString("cause")));
  }

  private List<Double> read(Predicate<RecordedEvent> which) {
    recording.stop();
    try {
      Path file = Files.createTempFile("ocp4j-bench", ".jfr");
      try {
        recording.dump(file);
        List<Double> pauses = new ArrayList<>();
        for (RecordedEvent event : RecordingFile.readAllEvents(file)) {
          if (which.test(event)) {
            pauses.add(event.getDuration("sumOfPauses").toNanos() / NANOSECONDS);
          }
        }
        return pauses;
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    recording.close();
  }
}
