package org.ocp4j.bench.run;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** Finds the versions of what is measured, which Maven wrote into the jars. */
final class Versions {
  /**
   * The version of an artifact whose jar does not contain one, as on the class path of Maven's own
   * build.
   */
  static final String UNKNOWN = "unknown";

  private Versions() {}

  /**
   * Returns the versions of ocp4j and of everything it is compared with, by name, in the order they
   * are shown.
   */
  static Map<String, String> of(List<Program.Installed> programs) {
    Map<String, String> versions = new LinkedHashMap<>();
    versions.put("ocp4j", maven("org.ocp4j/ocp4j-bench"));
    versions.put("commonmark-java", maven("org.commonmark/commonmark"));
    versions.put("flexmark-java", maven("com.vladsch.flexmark/flexmark"));
    versions.put("JMH", maven("org.openjdk.jmh/jmh-core"));
    for (Program.Installed program : programs) {
      versions.put(
          program.program().name(), program.version().isEmpty() ? UNKNOWN : program.version());
    }
    return versions;
  }

  /** Returns the version of a Maven artifact. */
  static String maven(String artifact) {
    String name = "/META-INF/maven/" + artifact + "/pom.properties";
    try (InputStream file = Versions.class.getResourceAsStream(name)) {
      if (file == null) {
        return UNKNOWN;
      }
      Properties properties = new Properties();
      properties.load(file);
      return properties.getProperty("version", UNKNOWN);
    } catch (IOException e) {
      return UNKNOWN;
    }
  }
}
