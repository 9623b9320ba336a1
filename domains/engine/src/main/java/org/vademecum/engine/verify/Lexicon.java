package org.vademecum.engine.verify;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.vademecum.engine.pack.Pack;
import org.vademecum.engine.pack.YamlValue;
import org.vademecum.engine.text.Language;

/**
 * What the verifier knows of a language: {@code lexicon-en.yaml} and {@code lexicon-zh.yaml} beside
 * this class. A pack adds its own severity adverbs.
 */
final class Lexicon {
  private static final Map<Language, Lexicon> SHARED = new EnumMap<>(Language.class);

  static {
    for (var language : Language.values()) {
      SHARED.put(language, new Lexicon(language));
    }
  }

  private final PhraseTrie<Cue> cues = new PhraseTrie<>();
  private final PhraseTrie<Boolean> light = new PhraseTrie<>();
  private final PhraseTrie<Integer> numbers = new PhraseTrie<>();
  private final PhraseTrie<String> same = new PhraseTrie<>();
  private final PhraseTrie<Boolean> stops = new PhraseTrie<>();
  private final Set<String> alerts = new HashSet<>();
  private final Set<String> stopWords = new HashSet<>();
  private final Set<String> functionWords = new HashSet<>();
  private final Set<String> commonStems = new HashSet<>();
  private final Map<String, String> sameStems = new HashMap<>();
  private final Map<String, String> sameWords = new HashMap<>();
  private final List<List<String>> opposites = new ArrayList<>();
  private final Language language;

  /** The lexicon of a language with what a pack adds: words that say the same in its domain. */
  static Lexicon of(Language language, @Nullable Pack pack) {
    var groups = pack == null ? null : pack.settings().at("paraphrases");
    var own = groups == null ? null : groups.at(language.toString());
    if (own == null) {
      return of(language);
    }
    var lexicon = new Lexicon(language);
    own.items()
        .forEach(group -> lexicon.addSame(group.items().stream().map(YamlValue::text).toList()));
    return lexicon;
  }

  private void addSame(List<String> words) {
    var first = same(words.getFirst());
    for (var word : words) {
      sameWords.putIfAbsent(word, first);
      if (language == Language.EN && word.indexOf(' ') < 0) {
        sameStems.putIfAbsent(Stems.of(word), first);
      } else {
        same.add(word, first);
      }
    }
  }

  private Lexicon(Language language) {
    this.language = language;
    var file = "lexicon-" + language + ".yaml";
    try (var stream = Lexicon.class.getResourceAsStream(file)) {
      var yaml = new Load(LoadSettings.builder().setLabel(file).build());
      var root =
          (Map<?, ?>)
              Objects.requireNonNull(
                  yaml.loadFromInputStream(Objects.requireNonNull(stream, file)));
      for (var cue : Cue.values()) {
        texts(root.get(cue.key())).stream()
            .flatMap(phrase -> alternatives(phrase).stream())
            .forEach(phrase -> cues.add(phrase, cue));
      }
      texts(root.get("light")).forEach(phrase -> light.add(phrase, true));
      for (var word : texts(root.get("stop"))) {
        stops.add(word, true);
        stopWords.add(word);
      }
      functionWords.addAll(texts(root.get("function")));
      texts(root.get("common")).forEach(this::addCommon);
      for (var word : texts(root.get("numbers"))) {
        var parts = word.split("=", 2);
        numbers.add(parts[0], Integer.valueOf(parts[1]));
      }
      for (var group : (List<?>) Objects.requireNonNull(root.get("same"))) {
        addSame(texts(group));
      }
      for (var pair : (List<?>) Objects.requireNonNull(root.get("opposites"))) {
        opposites.add(texts(pair));
      }
      texts(root.get("alert")).forEach(t -> alerts.addAll(ContentReader.covering(t, this)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void addCommon(String word) {
    if (language == Language.EN) {
      commonStems.add(Stems.of(word));
    } else {
      for (var i = 0; i + 2 <= word.length(); i++) {
        commonStems.add(word.substring(i, i + 2));
      }
    }
  }

  /** "{a|b} c" stands for "a c" and "b c"; an empty alternative leaves its space out. */
  static List<String> alternatives(String phrase) {
    var open = phrase.indexOf('{');
    if (open < 0) {
      return List.of(phrase.replaceAll(" +", " ").strip());
    }
    var close = phrase.indexOf('}', open);
    var all = new ArrayList<String>();
    for (var choice : phrase.substring(open + 1, close).split("\\|", -1)) {
      all.addAll(alternatives(phrase.substring(0, open) + choice + phrase.substring(close + 1)));
    }
    return all;
  }

  private static List<String> texts(@Nullable Object list) {
    return list == null ? List.of() : ((List<?>) list).stream().map(String::valueOf).toList();
  }

  static Lexicon of(Language language) {
    return Objects.requireNonNull(SHARED.get(language));
  }

  Language language() {
    return language;
  }

  PhraseTrie<Cue> cues() {
    return cues;
  }

  /** Words that may stand between a name and what is said of it. */
  PhraseTrie<Boolean> light() {
    return light;
  }

  /** Words without content of their own; they do not count in coverage. */
  PhraseTrie<Boolean> stops() {
    return stops;
  }

  /** What covers a request to tell a doctor at once, which may stand beside a critical result. */
  Set<String> alerts() {
    return alerts;
  }

  boolean stop(String word) {
    return stopWords.contains(word);
  }

  /** Whether a word may stand behind a direction word that ends what is said of a name. */
  boolean function(String word) {
    return functionWords.contains(word);
  }

  /** Whether a token is a general word, or in Chinese of one, which no domain has as a term. */
  boolean common(String token) {
    var bar = token.indexOf('|');
    return bar < 0
        ? commonStems.contains(token)
        : commonStems.contains(token.substring(0, bar))
            || commonStems.contains(token.substring(bar + 1));
  }

  /** Pairs of words that turn a statement around. */
  List<List<String>> opposites() {
    return opposites;
  }

  PhraseTrie<Integer> numbers() {
    return numbers;
  }

  /** The word that stands for all that say the same, or the word itself. */
  String same(String word) {
    var exact = sameWords.get(word);
    return exact != null || language == Language.ZH
        ? exact == null ? word : exact
        : sameStems.getOrDefault(Stems.of(word), word);
  }

  /** What says the same as another word: in English phrases of several words, in Chinese all. */
  PhraseTrie<String> sames() {
    return same;
  }
}
