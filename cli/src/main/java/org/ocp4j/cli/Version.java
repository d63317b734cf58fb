package org.ocp4j.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/**
 * Provides the version text of {@code ocp --version}. The build writes versions into resources.
 */
public final class Version implements IVersionProvider {
  private static final String FILE = "version.txt";
  private static final String JARS_OF_DIGESTS = "jars-of-digests.txt";

  /** Makes a provider; picocli calls this. */
  public Version() {}

  @Override
  public String[] getVersion() throws IOException {
    return new String[] {
      "ocp " + read(FILE), "Java ${java.version} (${java.vendor}) on ${os.name} ${os.arch}"
    };
  }

  /** Returns the names of the jars that the digests ED2K and TTH need. */
  static String jarsOfDigests() {
    try {
      return read(JARS_OF_DIGESTS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(String name) throws IOException {
    try (InputStream in = Version.class.getResourceAsStream(name)) {
      byte[] text = Objects.requireNonNull(in, name).readAllBytes();
      return new String(text, StandardCharsets.UTF_8).strip();
    }
  }
}
