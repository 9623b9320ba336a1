package org.vademecum.corpus;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.UnsupportedFileSystemException;
import org.apache.spark.sql.SparkSession;
import org.vademecum.cli.Fault;

/**
 * Finds what {@code --source} names: a file, a folder or a URI of any file system that Spark knows,
 * or a database table as a {@code jdbc:} URL. JSON Lines and Parquet are read in parts where they
 * lie; every other file is read by one task.
 */
final class Sources {
  private final SparkSession spark;
  private final Configuration configuration;

  Sources(SparkSession spark) {
    this.spark = spark;
    this.configuration = spark.sparkContext().hadoopConfiguration();
  }

  /** The units of all sources, each once. */
  List<SourceUnit> units(List<String> sources) {
    var units = new ArrayList<SourceUnit>();
    for (var source : new LinkedHashSet<>(sources)) {
      if (source.startsWith("jdbc:")) {
        units.add(TableSource.of(spark, source));
      } else {
        addFiles(source, units);
      }
    }
    return units;
  }

  private void addFiles(String source, List<SourceUnit> units) {
    var whole = new ArrayList<FileStatus>();
    for (var file : files(source)) {
      var name = file.getPath().getName();
      var format = FileFormat.ofName(name).orElse(FileFormat.TEXT);
      var large = format == FileFormat.JSON_LINES || format == FileFormat.CSV;
      if (format == FileFormat.PARQUET
          || (format == FileFormat.JSON_LINES && !FileFormat.packed(name))) {
        units.add(new SplittableSource(spark, file.getPath().toString(), digest(List.of(file))));
      } else if (large || format == FileFormat.TSV) {
        units.add(filesSource(List.of(file)));
      } else {
        whole.add(file);
      }
    }
    if (!whole.isEmpty()) {
      units.add(filesSource(whole));
    }
  }

  private FilesSource filesSource(List<FileStatus> files) {
    var paths = files.stream().map(f -> f.getPath().toString()).toList();
    return new FilesSource(spark, paths, digest(files));
  }

  // A local file is known by its content; one of another file system by name, length and time,
  // because reading it all would take as long as curating it.
  private static String digest(List<FileStatus> files) {
    var digest = new ContentDigest();
    for (var file : files) {
      var uri = file.getPath().toUri();
      digest.add(file.getPath().getName());
      if (uri.getScheme() == null || uri.getScheme().equals("file")) {
        digest.addFile(java.nio.file.Path.of(uri.getPath()));
      } else {
        digest.add(uri + " " + file.getLen() + " " + file.getModificationTime());
      }
    }
    return digest.hex();
  }

  private List<FileStatus> files(String source) {
    try {
      var path = new Path(source.contains("://") ? URI.create(source) : URI.create(local(source)));
      var found = new ArrayList<FileStatus>();
      collect(path.getFileSystem(configuration), path, found);
      return found;
    } catch (FileNotFoundException e) {
      throw Fault.input("no-such-source", "no such source: " + source, "check the path", e);
    } catch (UnsupportedFileSystemException | IllegalArgumentException e) {
      throw Fault.input(
          "no-such-source",
          "no file system for this source: " + source,
          "put the library of its file system on Spark's class path, or copy it here",
          e);
    } catch (IOException e) {
      throw Fault.input("no-such-source", "no readable source: " + source, "check the path", e);
    }
  }

  private static String local(String source) {
    return java.nio.file.Path.of(source).toAbsolutePath().normalize().toUri().toString();
  }

  // Names that start with a dot or an underscore are Spark's and the system's own.
  private static void collect(FileSystem system, Path path, List<FileStatus> found)
      throws IOException {
    var status = system.getFileStatus(path);
    if (status.isFile()) {
      found.add(status);
      return;
    }
    var children = new ArrayList<>(List.of(system.listStatus(path)));
    children.sort(Comparator.comparing(c -> c.getPath().toString()));
    for (var child : children) {
      var name = child.getPath().getName();
      if (!name.startsWith(".") && !name.startsWith("_")) {
        collect(system, child.getPath(), found);
      }
    }
  }
}
