package org.vademecum.student.tokenizer;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.vademecum.cli.Fault;
import org.vademecum.cli.Json;
import org.vademecum.student.tokenizer.TokenizerSpec.Merge;
import org.vademecum.student.tokenizer.TokenizerSpec.Normalization;

/**
 * Reads the tokenizer of a Hugging Face folder: {@code tokenizer.json}, with what {@code
 * tokenizer_config.json}, {@code config.json} and {@code generation_config.json} say about the
 * tokens that begin and end a text. Byte-level BPE, and BPE converted from SentencePiece; anything
 * that would change ids and is not known is a fault, never ignored.
 */
public final class TokenizerJson {
  private static final int LARGEST_VOCABULARY = 1 << 22;

  private final JsonNode root;
  private final JsonNode settings;

  private TokenizerJson(JsonNode root, JsonNode settings) {
    this.root = root;
    this.settings = settings;
  }

  /**
   * Reads a folder's tokenizer.
   *
   * @param vocabulary how many rows the model's embedding has; ids without a token are unused ones
   * @throws Fault of type {@code unsupported-tokenizer} or {@code faulty-tokenizer}
   */
  public static TokenizerSpec read(Path folder, int vocabulary) {
    var root = json(folder.resolve("tokenizer.json"));
    if (root.isEmpty()) {
      throw faulty("the folder has no tokenizer.json: " + folder);
    }
    var settings = json(folder.resolve("tokenizer_config.json"));
    var reader =
        new TokenizerJson(root.get(), settings.orElseGet(() -> Json.mapper().createObjectNode()));
    return reader.spec(folder, vocabulary);
  }

  /**
   * A folder's chat template: the file {@code chat_template.jinja}, or what {@code
   * tokenizer_config.json} says, of several the one named default.
   */
  public static Optional<String> chatTemplate(Path folder) {
    var own = folder.resolve("chat_template.jinja");
    if (Files.exists(own)) {
      return Optional.of(text(own));
    }
    var node = json(folder.resolve("tokenizer_config.json")).map(s -> s.path("chat_template"));
    if (node.isPresent() && node.get().isArray()) {
      for (var named : node.get()) {
        if (named.path("name").asText().equals("default")) {
          return Optional.of(named.path("template").asText());
        }
      }
    }
    return node.filter(JsonNode::isTextual).map(JsonNode::asText);
  }

  private TokenizerSpec spec(Path folder, int vocabulary) {
    var model = root.path("model");
    if (!model.path("type").asText("BPE").equals("BPE")
        || !model.path("continuing_subword_prefix").asText("").isEmpty()
        || !model.path("end_of_word_suffix").asText("").isEmpty()) {
      throw unsupported("the model is not BPE: " + model.path("type").asText());
    }
    var tokens = new ArrayList<String>();
    var types = new ArrayList<TokenType>();
    var sentencePiece = SentencePieceJson.applies(root);
    for (var entry : model.path("vocab").properties()) {
      var token = entry.getKey();
      var isByte = sentencePiece && CharacterSymbols.byteOf(token).isPresent();
      var type = isByte ? TokenType.BYTE : TokenType.NORMAL;
      set(tokens, types, entry.getValue().asInt(-1), token, type);
    }
    for (var added : root.path("added_tokens")) {
      if (added.path("lstrip").asBoolean()
          || added.path("rstrip").asBoolean()
          || added.path("single_word").asBoolean()) {
        throw unsupported("an added token takes in its surroundings: " + added.path("content"));
      }
      var type = added.path("special").asBoolean() ? TokenType.CONTROL : TokenType.USER_DEFINED;
      set(tokens, types, added.path("id").asInt(-1), added.path("content").asText(), type);
    }
    if (tokens.size() > vocabulary) {
      throw faulty(
          "the tokenizer has more tokens than the model's " + vocabulary + ": " + tokens.size());
    }
    fillGaps(tokens, types, vocabulary);
    var ids = new TokenIds(folder, tokens);
    return new TokenizerSpec(
        tokens,
        types,
        merges(model.path("merges")),
        sentencePiece
            ? SentencePieceJson.preTokenizer(root)
            : preTokenizer(root.path("pre_tokenizer")),
        model.path("ignore_merges").asBoolean(),
        sentencePiece ? Normalization.NONE : normalization(root.path("normalizer")),
        ids.beginning(),
        ids.ends(),
        ids.padding(),
        beginsText(tokens, ids.beginning()),
        sentencePiece ? SentencePieceJson.pieces(root, tokens) : null);
  }

  private static void set(
      List<String> tokens, List<TokenType> types, int id, String token, TokenType type) {
    if (id < 0 || id >= LARGEST_VOCABULARY) {
      throw faulty("an id is out of range: " + token);
    }
    while (tokens.size() <= id) {
      tokens.add("");
      types.add(TokenType.UNUSED);
    }
    tokens.set(id, token);
    types.set(id, type);
  }

