package org.ocp4j.nativelib;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The index of the libraries in this artifact, with their digests. The artifact without libraries
 * has the same index; it finds a library in the artifact for one platform.
 */
final class LibraryIndex {
  static final String RESOURCE = "libraries.properties";

  private static final String FILE = ".file";
  private static final String DIGEST = ".sha256";

  private final Map<String, Entry> entries;

  private LibraryIndex(Map<String, Entry> entries) {
    this.entries = entries;
  }

  /** Opens resources of this package; returns null for a resource that does not exist. */
  @FunctionalInterface
  interface Resources {
    @Nullable
    InputStream open(String name);

    /** Returns {@code true} if a resource exists. */
    default boolean has(String name) throws IOException {
      try (InputStream in = open(name)) {
        return in != null;
      }
    }
  }

  /**
   * A library in the index.
   *
   * @param resource the name of the resource
   * @param file the name of the extracted file
   * @param sha256 the SHA-256 digest in hexadecimal
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

  /**
   * Opens a resource.
   *
   * @throws FileNotFoundException if the resource does not exist
   */
  static InputStream open(Resources resources, String name) throws IOException {
    InputStream in = resources.open(name);
    if (in == null) {
      throw new FileNotFoundException("no resource " + name);
    }
    return in;
  }

  /** Returns the library for a platform, or null if there is none. */
  @Nullable
  Entry get(String platform) {
    return entries.get(platform);
  }

  /** Returns the platforms with a library, as text for a message. */
  String platforms() {
    return entries.isEmpty() ? "none" : String.join(", ", entries.keySet());
  }
}
