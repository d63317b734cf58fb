package org.ocp4j.example.spark;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Makes a table of the chunks of a folder, finds sections that are code only, changes a document,
 * and brings the table up to date. It works on a copy of the folder.
 */
public final class FollowFolder {
  /** Sections that show commands and say nothing about them. */
  private static final String COMMANDS_ONLY = """
      SELECT path, min(first_line) AS line, array_join(first(heading_path.title), ' > ') AS titles
      FROM chunks
      GROUP BY path, anchor
      HAVING bool_or(exists(languages, language -> language IN ('bash', 'sh')))
        AND bool_and(forall(kinds, kind -> kind IN ('heading', 'code')))
      ORDER BY path, line
      """;

  private static final int SHOWN = 3;

  private final SparkSession session;
  private final PrintStream out;

  /**
   * Creates the example.
   *
   * @param session a session with the functions of ocp4j
   * @param out what the results are printed to
   */
  FollowFolder(SparkSession session, PrintStream out) {
    this.session = session;
    this.out = out;
  }

  /**
   * Runs the example.
   *
   * @param arguments the folder with the documents
   */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 1) {
      System.err.println("Usage: examples/spark/run FOLDER");
      System.exit(2);
    }
    Path work = Files.createTempDirectory("ocp4j-spark");
    try (SparkSession session = Sessions.builder("local[*]").getOrCreate()) {
      new FollowFolder(session, System.out).run(Path.of(arguments[0]), work);
    } finally {
      delete(work);
    }
  }

  /**
   * Runs the example on a copy of a folder.
   *
   * @param documents the folder with the documents
   * @param work an empty folder for the copy and the table
   */
  void run(Path documents, Path work) throws IOException {
    Path copy = Files.createDirectory(work.resolve("documents"));
    copy(documents, copy);
    ChunkTable table = new ChunkTable(session, copy, work.resolve("chunks"));

    out.println("The first update: " + table.update());
    table.chunks().createOrReplaceTempView("chunks");
    out.println(session.table("chunks").count() + " chunks");

    List<Row> sections = session.sql(COMMANDS_ONLY).collectAsList();
    out.println(sections.size() + " sections with code in bash and without text, such as");
    sections.stream()
        .limit(SHOWN)
        .forEach(section ->
            out.println("  " + name(section, copy) + ":" + section.get(1) + ": " + section.get(2)));

    out.println("Nothing has changed: " + table.update());
    Path first = first(copy);
    Files.writeString(first, "\n## Added\n\nA section.\n", StandardOpenOption.APPEND);
    out.println("A file has changed: " + table.update());
    Files.delete(first);
    out.println("A file is gone: " + table.update());
  }

  private static String name(Row section, Path copy) {
    String path = section.getString(0);
    return path.substring(path.indexOf(copy.toString()) + copy.toString().length() + 1);
  }

  private static boolean isDocument(Path file) {
    return file.toString().endsWith(".md") || file.toString().endsWith(".mdx");
  }

  private static Path first(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(FollowFolder::isDocument).sorted().findFirst().orElseThrow();
    }
  }

  /** Copies the documents of a folder, and of the folders in it. */
  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(FollowFolder::isDocument).toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        Files.createDirectories(target.getParent());
        Files.copy(file, target);
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
