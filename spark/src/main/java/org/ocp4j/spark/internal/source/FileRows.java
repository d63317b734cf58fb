package org.ocp4j.spark.internal.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.apache.hadoop.fs.Path;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.util.DateTimeUtils;
import org.apache.spark.sql.execution.datasources.PartitionedFile;
import org.apache.spark.unsafe.types.UTF8String;
import org.apache.spark.util.SerializableConfiguration;
import org.jspecify.annotations.Nullable;
import org.ocp4j.Limit;
import org.ocp4j.spark.internal.engine.ParseOutcome;
import org.ocp4j.spark.internal.engine.TaskParser;
import scala.collection.Iterator;
import scala.jdk.javaapi.CollectionConverters;
import scala.runtime.AbstractFunction1;

/**
 * Makes the row of a file, in a task. The file is read and parsed only if the query has a column
 * that needs it.
 */
final class FileRows extends AbstractFunction1<PartitionedFile, Iterator<InternalRow>>
    implements Serializable {
  private static final long serialVersionUID = 1;

  private final ReaderOptions options;
  private final TaskParser parser;
  private final FileFilter filter;
  private final String[] columns;
  private final Broadcast<SerializableConfiguration> hadoop;

  /** Null until the first file is read; each task has a copy of this object. */
  private transient @Nullable FileBytes bytes;

  FileRows(
      ReaderOptions options,
      TaskParser parser,
      FileFilter filter,
      String[] columns,
      Broadcast<SerializableConfiguration> hadoop) {
    this.options = options;
    this.parser = parser;
    this.filter = filter;
    this.columns = columns;
    this.hadoop = hadoop;
  }

  @Override
  public Iterator<InternalRow> apply(PartitionedFile file) {
    long modified = DateTimeUtils.millisToMicros(file.modificationTime());
    if (!options.reads(file.toPath().getName()) || !filter.test(file.fileSize(), modified)) {
      return CollectionConverters.asScala(Collections.emptyIterator());
    }
    try {
      InternalRow row = row(file, modified);
      return CollectionConverters.asScala(List.of(row).iterator());
    } catch (IOException e) {
      // Spark ignores missing and corrupt files by the type of the exception, if it is asked to.
      throw FileRows.<RuntimeException>unchecked(e);
    }
  }

  private InternalRow row(PartitionedFile file, long modified) throws IOException {
    @Nullable Object[] values = new @Nullable Object[columns.length];
    List<String> names = Arrays.asList(columns);
    ParseOutcome outcome = null;
    if (names.contains(FileColumns.PAYLOAD) || names.contains(FileColumns.ERROR)) {
      outcome = outcome(file, names.contains(FileColumns.PAYLOAD));
    }
    for (int i = 0; i < values.length; i++) {
      values[i] = switch (columns[i]) {
        case FileColumns.PATH -> UTF8String.fromString(file.toPath().toString());
        case FileColumns.MODIFICATION_TIME -> modified;
        case FileColumns.LENGTH -> file.fileSize();
        case FileColumns.PAYLOAD -> outcome == null ? null : outcome.payload();
        case FileColumns.ERROR -> outcome == null ? null : outcome.error();
        default -> throw new IllegalStateException("no such column: " + columns[i]);
      };
    }
    return new GenericInternalRow(values);
  }

  private ParseOutcome outcome(PartitionedFile file, boolean keep) throws IOException {
    ParseOutcome refusal = parser.refusal(file.fileSize());
    if (refusal != null) {
      return refusal;
    }
    Path path = file.toPath();
    ByteBuffer source;
    try (InputStream stream = path.getFileSystem(hadoop.value().value()).open(path)) {
      source = bytes().read(stream, file.fileSize());
    }
    return keep ? parser.parse(source, path.getName()) : parser.check(source, path.getName());
  }

  private FileBytes bytes() {
    FileBytes own = bytes;
    if (own == null) {
      own = new FileBytes(options.parser().parseOptions().limits().get(Limit.SOURCE_BYTES));
      bytes = own;
    }
    return own;
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <E extends Exception> E unchecked(Exception e) throws E {
    throw (E) e;
  }
}
