package org.ocp4j.nativelib;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The libraries that this artifact has, and their digests. */
final class LibraryIndex {
  static final String RESOURCE = "libraries.properties";

  private static final String FILE = ".file";
  private static final String DIGEST = ".sha256";

  private final Map<String, Entry> entries;

  private LibraryIndex(Map<String, Entry> entries) {
    this.entries = entries;
  }

  /** Opens a resource of this package; null when there is none. */
  @FunctionalInterface
  interface Resources {
    @Nullable
    InputStream open(String name);
  }

  /**
   * A library.
   *
   * @param resource its name as a resource
   * @param file its name as a file
   * @param sha256 its digest, in hexadecimal digits
   */
  record Entry(String resource, String file, String sha256) {}

  static LibraryIndex read(Resources resources) throws IOException {
    Properties properties = new Properties();
    try (InputStream in = open(resources, RESOURCE)) {
      properties.load(in);
    }
    Map<String, Entry> entries = new TreeMap<>();
    for (String key : properties.stringPropertyNames()) {
      if (key.endsWith(FILE)) {
        String platform = key.substring(0, key.length() - FILE.length());
        String file = properties.getProperty(key);
        String digest = properties.getProperty(platform + DIGEST);
        if (digest == null || !digest.matches("[0-9a-f]{64}")) {
          throw new IOException(RESOURCE + " has no digest for " + platform);
        }
        entries.put(platform, new Entry(platform + "/" + file, file, digest));
      }
    }
    return new LibraryIndex(entries);
  }

  /** Opens a resource that must be there. */
  static InputStream open(Resources resources, String name) throws IOException {
    InputStream in = resources.open(name);
    if (in == null) {
      throw new FileNotFoundException("no resource " + name);
    }
    return in;
  }

  /** The library for a platform's directory, or null. */
  @Nullable
  Entry get(String platform) {
    return entries.get(platform);
  }

  /** The platforms there are libraries for, in words. */
  String platforms() {
    return entries.isEmpty() ? "none" : String.join(", ", entries.keySet());
  }
}
