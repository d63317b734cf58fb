package org.ocp4j.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/**
 * Provides the version text of {@code ocp --version}. The build writes the version into a resource.
 */
public final class Version implements IVersionProvider {
  private static final String FILE = "version.txt";

  /** Makes a provider; picocli calls this. */
  public Version() {}

  @Override
  public String[] getVersion() throws IOException {
    try (InputStream in = Version.class.getResourceAsStream(FILE)) {
      byte[] version = Objects.requireNonNull(in, FILE).readAllBytes();
      return new String[] {
        "ocp " + new String(version, StandardCharsets.UTF_8).strip(),
        "Java ${java.version} (${java.vendor}) on ${os.name} ${os.arch}"
      };
    }
  }
}
