package org.vademecum.rag;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/** Turns a request into a Lucene query. */
final class QueryWriter {
  /** Above any sum of term scores, so that subjects decide before text does. */
  private static final float MAIN_SUBJECT = 4000;

  private static final float ABOUT_SUBJECT = 2000;

  /** What Lucene's limit on clauses leaves room for. */
  private static final int MOST_TERMS = 200;

  private final IndexReader reader;
  private final Weights weights;

  QueryWriter(IndexReader reader, Weights weights) {
    this.reader = reader;
    this.weights = weights;
  }

  Query write(List<Token> tokens, List<String> subjects) {
    var query = new BooleanQuery.Builder();
    if (!subjects.isEmpty()) {
      query.add(subjects(subjects), Occur.SHOULD);
    }
    terms(tokens)
        .forEach(
            (term, weight) -> {
              query.add(scaled(Fields.TITLE, term, weights.title() * weight), Occur.SHOULD);
              query.add(scaled(Fields.TEXT, term, weight), Occur.SHOULD);
            });
    named(tokens).forEach(q -> query.add(q, Occur.SHOULD));
    return query.build();
  }

  private static Query scaled(String field, String term, float weight) {
    return new BoostQuery(new TermQuery(new Term(field, term)), weight);
  }

  private static Query constant(String field, String term, float score) {
    return new BoostQuery(new ConstantScoreQuery(new TermQuery(new Term(field, term))), score);
  }

  private static Query subjects(List<String> subjects) {
    var queries = new ArrayList<Query>();
    for (var i = 0; i < Math.min(subjects.size(), MOST_TERMS / 2); i++) {
      var order = 1 - i / 1000f;
      queries.add(constant(Fields.MAIN, subjects.get(i), MAIN_SUBJECT * order));
      queries.add(constant(Fields.ABOUT, subjects.get(i), ABOUT_SUBJECT * order));
    }
    return new DisjunctionMaxQuery(queries, 0);
  }

  // Content terms with their weights; the function words only where there is nothing else.
  private Map<String, Float> terms(List<Token> tokens) {
    var content = tokens.stream().filter(Token::content).toList();
    var merged = new LinkedHashMap<String, Float>();
    for (var token : content.isEmpty() ? tokens : content) {
      merged.merge(token.term(), weights.of(token.kind()), Math::max);
    }
    if (merged.size() <= MOST_TERMS) {
      return merged;
    }
    var rarest = new LinkedHashMap<String, Float>();
    merged.entrySet().stream()
        .sorted(Comparator.comparingInt(e -> documentFrequency(e.getKey())))
        .limit(MOST_TERMS)
        .forEach(e -> rarest.put(e.getKey(), e.getValue()));
    return rarest;
  }

  private int documentFrequency(String term) {
    try {
      var frequency = reader.docFreq(new Term(Fields.TEXT, term));
      return frequency == 0 ? Integer.MAX_VALUE : frequency;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException("cannot read the index", e);
    }
  }

  // Passages about what the text names, best in the direction that it names; a passage about
  // several of the names gains by each.
  private List<Query> named(List<Token> tokens) {
    var directions = Directions.ofNames(tokens);
    var queries = new ArrayList<Query>();
    for (var entry : directions.entrySet().stream().limit(16).toList()) {
      var code = entry.getKey();
      var forms = new ArrayList<Query>();
      forms.add(constant(Fields.MAIN_CODE, code, weights.mainCode()));
      forms.add(constant(Fields.ABOUT_CODE, code, weights.aboutCode()));
      if (!entry.getValue().isEmpty()) {
        var subject = code + "." + entry.getValue();
        forms.add(constant(Fields.MAIN, subject, weights.main()));
        forms.add(constant(Fields.ABOUT, subject, weights.about()));
      }
      queries.add(new DisjunctionMaxQuery(forms, 0));
    }
    return queries;
  }
}
