package org.vademecum.corpus;

import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.List;
import java.util.Spliterators;
import java.util.stream.StreamSupport;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.compress.CompressionCodecFactory;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;

/**
 * Files that are each read by one task, because their charset, packing or form is only known from
 * their content.
 */
record FilesSource(SparkSession spark, List<String> paths, String digest) implements SourceUnit {
  private static final int MOST_TASKS = 256;

  @Override
  public String name() {
    return SourceUnit.names(paths);
  }

  @Override
  public Dataset<Row> read() {
    var configuration = new SerializableConfiguration(spark.sparkContext().hadoopConfiguration());
    var rows =
        spark
            .createDataset(paths, Encoders.STRING())
            .repartition(Math.min(paths.size(), MOST_TASKS))
            .flatMap(
                (FlatMapFunction<String, Row>) path -> rows(path, configuration.value()),
                DocumentRows.ENCODER);
    // A packed file is read by one task; its documents are cleaned by all.
    var cores = spark.sparkContext().defaultParallelism();
    return paths.size() < cores ? rows.repartition(cores) : rows;
  }

  private static Iterator<Row> rows(String file, Configuration configuration) {
    var path = new Path(file);
    Iterator<CorpusDocument> documents;
    try {
      documents = FileDocuments.read(open(path, configuration), path.getName());
    } catch (IOException e) {
      var name = path.getName();
      documents =
          List.of(FileDocuments.unreadable(FileDocuments.stem(name), name, FileDocuments.reason(e)))
              .iterator();
    }
    return StreamSupport.stream(Spliterators.spliteratorUnknownSize(documents, 0), false)
        .map(DocumentRows::toRow)
        .iterator();
  }

  private static InputStream open(Path path, Configuration configuration) throws IOException {
    var in = path.getFileSystem(configuration).open(path);
    var codec = new CompressionCodecFactory(configuration).getCodec(path);
    if (codec == null) {
      return in;
    }
    try {
      return codec.createInputStream(in);
    } catch (IOException damaged) {
      in.close();
      throw damaged;
    }
  }
}
