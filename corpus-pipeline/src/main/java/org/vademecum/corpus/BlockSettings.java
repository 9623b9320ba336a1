package org.vademecum.corpus;

import java.io.Serializable;
import java.util.List;

/**
 * One block of {@code pack.yaml}'s section {@code corpus} with its parameters. The set is closed:
 * whoever switches over it handles every block.
 */
public sealed interface BlockSettings extends Serializable {

  /** Structured reports into text, before filters for prose see them. */
  record Render() implements BlockSettings {}

  /** Encoding repair, one form of blanks and lines, NFKC. */
  record Normalisation() implements BlockSettings {}

  /** Lines that belong to a page and not to its text. */
  record BoilerplateLines() implements BlockSettings {}

  /**
   * Which languages stay.
   *
   * @param languages of {@code en}, {@code zh}, {@code mixed}
   * @param dominant share of the letters, by weight, that makes a text one of its language
   */
  record LanguageFilter(List<String> languages, double dominant) implements BlockSettings {
    public LanguageFilter {
      languages = languages.stream().distinct().sorted().toList();
    }
  }

  /** Length, symbols and the form of words and lines. */
  record Quality(QualityLimits limits) implements BlockSettings {}

  /** The same lines and phrases again and again within a text. */
  record Repetition(RepetitionLimits limits) implements BlockSettings {}

  /**
   * Adult and advertising words.
   *
   * @param distinct so many different entries of a list condemn a text
   * @param perThousand so many hits in a thousand words or Chinese characters do
   */
  record WordLists(int distinct, double perThousand) implements BlockSettings {}

  /** Personal data out; always there, whatever the pack says. */
  record DeIdentification() implements BlockSettings {}

  /** Texts with the same letters and digits. */
  record ExactDuplicates() implements BlockSettings {}

  /** Texts with much in common. */
  record NearDuplicates(MinHash minHash) implements BlockSettings {}

  /**
   * Sentences that stand in many documents.
   *
   * @param documents a sentence in at least so many stays in the first alone
   * @param shortest characters below which a sentence is left alone (Chinese: half of it)
   */
  record RepeatedSentences(int documents, int shortest) implements BlockSettings {}

  /**
   * What stands in an evaluation set.
   *
   * @param words a shared run of so many is too much
   * @param characters the same for Chinese
   */
  record Decontamination(int words, int characters) implements BlockSettings {}

  /** The least score by the classifier that learned from the teacher. */
  record TeacherFilter(double threshold) implements BlockSettings {}

  /** The share of clusters that is kept for validation. */
  record SplitByCluster(double validation) implements BlockSettings {
    public SplitByCluster {
      if (!(validation >= 0 && validation < 1)) {
        throw new IllegalArgumentException(
            "a validation share is at least 0 and below 1: " + validation);
      }
    }
  }
}
