package org.vademecum.corpus;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * A part of the input that is read, cleaned and kept by itself. A later run that meets the same
 * digest takes what was kept and does not read the unit again.
 */
interface SourceUnit {
  /** For people and logs: a path, or a table without its password. */
  String name();

  /** By what the content is known. */
  String digest();

  /** Rows of {@link DocumentRows#SCHEMA} as the source gives them. */
  Dataset<Row> read();

  /** Several files or tables in order. */
  static String names(List<String> names) {
    return names.size() == 1 ? names.getFirst() : names.getFirst() + " and " + (names.size() - 1);
  }
}
