package org.ocp4j.spark.cluster;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/**
 * The installation of Spark that executors start from. It has the jars on the class path of the
 * test, but those that an application adds with {@code --jars}: ocp4j, its engines and the tests.
 */
final class SparkHome {
  private static final List<String> ADDED = List.of("ocp4j-", "jna-", "jtokkit-", "snakeyaml-");

  private SparkHome() {}

  /**
   * Fills the directory {@code SPARK_HOME}.
   *
   * @param work a directory for jars of classes that have none yet
   * @return the jars to add, separated by commas
   */
  static String fill(Path work) throws IOException {
    Path jars = Files.createDirectories(Path.of(System.getenv("SPARK_HOME"), "jars"));
    List<String> added = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      Path path = Path.of(entry);
      if (Files.isDirectory(path)) {
        added.add(jar(path, work.resolve("classes" + added.size() + ".jar")).toString());
      } else if (ADDED.stream().anyMatch(path.getFileName().toString()::startsWith)) {
        added.add(entry);
      } else if (Files.exists(path)) {
        link(path, jars.resolve(path.getFileName()));
      }
    }
    return String.join(",", added);
  }

  private static void link(Path jar, Path link) throws IOException {
    try {
      Files.createSymbolicLink(link, jar);
    } catch (FileAlreadyExistsException e) {
      // Of an earlier run.
    }
  }

  private static Path jar(Path classes, Path target) throws IOException {
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(target));
        Stream<Path> files = Files.walk(classes)) {
      files.filter(Files::isRegularFile).forEach(file -> {
        try {
          out.putNextEntry(
              new JarEntry(classes.relativize(file).toString().replace(File.separatorChar, '/')));
          Files.copy(file, out);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      });
    }
    return target;
  }
}
