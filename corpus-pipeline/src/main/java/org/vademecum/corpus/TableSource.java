package org.vademecum.corpus;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.struct;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.vademecum.cli.Fault;

/**
 * A table of a database, read in parts: {@code
 * jdbc:postgresql://host/database?user=u#table=documents&partition=id&partitions=8}. The password
 * comes from the environment variable {@code VADE_JDBC_PASSWORD}, so that it stands in no command
 * line and no manifest.
 *
 * <p>A table with a column {@code text} holds documents. One without it that has a result a row, as
 * a laboratory system keeps them ({@code test} or {@code name}, {@code value} or {@code result},
 * and if it likes {@code unit}, {@code range}, {@code flag}, {@code patient}), gives a report for
 * each value of its column {@code report}, {@code accession} or {@code order_id}.
 */
final class TableSource implements SourceUnit {
  private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_]\\w*(?:\\.[A-Za-z_]\\w*)?");
  private static final int PARTITIONS = 8;
  private static final Map<String, List<String>> RESULT =
      Map.of(
          "report", List.of("report", "accession", "order_id", "report_id", "specimen_id"),
          "test", List.of("test", "name", "item_name", "test_name"),
          "value", List.of("value", "result", "result_value"),
          "unit", List.of("unit", "units"),
          "range", List.of("range", "reference_range", "ref_range"),
          "flag", List.of("flag", "abnormal_flag"),
          "patient", List.of("patient", "patient_id"));

  private final SparkSession spark;
  private final String url;
  private final String table;
  private final Map<String, String> options;
  private final Properties login = new Properties();

  private TableSource(SparkSession spark, String url, Map<String, String> options) {
    this.spark = spark;
    this.url = url;
    this.options = options;
    this.table = options.getOrDefault("table", "");
    var password = System.getenv("VADE_JDBC_PASSWORD");
    if (password != null) {
      login.setProperty("password", password);
    }
  }

  /**
   * @throws Fault of type {@code faulty-source} where the URL names no table, or a strange one
   */
  static TableSource of(SparkSession spark, String source) {
    var hash = source.indexOf('#');
    var options = new TreeMap<String, String>();
    for (var part : (hash < 0 ? "" : source.substring(hash + 1)).split("&")) {
      var at = part.indexOf('=');
      if (at > 0) {
        options.put(part.substring(0, at), part.substring(at + 1));
      }
    }
    for (var key : List.of("table", "partition")) {
      var value = options.get(key);
      if (value == null ? key.equals("table") : !IDENTIFIER.matcher(value).matches()) {
        throw Fault.input(
            "faulty-source",
            "the source names no " + key + ": " + withoutPassword(source),
            "jdbc:postgresql://host/database?user=u#table=documents&partition=id");
      }
    }
    return new TableSource(spark, hash < 0 ? source : source.substring(0, hash), options);
  }

  static String withoutPassword(String source) {
    return source.replaceAll("(?i)password=[^&#]*", "password=…");
  }

  @Override
  public String name() {
    return withoutPassword(url) + "#table=" + table;
  }

  // PostgreSQL hashes its own rows; another database is read anew each time.
  @Override
  public String digest() {
    var query =
        url.startsWith("jdbc:postgresql:")
            ? "select count(*), coalesce(sum(hashtextextended(t::text, 0)::numeric), 0) from "
                + table
                + " t"
            : "select count(*), current_timestamp from " + table;
    try (var connection = DriverManager.getConnection(url, login);
        var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      rows.next();
      return new ContentDigest().add(name()).add(rows.getString(1)).add(rows.getString(2)).hex();
    } catch (SQLException e) {
      throw unreachable(e);
    }
  }

  private Fault unreachable(SQLException e) {
    return Fault.resource(
        "no-database",
        "cannot read the table " + name() + ": SQL state " + e.getSQLState(),
        "check the URL, the user and VADE_JDBC_PASSWORD",
        e);
  }

  @Override
  public Dataset<Row> read() {
    var rows = rows();
    var columns = List.of(rows.columns());
    var documents = new SplittableSource.TableColumns(columns);
    if (documents.has("text")) {
      var name = table;
      return rows.map(
          (MapFunction<Row, Row>) row -> DocumentRows.toRow(documents.document(row, name)),
          DocumentRows.ENCODER);
    }
    return reports(rows, columns);
  }

  private Dataset<Row> rows() {
    var partition = options.get("partition");
    if (partition == null) {
      return spark.read().jdbc(url, table, login);
    }
    var bounds = bounds(partition);
    return spark
        .read()
        .jdbc(
            url,
            table,
            partition,
            bounds[0],
            bounds[1] + 1,
            Integer.parseInt(options.getOrDefault("partitions", String.valueOf(PARTITIONS))),
            login);
  }

  private long[] bounds(String partition) {
    var query = "select min(%s), max(%s) from %s".formatted(partition, partition, table);
    try (var connection = DriverManager.getConnection(url, login);
        var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      rows.next();
      return new long[] {rows.getLong(1), rows.getLong(2)};
    } catch (SQLException e) {
      throw unreachable(e);
    }
  }

  private Dataset<Row> reports(Dataset<Row> rows, List<String> columns) {
    var report = found(columns, "report");
    var test = found(columns, "test");
    var value = found(columns, "value");
    if (report == null || test == null || value == null) {
      throw Fault.input(
          "faulty-source",
          "the table " + table + " has neither documents nor results: " + columns,
          "give a table or view with text, or with report, test and value");
    }
    var name = table;
    var patient = found(columns, "patient");
    return rows.groupBy(col(report).cast("string").as("report"))
        .agg(
            collect_list(
                    struct(
                        text(test),
                        text(value),
                        text(found(columns, "unit")),
                        text(found(columns, "range")),
                        text(found(columns, "flag"))))
                .as("results"),
            functions
                .min(patient == null ? functions.lit("") : col(patient).cast("string"))
                .as("patient"))
        .map(
            (MapFunction<Row, Row>) row -> DocumentRows.toRow(report(row, name)),
            DocumentRows.ENCODER);
  }

  private static Column text(@org.jspecify.annotations.Nullable String column) {
    return column == null
        ? functions.lit("").as("none")
        : functions.coalesce(col(column).cast("string"), functions.lit("")).as(column);
  }

  private static @org.jspecify.annotations.Nullable String found(
      List<String> columns, String what) {
    return RESULT.getOrDefault(what, List.of()).stream()
        .filter(columns::contains)
        .findFirst()
        .orElse(null);
  }

  // Accession numbers name a person's specimen, so the id is made from them one way.
  private static CorpusDocument report(Row row, String name) {
    var lines = new ArrayList<String>();
    for (var result : row.<Row>getList(1)) {
      lines.add(line(result));
    }
    lines.sort(Comparator.naturalOrder());
    var key = String.valueOf(row.get(0));
    return CorpusDocument.of(
            name + "-" + Long.toHexString(Shingles.hash(key)),
            name,
            "",
            "report",
            String.join("\n", lines),
            Origin.SOURCE)
        .withPatient(row.isNullAt(2) ? "" : row.getString(2));
  }

  private static String line(Row result) {
    var line = new StringBuilder(result.getString(0)).append(':');
    for (var i = 1; i < 5; i++) {
      var part = result.getString(i).strip();
      if (!part.isEmpty()) {
        line.append(' ').append(i == 3 ? "(" + part + ")" : part);
      }
    }
    return line.toString();
  }
}
