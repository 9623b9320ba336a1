package org.vademecum.rag;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;

/**
 * How much of a question a passage covers: the share of the question's content terms that stand in
 * the passage, by weight.
 *
 * <p>Content terms are words, numbers, codes and pairs of Han characters that are no function
 * words; a known name is one term in place of its words. A direction such as "high" or "raised" is
 * one term. They weigh as their inverse document frequency in the texts of the index, but a known
 * name weighs as twice the rarest term, because the names that every passage uses are what the
 * domain is, and a number weighs one. What stands in the passage's title or among its subjects
 * counts in full and what only its text has counts half: any word of a question about something
 * else stands in some text by chance.
 */
final class Coverage {
  private static final double NAME = 2;
  private static final double NUMBER = 1;
  private static final double TEXT_ONLY = 0.5;

  private final Segmenter segmenter;
  private final Map<Token, Double> weights = new LinkedHashMap<>();
  private final double total;

  Coverage(List<Token> question, Segmenter segmenter, IndexReader reader) {
    this.segmenter = segmenter;
    var seen = new HashSet<String>();
    for (var token : question) {
      if (counts(token) && seen.add(token.term())) {
        weights.put(token, weight(token, reader));
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

  private static double weight(Token token, IndexReader reader) {
    return switch (token.kind()) {
      case NAME -> NAME * rarity(0, reader);
      case NUMBER -> NUMBER;
      default -> rarity(frequency(token.term(), reader), reader);
    };
  }

  private static double rarity(int frequency, IndexReader reader) {
    return Math.log(1 + (reader.numDocs() - frequency + 0.5) / (frequency + 0.5));
  }

  private static int frequency(String term, IndexReader reader) {
    try {
      return reader.docFreq(new Term(Fields.TEXT, term));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the index", e);
    }
  }

  /** 0 to 1; 0 for a question without content terms. */
  double of(String title, String text, List<String> about) {
    if (total == 0) {
      return 0;
    }
    var subjects = terms(title);
    for (var subject : about) {
      var parts = subject.split("\\.", 2);
      subjects.add("obs:" + parts[0]);
      if (parts.length == 2) {
        subjects.add("dir:" + parts[1]);
      }
    }
    var words = terms(text);
    var covered = 0.0;
    for (var entry : weights.entrySet()) {
      if (has(subjects, entry.getKey())) {
        covered += entry.getValue();
      } else if (has(words, entry.getKey())) {
        covered += TEXT_ONLY * entry.getValue();
      }
    }
    return covered / total;
  }

  private Set<String> terms(String text) {
    var terms = new HashSet<String>();
    segmenter.segment(text).forEach(t -> terms.add(t.term()));
    return terms;
  }

  private static boolean has(Set<String> terms, Token token) {
    return terms.contains(token.term())
        || token.kind() == Token.Kind.WORD && terms.contains(Segmenter.beginningTerm(token.term()));
  }
}
