package org.ocp4j.tck.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ocp4j.spi.EngineProvider;
import org.ocp4j.tck.TckResult;

/**
 * A result, with what it is of and how it came about.
 *
 * @param result what became of the rules
 * @param profile the engine; null when no test began
 * @param settings what the kit was told
 */
record KitReport(TckResult result, @Nullable EngineProfile profile, Settings settings) {
  /** A report without a test. */
  static KitReport empty(Settings settings) {
    return new KitReport(new TckResult("", List.of()), null, settings);
  }

  /** The same of an engine that is known. */
  KitReport of(EngineProvider provider) {
    return new KitReport(
        new TckResult(provider.id(), result.rules()), EngineProfile.of(provider), settings);
  }

  /** Writes it as HTML and as JSON. */
  void write(Path directory, String name) throws IOException {
    Files.createDirectories(directory);
    String file = "ocp4j-tck-" + name.replaceAll("[^A-Za-z0-9._-]", "_");
    Files.writeString(directory.resolve(file + ".json"), JsonReport.of(this));
    Files.writeString(directory.resolve(file + ".html"), HtmlReport.of(this));
  }
}
