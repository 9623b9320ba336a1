package org.vademecum.corpus;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;

/**
 * Takes sentences out that stand in many documents of the sources: notices, appeals, the sentence
 * with which a site ends each page. Each stays in the first document that has it. A document of
 * which less than a quarter is left is dropped; what the pack wrote is left alone.
 */
final class RepeatedSentences {
  private static final Pattern SENTENCE = Pattern.compile("[^.!?。！？\n]+[.!?。！？]*[ \n]*");
  private static final double LEAST_LEFT = 0.25;

  private final BlockSettings.RepeatedSentences limits;

  RepeatedSentences(BlockSettings.RepeatedSentences limits) {
    this.limits = limits;
  }

  /** Rows of {@link DocumentRows#SCHEMA} without repeated sentences. */
  Dataset<Row> apply(Dataset<Row> documents) {
    // The limits' number of documents bounds how many sentences there can be, and so this map.
    var first = repeated(documents);
    if (first.isEmpty()) {
      return documents;
    }
    var shortest = limits.shortest();
    return documents.map(
        (MapFunction<Row, Row>)
            row -> DocumentRows.toRow(without(DocumentRows.of(row), first, shortest)),
        DocumentRows.ENCODER);
  }

  private Map<Long, String> repeated(Dataset<Row> documents) {
    var shortest = limits.shortest();
    var sentences =
        udf(
            (UDF1<String, Long[]>) text -> sentences(text, shortest),
            DataTypes.createArrayType(DataTypes.LongType));
    var kept =
        documents
            .filter(col("reason").isNull().and(col("origin").equalTo(Origin.SOURCE.name())))
            .filter(col("kind").notEqual("report"))
            .select(
                struct(col("id"), xxhash64(col("text"))).as("document"),
                explode(sentences.apply(col("text"))).as("sentence"));
    var rows =
        kept.groupBy("sentence")
            .agg(countDistinct("document").as("documents"), min("document").as("first"))
            .filter(col("documents").geq(limits.documents()))
            .select(col("sentence"), col("first.id").as("id"))
            .collectAsList();
    var first = new HashMap<Long, String>();
    rows.forEach(row -> first.put(row.getLong(0), row.getString(1)));
    return first;
  }

  private static Long[] sentences(String text, int shortest) {
    var found = new LinkedHashSet<Long>();
    var matcher = SENTENCE.matcher(text);
    while (matcher.find()) {
      if (longEnough(matcher.group(), shortest)) {
        found.add(Prepared.exact(matcher.group()));
      }
    }
    return found.toArray(Long[]::new);
  }

  private static boolean longEnough(String sentence, int shortest) {
    var length = sentence.strip().length();
    return length >= shortest
        || (2 * length >= shortest && sentence.codePoints().anyMatch(Scripts::isHan));
  }

  static CorpusDocument without(CorpusDocument document, Map<Long, String> first, int shortest) {
    if (!document.kept()
        || document.origin() != Origin.SOURCE
        || document.kind().equals("report")) {
      return document;
    }
    var left = new StringBuilder();
    var removed = 0;
    var end = 0;
    var matcher = SENTENCE.matcher(document.text());
    while (matcher.find()) {
      left.append(document.text(), end, matcher.start());
      end = matcher.end();
      var owner =
          longEnough(matcher.group(), shortest) ? first.get(Prepared.exact(matcher.group())) : null;
      if (owner == null || owner.equals(document.id())) {
        left.append(matcher.group());
      } else {
        removed++;
      }
    }
    if (removed == 0) {
      return document;
    }
    var text = left.append(document.text().substring(end)).toString().strip();
    return text.length() < LEAST_LEFT * document.text().length()
        ? document.dropped(DropReason.REPEATED_SENTENCES, removed + " sentences")
        : document.repaired(text, Map.of("repeated-sentence", removed));
  }
}
