package org.ocp4j.example.spark;

import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;

/**
 * A table of chunks, as Parquet, that follows the Markdown and MDX files of a folder. An update
 * parses the files whose digest is not in the table, and no others.
 *
 * <p>Each update adds a row for every file that is new, changed or gone. The latest row of a file
 * counts; a file that is gone has a row without a digest. Only one update may run at a time.
 */
final class ChunkTable {
  private static final String CHANGES = """
      WITH changed AS (
        SELECT path, digest, content FROM files LEFT ANTI JOIN stored USING (path, digest)
      ), parsed AS (
        SELECT path, digest, content, CASE
          WHEN path LIKE '%.mdx' THEN ocp_parse(content)
          ELSE ocp_parse(content, map('format', 'markdown'))
        END AS payload
        FROM changed
      )
      SELECT path, digest,
        ocp_chunks(payload, 512, path, map('minimum', '0')) AS chunks,
        if(payload IS NULL, ocp_error(content), NULL) AS error
      FROM parsed
      UNION ALL
      SELECT path, NULL, NULL, NULL
      FROM stored LEFT ANTI JOIN files USING (path) WHERE digest IS NOT NULL
      """;

  private static final String LATEST = """
      SELECT * EXCEPT (newest) FROM (
        SELECT *, max(run) OVER (PARTITION BY path) AS newest FROM rows
      ) WHERE run = newest
      """;

  private static final String EMPTY = "SELECT 0 AS run, '' AS path, '' AS digest FROM range(0)";

  private final SparkSession session;
  private final Path folder;
  private final Path table;

  /**
   * What an update did.
   *
   * @param parsed the number of files that were parsed, because they are new or have changed
   * @param broken the number of these that have an error and no chunks
   * @param gone the number of files that are no longer in the folder
   */
  record Update(long parsed, long broken, long gone) {}

  /**
   * Creates an object for a table, which need not exist.
   *
   * @param session a session with the functions of ocp4j
   * @param folder the folder with the files
   * @param table the folder of the table
   */
  ChunkTable(SparkSession session, Path folder, Path table) {
    this.session = session;
    this.folder = folder;
    this.table = table;
  }

  /** Brings the table up to date with the folder. */
  Update update() {
    Dataset<Row> stored = latest();
    int run = 1 + stored.selectExpr("coalesce(max(run), 0)").head().getInt(0);
    stored.createOrReplaceTempView("stored");
    session
        .read()
        .format("binaryFile")
        .option("recursiveFileLookup", true)
        .option("pathGlobFilter", "*.{md,mdx}")
        .load(folder.toString())
        .selectExpr("path", "content", "sha2(content, 256) AS digest")
        .createOrReplaceTempView("files");
    session
        .sql(CHANGES)
        .selectExpr(run + " AS run", "*")
        .write()
        .mode(SaveMode.Append)
        .parquet(table.toString());
    return whatDid(run);
  }

  private Update whatDid(int run) {
    Row counts = rows()
        .where("run = " + run)
        .selectExpr("count(digest)", "count(error)", "count_if(digest IS NULL)")
        .head();
    return new Update(counts.getLong(0), counts.getLong(1), counts.getLong(2));
  }

  private Dataset<Row> rows() {
    return session.read().parquet(table.toString());
  }

  /** Returns the latest row of each file, those that are gone included. */
  private Dataset<Row> latest() {
    if (Files.notExists(table)) {
      return session.sql(EMPTY);
    }
    rows().createOrReplaceTempView("rows");
    return session.sql(LATEST);
  }

  /** Returns the chunks of all files in the folder, as the last update found them. */
  Dataset<Row> chunks() {
    return latest().selectExpr("path", "inline(chunks)");
  }
}
