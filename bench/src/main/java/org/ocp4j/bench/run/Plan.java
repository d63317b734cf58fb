package org.ocp4j.bench.run;

import java.nio.file.Path;
import java.util.List;

/**
 * What to measure.
 *
 * @param folder where the documents are, every {@code .md} and {@code .mdx} file below it
 * @param engines ids of the engines, at least one, in the order they are to be shown
 * @param isQuick whether to be short, and rough
 */
public record Plan(Path folder, List<String> engines, boolean isQuick) {
  /** Copies the engines. */
  public Plan {
    engines = List.copyOf(engines);
  }
}
