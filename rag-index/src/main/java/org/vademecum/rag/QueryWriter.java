package org.vademecum.rag;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/** Turns a request into a Lucene query; the weights here are what ranking was tuned with. */
final class QueryWriter {
  private static final float TITLE = 2;

  /** Above any sum of term scores, so that subjects decide before text does. */
  private static final float MAIN_SUBJECT = 4000;

  private static final float ABOUT_SUBJECT = 2000;

  /** A subject that the question itself names: counts much, and text can still outweigh it. */
  private static final float NAMED_WITH_DIRECTION = 12;

  private static final float NAMED = 4;

  /** What Lucene's limit on clauses leaves room for. */
  private static final int MOST_TERMS = 200;

  private final IndexReader reader;

  QueryWriter(IndexReader reader) {
    this.reader = reader;
  }

  /** How much a match of one kind of term counts. */
  private static float weight(Token token) {
    return switch (token.kind()) {
      case WORD, NUMBER, CODE -> 1;
      case HAN_PAIR -> 0.7f;
      case HAN -> 0.2f;
      case PART -> 0.3f;
      case NAME -> 1;
      case DIRECTION -> 0.5f;
    };
  }

  Query write(List<Token> tokens, List<String> subjects) {
    var query = new BooleanQuery.Builder();
    if (!subjects.isEmpty()) {
      query.add(subjects(subjects), Occur.SHOULD);
    }
    terms(tokens)
        .forEach(
            (term, weight) -> {
              query.add(scaled(Fields.TITLE, term, TITLE * weight), Occur.SHOULD);
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
    var weights = new LinkedHashMap<String, Float>();
    for (var token : content.isEmpty() ? tokens : content) {
      weights.merge(token.term(), weight(token), Math::max);
    }
    if (weights.size() <= MOST_TERMS) {
      return weights;
    }
    var rarest = new LinkedHashMap<String, Float>();
    weights.entrySet().stream()
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

  // Passages mainly about what the text names, best in the direction that it names.
  private static List<Query> named(List<Token> tokens) {
    var codes = termsOf(tokens, Token.Kind.NAME, "obs:");
    var directions = termsOf(tokens, Token.Kind.DIRECTION, "dir:");
    var queries = new ArrayList<Query>();
    for (var code : codes.stream().limit(16).toList()) {
      var forms = new ArrayList<Query>();
      forms.add(constant(Fields.MAIN_CODE, code, NAMED));
      if (directions.size() == 1) {
        var subject = code + "." + directions.iterator().next();
        forms.add(constant(Fields.MAIN, subject, NAMED_WITH_DIRECTION));
      }
      queries.add(new DisjunctionMaxQuery(forms, 0));
    }
    return queries;
  }

  private static Set<String> termsOf(List<Token> tokens, Token.Kind kind, String prefix) {
    var terms = new TreeSet<String>();
    for (var token : tokens) {
      if (token.kind() == kind) {
        terms.add(token.term().substring(prefix.length()));
      }
    }
    return terms;
  }
}
