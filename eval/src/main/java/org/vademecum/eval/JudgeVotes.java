package org.vademecum.eval;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A model's verdicts on the sentences of an answer: it is asked several times, each time with
 * another seed, and for each sentence the word that most replies have holds. A reply that does not
 * give every sentence exactly one of the three words is invalid; it is counted and has no vote. A
 * sentence without a majority among the valid replies is undecided.
 */
final class JudgeVotes {
  private static final Pattern LINE =
      Pattern.compile("(?mi)^\\W*(\\d{1,4})\\W{1,5}(supported|contradicted|unsupported)\\b");
  private static final double SEVERAL = 0.7;
  static final String UNDECIDED = "undecided";

  private final ChatEndpoint endpoint;
  private final JudgePrompt prompt;
  private final JudgeLog log;
  private final int votes;
  private final long seed;

  /**
   * @param votes how often each answer is asked; once greedily, several times at a temperature of
   *     {@value #SEVERAL}
   */
  JudgeVotes(ChatEndpoint endpoint, JudgePrompt prompt, JudgeLog log, int votes, long seed) {
    this.endpoint = endpoint;
    this.prompt = prompt;
    this.log = log;
    this.votes = votes;
    this.seed = seed;
  }

  int votes() {
    return votes;
  }

  /**
   * What came of one answer.
   *
   * @param invalid replies that had no vote
   * @param words one a sentence: supported, contradicted, unsupported or {@link #UNDECIDED}
   */
  record Verdicts(int invalid, List<String> words) {}

  Verdicts of(EvalCase asked, JsonNode answer, List<String> sentences) {
    var text = prompt.of(asked, answer, sentences);
    var valid = new ArrayList<List<String>>();
    for (var vote = 0; vote < votes; vote++) {
      read(reply(text, vote), sentences.size()).ifPresent(valid::add);
    }
    var words = new ArrayList<String>();
    for (var i = 0; i < sentences.size(); i++) {
      var number = i;
      words.add(majority(valid.stream().map(v -> v.get(number)).toList()));
    }
    return new Verdicts(votes - valid.size(), words);
  }

  private String reply(String text, int vote) {
    var key = CaseSet.sha256(endpoint + "\n" + votes + " " + vote + " " + seed + "\n" + text);
    var known = log.find(key);
    if (known.isPresent()) {
      return known.get();
    }
    var said = endpoint.ask(text, votes == 1 ? 0 : SEVERAL, seed + vote);
    var reply = said.text() == null ? "" : said.text();
    log.append(key, reply);
    return reply;
  }

  /** The words of a reply in the order of the sentences; empty where it is invalid. */
  static Optional<List<String>> read(String reply, int sentences) {
    var words = new HashMap<Integer, String>();
    var lines = LINE.matcher(reply);
    while (lines.find()) {
      var number = Integer.parseInt(lines.group(1));
      var word = lines.group(2).toLowerCase(Locale.ROOT);
      var before = words.put(number, word);
      if (number < 1 || number > sentences || (before != null && !before.equals(word))) {
        return Optional.empty();
      }
    }
    var ordered = new ArrayList<String>();
    for (var i = 1; i <= sentences; i++) {
      var word = words.get(i);
      if (word == null) {
        return Optional.empty();
      }
      ordered.add(word);
    }
    return Optional.of(ordered);
  }

  private static String majority(List<String> words) {
    var counts = new HashMap<String, Integer>();
    words.forEach(w -> counts.merge(w, 1, Integer::sum));
    return counts.entrySet().stream()
        .filter(e -> 2 * e.getValue() > words.size())
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(UNDECIDED);
  }
}
