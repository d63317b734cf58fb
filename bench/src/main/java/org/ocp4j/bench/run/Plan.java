package org.ocp4j.bench.run;

import java.nio.file.Path;
import java.util.List;

/**
 * A plan of what to measure.
 *
 * @param folder the folder of the corpus: every {@code .md} and {@code .mdx} file below it
 * @param engines the ids of the engines, at least one, in the order they are shown
 * @param isQuick whether the run is short, with rough figures
 */
public record Plan(Path folder, List<String> engines, boolean isQuick) {
  /** Copies the list of engines. */
  public Plan {
    engines = List.copyOf(engines);
  }
}
