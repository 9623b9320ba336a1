package org.vademecum.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.vademecum.cli.Json;

/**
 * Real documents with known faults put among them: exact and near copies, personal data, junk and
 * texts of an evaluation set. The same seed gives the same corpus.
 */
final class InjectedCorpus {
  private static final int COPIES = 1000;
  private static final int JUNK = 500;
  private static final int LEAKS = 300;

  private final Random random;
  private final List<CorpusDocument> documents;
  private final List<String> vocabulary = new ArrayList<>();
  private final List<String> han = new ArrayList<>();
  private final Map<String, String> texts = new HashMap<>();
  private final Map<String, String> exact = new HashMap<>();
  private final Map<String, String> near = new HashMap<>();
  private final Map<String, String> identifiers = new HashMap<>();
  private final List<String> junk = new ArrayList<>();
  private final List<String> leaks = new ArrayList<>();
  private int next;

  InjectedCorpus(List<CorpusDocument> documents, long seed) {
    this.random = new Random(seed);
    this.documents = new ArrayList<>(documents);
    for (var document : documents) {
      if (chinese(document.text())) {
        document.text().codePoints().filter(Scripts::isHan).limit(40).forEach(this::character);
      } else {
        Scripts.words(document.text()).stream().limit(20).forEach(vocabulary::add);
      }
    }
  }

  private void character(int c) {
    han.add(Character.toString(c));
  }

  static boolean chinese(String text) {
    var counts = Scripts.count(text);
    return 2 * counts.han() > counts.latin();
  }

  Map<String, String> texts() {
    return texts;
  }

  /** Copies by the id of what they are copies of. */
  Map<String, String> exact() {
    return exact;
  }

  Map<String, String> near() {
    return near;
  }

  /** Personal data by the document that holds it. */
  Map<String, String> identifiers() {
    return identifiers;
  }

  List<String> junk() {
    return junk;
  }

  List<String> leaks() {
    return leaks;
  }

  /** Writes {@code corpus.jsonl} and {@code evaluation.jsonl}. */
  void write(Path folder) throws IOException {
    var order = new ArrayList<>(documents.stream().filter(d -> d.text().length() > 60).toList());
    java.util.Collections.shuffle(order, random);
    for (var document : documents) {
      texts.put(document.id(), document.text());
    }
    for (var i = 0; i < COPIES; i++) {
      copy("exact-" + i, take(order), exact, 0);
    }
    for (var i = 0; i < COPIES; i++) {
      copy(
          "near-" + i,
          take(order),
          near,
          i % 2 == 0 ? 0.005 + 0.045 * random.nextDouble() : 0.05 + 0.1 * random.nextDouble());
    }
    for (var i = 0; i < COPIES; i++) {
      identify(take(order));
    }
    for (var i = 0; i < JUNK; i++) {
      junk.add("junk-" + i);
      texts.put("junk-" + i, Junk.of(random, vocabulary));
    }
    var evaluation = new ArrayList<String>();
    for (var i = 0; i < LEAKS; i++) {
      evaluation.add(leak(take(order)));
    }
    save(folder, evaluation);
  }

  private CorpusDocument take(List<CorpusDocument> order) {
    return order.get(next++);
  }

  private void copy(String id, CorpusDocument of, Map<String, String> copies, double rate) {
    copies.put(id, of.id());
    texts.put(id, rate == 0 ? of.text() : edited(of.text(), rate));
  }

  private String edited(String text, double rate) {
    var chinese = chinese(text);
    var units = new ArrayList<>(List.of(chinese ? text.split("") : text.split(" ")));
    for (var edits = Math.max(1, Math.round(rate * units.size())); edits > 0; edits--) {
      var at = random.nextInt(units.size());
      var word = chinese ? pick(han) : pick(vocabulary);
      switch (random.nextInt(5)) {
        case 0 -> units.remove(at);
        case 1 -> units.add(at, word);
        default -> units.set(at, word);
      }
    }
    return String.join(chinese ? "" : " ", units);
  }

  private String pick(List<String> from) {
    return from.get(random.nextInt(from.size()));
  }

  private void identify(CorpusDocument document) {
    var identifier = PersonalDataSamples.of(random, chinese(document.text()));
    identifiers.put(document.id(), identifier.value());
    insert(document, identifier.sentence());
  }

  // A text of the evaluation set of its own, put between two sentences of a document.
  private String leak(CorpusDocument document) {
    var text =
        chinese(document.text())
            ? random.ints(45, 0, han.size()).mapToObj(han::get).collect(Collectors.joining()) + "。"
            : random
                    .ints(40, 0, vocabulary.size())
                    .mapToObj(vocabulary::get)
                    .collect(Collectors.joining(" "))
                + ".";
    leaks.add(document.id());
    insert(document, text);
    return text;
  }

  private void insert(CorpusDocument document, String sentence) {
    var text = document.text();
    var places = new ArrayList<Integer>(List.of(0, text.length()));
    for (var i = 1; i < text.length(); i++) {
      if (".。！？!?".indexOf(text.charAt(i - 1)) >= 0 && !Character.isDigit(text.charAt(i))) {
        places.add(i);
      }
    }
    var at = places.get(random.nextInt(places.size()));
    texts.put(document.id(), text.substring(0, at) + " " + sentence + " " + text.substring(at));
  }

  private void save(Path folder, List<String> evaluation) throws IOException {
    Files.createDirectories(folder);
    var lines = new ArrayList<String>();
    var ids = new ArrayList<>(texts.keySet());
    java.util.Collections.sort(ids);
    for (var id : ids) {
      lines.add(Json.write(Map.of("id", id, "text", texts.getOrDefault(id, ""))));
    }
    Files.write(folder.resolve("corpus.jsonl"), lines);
    Files.write(
        folder.resolve("evaluation.jsonl"),
        evaluation.stream().map(text -> Json.write(Map.of("text", text))).toList());
  }
}
