package org.vademecum.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.vademecum.cli.Fault;

/** Tables of a real PostgreSQL: in a container where Docker runs, else the embedded server. */
@SuppressWarnings("NullAway.Init") // what is made before all tests
class TableSourceIT {
  private static AutoCloseable server;
  private static String url;
  private static SparkSession spark;

  @BeforeAll
  static void start() throws Exception {
    if (DockerClientFactory.instance().isDockerAvailable()) {
      var container = new PostgreSQLContainer("postgres:17");
      container.start();
      server = container;
      url =
          container.getJdbcUrl().replaceAll("\\?.*", "")
              + "?user=%s&password=%s".formatted(container.getUsername(), container.getPassword());
    } else {
      var embedded = EmbeddedPostgres.start();
      server = embedded;
      url = embedded.getJdbcUrl("postgres", "postgres");
    }
    spark = SparkSessions.start("local[2]");
  }

  @AfterAll
  static void stop() throws Exception {
    spark.stop();
    server.close();
  }

  private static void execute(String... statements) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        var statement = connection.createStatement()) {
      for (var sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private static List<CorpusDocument> read(String options) {
    return new Sources(spark)
        .units(List.of(url + "#" + options)).getFirst().read().collectAsList().stream()
            .map(DocumentRows::of)
            .sorted(java.util.Comparator.comparing(CorpusDocument::text))
            .toList();
  }

  @Test
  void a_table_of_documents_is_read_in_parts_and_known_by_its_rows() throws SQLException {
    execute(
        "drop table if exists notes",
        "create table notes (id int primary key, text text, license text, patient text)",
        "insert into notes select i, 'note ' || i, 'CC0', 'p' || i from generate_series(1, 90) i",
        "insert into notes values (91, null, null, null)");
    var documents = read("table=notes&partition=id&partitions=3");
    assertThat(documents).hasSize(91);
    assertThat(documents.getFirst().reason()).isEqualTo(DropReason.UNREADABLE_ROW);
    assertThat(documents.getLast().text()).isEqualTo("note 90");
    assertThat(documents.getLast().license()).isEqualTo("CC0");
    assertThat(documents.getLast().patient()).isEqualTo("p90");

    var before = new Sources(spark).units(List.of(url + "#table=notes")).getFirst();
    var digest = before.digest();
    assertThat(before.digest()).isEqualTo(digest);
    execute("update notes set text = 'changed' where id = 7");
    assertThat(before.digest()).isNotEqualTo(digest);
  }

  @Test
  void results_of_a_laboratory_become_a_report_for_each_order() throws SQLException {
    execute(
        "drop table if exists results",
        "create table results (order_id text, patient_id text, test text, value text, unit text,"
            + " range text, flag text)",
        "insert into results values ('o1', 'p1', 'TEMP', '41', 'Cel', '18-27', 'H'),"
            + " ('o1', 'p1', 'FLOW', '3', null, null, null), ('o2', 'p2', 'TEMP', '20', 'Cel',"
            + " '18-27', null)");
    var documents = read("table=results");
    assertThat(documents)
        .extracting(CorpusDocument::text)
        .containsExactly("FLOW: 3\nTEMP: 41 Cel (18-27) H", "TEMP: 20 Cel (18-27)");
    assertThat(documents).extracting(CorpusDocument::patient).containsExactly("p1", "p2");
    assertThat(documents).allMatch(d -> !d.id().contains("o1") && d.kind().equals("report"));
  }

  @Test
  void a_source_without_a_table_or_a_server_says_so_without_its_password() {
    assertThatThrownBy(() -> new Sources(spark).units(List.of("jdbc:postgresql://h/d?password=x")))
        .isInstanceOf(Fault.class)
        .hasMessage("the source names no table: jdbc:postgresql://h/d?password=…");
    var nowhere = "jdbc:postgresql://127.0.0.1:1/d?user=u&password=secret#table=t";
    assertThatThrownBy(() -> new Sources(spark).units(List.of(nowhere)).getFirst().digest())
        .isInstanceOf(Fault.class)
        .hasMessageContaining("cannot read the table")
        .hasMessageNotContaining("secret");
  }
}
