package org.ocp4j.tck.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ocp4j.spi.EngineProvider;
import org.ocp4j.tck.TckResult;

/**
 * A result together with the engine's profile and the settings of the run.
 *
 * @param result the results of the rules
 * @param profile the engine; {@code null} if no test began
 * @param settings the settings of the run
 */
record KitReport(TckResult result, @Nullable EngineProfile profile, Settings settings) {
  /** Returns a report without tests. */
  static KitReport empty(Settings settings) {
    return new KitReport(new TckResult("", List.of()), null, settings);
  }

  /** Returns a copy of this report with the profile of an engine. */
  KitReport of(EngineProvider provider) {
    return new KitReport(
        new TckResult(provider.id(), result.rules()), EngineProfile.of(provider), settings);
  }

  /** Writes the report as HTML and as JSON. */
  void write(Path directory, String name) throws IOException {
    Files.createDirectories(directory);
    String file = "ocp4j-tck-" + name.replaceAll("[^A-Za-z0-9._-]", "_");
    Files.writeString(directory.resolve(file + ".json"), JsonReport.of(this));
    Files.writeString(directory.resolve(file + ".html"), HtmlReport.of(this));
  }
}