  private static void fillGaps(List<String> tokens, List<TokenType> types, int vocabulary) {
    while (tokens.size() < vocabulary) {
      tokens.add("");
      types.add(TokenType.UNUSED);
    }
    for (var id = 0; id < tokens.size(); id++) {
      if (types.get(id) == TokenType.UNUSED) {
        tokens.set(id, "[PAD" + id + "]");
      }
    }
  }

  private static List<Merge> merges(JsonNode node) {
    var merges = new ArrayList<Merge>(node.size());
    for (var merge : node) {
      var pair =
          merge.isArray()
              ? List.of(merge.path(0).asText(), merge.path(1).asText())
              : List.of(merge.asText().split(" ", -1));
      if (pair.size() != 2) {
        throw faulty("a merge is not a pair: " + merge);
      }
      merges.add(new Merge(pair.get(0), pair.get(1)));
    }
    return merges;
  }

  static PreTokenizer preTokenizer(JsonNode node) {
    return new PreTokenizer(patterns(node));
  }

  private static List<String> patterns(JsonNode node) {
    return switch (node.path("type").asText()) {
      case "Sequence" -> {
        var all = new ArrayList<String>();
        node.path("pretokenizers").forEach(step -> all.addAll(patterns(step)));
        yield all;
      }
      case "ByteLevel" -> {
        if (node.path("add_prefix_space").asBoolean(true)) {
          throw unsupported("the pre-tokenizer adds a space: " + node);
        }
        yield node.path("use_regex").asBoolean(true) ? PreTokenizer.GPT2.patterns() : List.of();
      }
      case "Digits" -> List.of(node.path("individual_digits").asBoolean() ? "\\p{N}" : "\\p{N}+");
      case "Split" -> {
        var regex = node.path("pattern").path("Regex");
        if (!regex.isTextual()
            || !node.path("behavior").asText().equals("Isolated")
            || node.path("invert").asBoolean()) {
          throw unsupported("the pre-tokenizer splits in a way that is not known: " + node);
        }
        yield List.of(regex.asText());
      }
      default -> throw unsupported("the pre-tokenizer is not known: " + node);
    };
  }

  private static Normalization normalization(JsonNode node) {
    if (node.isNull() || node.isMissingNode()) {
      return Normalization.NONE;
    }
    if (node.path("type").asText().equals("NFC")) {
      return Normalization.NFC;
    }
    throw unsupported("the normalizer is not known: " + node);
  }

  // What the configuration says; otherwise what the post-processor's template does.
  private boolean beginsText(List<String> tokens, int beginning) {
    if (beginning < 0) {
      return false;
    }
    if (settings.path("add_bos_token").isBoolean()) {
      return settings.path("add_bos_token").asBoolean();
    }
    var processors = new ArrayList<JsonNode>(List.of(root.path("post_processor")));
    root.path("post_processor").path("processors").forEach(processors::add);
    var name = tokens.get(beginning);
    return processors.stream()
        .map(p -> p.path("single").path(0).path("SpecialToken").path("id").asText())
        .anyMatch(name::equals);
  }

  private static Optional<JsonNode> json(Path file) {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    return Optional.of(Json.read(text(file), file.toString()));
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw Fault.input("not-readable", "cannot read: " + file, "check its rights", e);
    }
  }

  /** Which tokens begin, end and pad, from the configuration files, by id or by name. */
  private final class TokenIds {
    private final List<JsonNode> configurations = new ArrayList<>();
    private final List<String> tokens;

    TokenIds(Path folder, List<String> tokens) {
      this.tokens = tokens;
      for (var name : List.of("generation_config.json", "config.json")) {
        json(folder.resolve(name)).ifPresent(configurations::add);
      }
    }

    int beginning() {
      return ids("bos").stream().findFirst().orElse(-1);
    }

    List<Integer> ends() {
      return List.copyOf(ids("eos"));
    }

    int padding() {
      return ids("pad").stream().findFirst().orElse(-1);
    }

    private LinkedHashSet<Integer> ids(String what) {
      var ids = new LinkedHashSet<Integer>();
      var named = settings.path(what + "_token");
      var name = named.isObject() ? named.path("content").asText() : named.asText("");
      if (!name.isEmpty()) {
        ids.add(tokens.indexOf(name));
      }
      for (var configuration : configurations) {
        var node = configuration.path(what + "_token_id");
        (node.isArray() ? node : List.of(node)).forEach(id -> ids.add(id.asInt(-1)));
      }
      ids.removeIf(id -> id < 0 || id >= tokens.size());
      return ids;
    }
  }

  static Fault unsupported(String detail) {
    return Fault.input(
        "unsupported-tokenizer", detail, "use a model with a byte-level or SentencePiece BPE");
  }

  static Fault faulty(String detail) {
    return Fault.input("faulty-tokenizer", detail, "download or train the tokenizer again");
  }
}
