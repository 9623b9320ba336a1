package org.vademecum.rag;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.vademecum.cli.Fault;

/** Queries of a file with {@code id<TAB>text} lines. */
final class QueryFile {
  private QueryFile() {}

  record Query(String id, String text) {}

  /**
   * Reads them all; empty lines are passed over.
   *
   * @throws Fault of type {@code faulty-queries} that names file and line
   */
  static List<Query> read(Path file) {
    var queries = new ArrayList<Query>();
    try {
      var number = 0;
      for (var line : Files.readAllLines(file)) {
        number++;
        var content = number == 1 && line.startsWith("\uFEFF") ? line.substring(1) : line;
        var tab = content.indexOf('\t');
        if (tab > 0) {
          queries.add(new Query(content.substring(0, tab).strip(), content.substring(tab + 1)));
        } else if (!content.isBlank()) {
          throw Fault.input(
              "faulty-queries",
              "no tab between id and text: " + file + ":" + number,
              "each line is an id, a tab and the query");
        }
      }
    } catch (NoSuchFileException e) {
      throw Fault.input("no-such-file", "no such file: " + file, "check the path", e);
    } catch (IOException e) {
      throw Fault.input("faulty-queries", "not UTF-8 text: " + file, "save it as UTF-8", e);
    }
    return queries;
  }
}
