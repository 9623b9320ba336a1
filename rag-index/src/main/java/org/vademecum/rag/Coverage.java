package org.vademecum.rag;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;

/**
 * How much of a question a passage covers: the share of the question's content terms that stand in
 * the passage, each weighted by its inverse document frequency in the texts of the index.
 *
 * <p>Content terms are words, numbers, codes and pairs of Han characters that are no function
 * words; a known name is one term in place of its words. A direction such as "high" or "raised" is
 * one term.
 */
final class Coverage {
  private final Segmenter segmenter;
  private final Map<String, Double> weights = new LinkedHashMap<>();
  private final double total;

  Coverage(List<Token> question, Segmenter segmenter, IndexReader reader) {
    this.segmenter = segmenter;
    for (var token : question) {
      if (counts(token)) {
        weights.computeIfAbsent(token.term(), t -> inverseDocumentFrequency(t, reader));
      }
    }
    this.total = weights.values().stream().mapToDouble(w -> w).sum();
  }

  private static boolean counts(Token token) {
    return switch (token.kind()) {
      case NAME -> true;
      case WORD -> token.content() && !token.named() && WordForms.direction(token.term()).isEmpty();
      case NUMBER, CODE, HAN_PAIR -> token.content() && !token.named();
      case DIRECTION -> true;
      case PART, HAN, BEGINNING -> false;
    };
  }

  private static double inverseDocumentFrequency(String term, IndexReader reader) {
    try {
      var frequency = reader.docFreq(new Term(Fields.TEXT, term));
      return Math.log(1 + (reader.numDocs() - frequency + 0.5) / (frequency + 0.5));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the index", e);
    }
  }

  /** 0 to 1; 0 for a question without content terms. */
  double of(String title, String text, List<String> about) {
    if (total == 0) {
      return 0;
    }
    var terms = new HashSet<String>();
    segmenter.segment(title + "\n" + text).forEach(t -> terms.add(t.term()));
    for (var subject : about) {
      var parts = subject.split("\\.", 2);
      terms.add("obs:" + parts[0]);
      if (parts.length == 2) {
        terms.add("dir:" + parts[1]);
      }
    }
    var covered = 0.0;
    for (var entry : weights.entrySet()) {
      covered += terms.contains(entry.getKey()) ? entry.getValue() : 0;
    }
    return covered / total;
  }
}
