package org.ocp4j.spark.internal.source;

import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.mapreduce.Job;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.execution.datasources.FileFormat;
import org.apache.spark.sql.execution.datasources.OutputWriterFactory;
import org.apache.spark.sql.execution.datasources.PartitionedFile;
import org.apache.spark.sql.sources.DataSourceRegister;
import org.apache.spark.sql.sources.Filter;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.SerializableConfiguration;
import org.jspecify.annotations.Nullable;
import org.ocp4j.spark.internal.engine.TaskParser;
import scala.Function1;
import scala.Option;
import scala.collection.Iterator;
import scala.collection.immutable.Map;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The data source {@code mdx} among Spark's file sources: a row for each file, with the columns of
 * {@link FileColumns}. Spark finds this class as a service, lists the files, and divides them among
 * tasks.
 */
public final class MdxFileFormat implements FileFormat, DataSourceRegister {
  /** Creates the source; Spark does so for each read. */
  public MdxFileFormat() {}

  @Override
  public String shortName() {
    return "mdx";
  }

  @Override
  public Option<StructType> inferSchema(
      SparkSession session, Map<String, String> options, Seq<FileStatus> files) {
    // Spark calls this when it analyses a query, so bad options are refused before it runs.
    ReaderOptions.check(options);
    return Option.apply(FileColumns.SCHEMA);
  }

  @Override
  public boolean isSplitable(SparkSession session, Map<String, String> options, Path path) {
    return false;
  }

  @Override
  public Function1<PartitionedFile, Iterator<InternalRow>> buildReader(
      SparkSession session,
      StructType dataSchema,
      StructType partitionSchema,
      StructType requiredSchema,
      Seq<Filter> filters,
      Map<String, String> options,
      Configuration hadoop) {
    FileColumns.check(dataSchema);
    ReaderOptions readerOptions = ReaderOptions.of(options);
    return new FileRows(
        readerOptions,
        TaskParser.of(readerOptions.parser(), session),
        FileFilter.of(CollectionConverters.asJava(filters)),
        requiredSchema.fieldNames(),
        SerializableConfiguration.broadcast(session.sparkContext(), hadoop));
  }

  @Override
  public OutputWriterFactory prepareWrite(
      SparkSession session, Job job, Map<String, String> options, StructType dataSchema) {
    throw new UnsupportedOperationException(
        "the source mdx writes no files: write payloads as Parquet");
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof MdxFileFormat;
  }

  @Override
  public int hashCode() {
    return MdxFileFormat.class.hashCode();
  }

  @Override
  public String toString() {
    return "mdx";
  }
}
