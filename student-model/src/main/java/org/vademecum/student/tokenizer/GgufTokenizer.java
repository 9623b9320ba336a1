package org.vademecum.student.tokenizer;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.vademecum.cli.Fault;
import org.vademecum.student.gguf.GgufMetadata;
import org.vademecum.student.gguf.GgufValue;
import org.vademecum.student.tokenizer.TokenizerSpec.Merge;
import org.vademecum.student.tokenizer.TokenizerSpec.Normalization;
import org.vademecum.student.tokenizer.TokenizerSpec.SentencePieces;
import org.vademecum.student.tokenizer.TokenizerSpec.SpacePrefix;

/** A tokenizer as GGUF metadata, {@code tokenizer.ggml.*}, to and from a {@link TokenizerSpec}. */
public final class GgufTokenizer {
  private static final String PREFIX = "tokenizer.ggml.";

  private GgufTokenizer() {}

  /**
   * Reads the tokenizer of a GGUF file. GGUF knows no normalization: text is taken as it is.
   *
   * @throws Fault of type {@code unsupported-tokenizer} or {@code faulty-tokenizer}
   */
  public static TokenizerSpec read(GgufMetadata metadata) {
    var model = metadata.requireText(PREFIX + "model");
    return switch (model) {
      case "gpt2" -> byteLevel(metadata);
      case "llama" -> sentencePieces(metadata);
      default -> throw unsupported("the tokenizer's model is not gpt2 or llama: " + model);
    };
  }

  private static TokenizerSpec byteLevel(GgufMetadata metadata) {
    var pre = metadata.text(PREFIX + "pre").orElse("default");
    var preTokenizer =
        PreTokenizer.named(pre)
            .orElseThrow(() -> unsupported("the pre-tokenizer is not known: " + pre));
    var tokens = metadata.texts(PREFIX + "tokens").orElse(List.of());
    var types = types(metadata, tokens.size());
    var llama3 = preTokenizer.equals(PreTokenizer.LLAMA3);
    var beginning = id(metadata, "bos_token_id", tokens.size());
    return new TokenizerSpec(
        tokens,
        types,
        merges(metadata.texts(PREFIX + "merges").orElse(List.of())),
        preTokenizer,
        llama3, // as llama.cpp: words that are tokens are not merged, and text begins with BOS
        Normalization.NONE,
        beginning,
        ends(metadata, tokens, -1),
        id(metadata, "padding_token_id", tokens.size()),
        beginning >= 0 && metadata.flag(PREFIX + "add_bos_token").orElse(llama3),
        null);
  }

  // What is not said is as in Llama 2: llama.cpp has the same defaults.
  private static TokenizerSpec sentencePieces(GgufMetadata metadata) {
    var tokens = metadata.texts(PREFIX + "tokens").orElse(List.of());
    var scores = metadata.reals(PREFIX + "scores").orElse(List.of());
    if (scores.size() != tokens.size()) {
      throw TokenizerJson.faulty("there are not as many scores as tokens: " + scores.size());
    }
    var prefixed = metadata.flag(PREFIX + "add_space_prefix").orElse(true);
    var beginning = id(metadata, "bos_token_id", tokens.size(), 1);
    return new TokenizerSpec(
        tokens,
        types(metadata, tokens.size()),
        List.of(),
        PreTokenizer.WHOLE,
        false,
        Normalization.NONE,
        beginning,
        ends(metadata, tokens, 2),
        id(metadata, "padding_token_id", tokens.size()),
        beginning >= 0 && metadata.flag(PREFIX + "add_bos_token").orElse(true),
        new SentencePieces(
            prefixed ? SpacePrefix.EACH_ALSO_BEFORE_SPACE : SpacePrefix.NEVER,
            scores.stream().map(Double::floatValue).toList(),
            id(metadata, "unknown_token_id", tokens.size(), 0)));
  }

  private static List<TokenType> types(GgufMetadata metadata, int count) {
    var codes = metadata.wholes(PREFIX + "token_type");
    if (codes.isEmpty()) {
      return Collections.nCopies(count, TokenType.NORMAL);
    }
    if (codes.get().size() != count) {
      throw TokenizerJson.faulty("there are not as many types as tokens: " + codes.get().size());
    }
    return codes.get().stream().map(TokenType::ofCode).toList();
  }

  private static List<Merge> merges(List<String> lines) {
    var merges = new ArrayList<Merge>(lines.size());
    for (var line : lines) {
      var space = line.indexOf(' ', 1); // from 1: a token may begin with a space in odd files
      if (space < 0) {
        throw TokenizerJson.faulty("a merge is not a pair: " + line);
      }
      merges.add(new Merge(line.substring(0, space), line.substring(space + 1)));
    }
    return merges;
  }

  // Files of chat models often name the end of a text only, and not the end of a turn.
  private static List<Integer> ends(GgufMetadata metadata, List<String> tokens, int otherwise) {
    var ends = new LinkedHashSet<Integer>();
    ends.add(id(metadata, "eos_token_id", tokens.size(), otherwise));
    for (var key : List.of("eot_token_id", "eom_token_id")) {
      ends.add(id(metadata, key, tokens.size()));
    }
    for (var token : List.of("<|im_end|>", "<|eot_id|>", "<|eom_id|>", "<|endoftext|>")) {
      ends.add(tokens.indexOf(token));
    }
    ends.remove(-1);
    return List.copyOf(ends);
  }

  private static int id(GgufMetadata metadata, String key, int count) {
    return id(metadata, key, count, -1);
  }

  private static int id(GgufMetadata metadata, String key, int count, int otherwise) {
    var named = metadata.values().get(PREFIX + key);
    if (named instanceof GgufValue.Whole(long value) && (value == -1 || value == 0xFFFF_FFFFL)) {
      return -1; // how some converters say that there is none
    }
    var id = metadata.whole(PREFIX + key).orElse(otherwise < count ? otherwise : -1);
    if (id >= count) {
      throw TokenizerJson.faulty("an id is outside the vocabulary, " + key + ": " + id);
    }
    return id;
  }

  /**
   * The metadata for a tokenizer, in the order in which llama.cpp's own converter writes it.
   *
   * @throws Fault of type {@code unsupported-tokenizer} when llama.cpp has no name for its
   *     pre-tokenizer
   */
  public static Map<String, GgufValue> write(TokenizerSpec spec) {
    var pre =
        spec.preTokenizer()
            .name()
            .orElseThrow(
                () ->
                    unsupported(
                        "GGUF has no name for the pre-tokenizer: "
                            + spec.preTokenizer().patterns()));
    if (spec.pieces() != null) {
      throw unsupported("SentencePiece tokenizers are read and not written");
    }
    var values = new LinkedHashMap<String, GgufValue>();
    values.put(PREFIX + "model", new GgufValue.Text("gpt2"));
    values.put(PREFIX + "pre", new GgufValue.Text(pre));
    values.put(PREFIX + "tokens", GgufValue.texts(spec.tokens()));
    values.put(
        PREFIX + "token_type",
        GgufValue.wholes(spec.types().stream().map(TokenType::code).toList()));
    values.put(
        PREFIX + "merges",
        GgufValue.texts(spec.merges().stream().map(m -> m.left() + " " + m.right()).toList()));
    putId(values, "bos_token_id", spec.beginning());
    if (!spec.ends().isEmpty()) {
      putId(values, "eos_token_id", spec.ends().getFirst());
    }
    if (spec.ends().size() > 1) {
      putId(values, "eot_token_id", spec.ends().get(1));
    }
    putId(values, "padding_token_id", spec.padding());
    values.put(PREFIX + "add_bos_token", new GgufValue.Flag(spec.beginsText()));
    return values;
  }

  private static void putId(Map<String, GgufValue> values, String key, int id) {
    if (id >= 0) {
      values.put(PREFIX + key, new GgufValue.Whole(id));
    }
  }

  private static Fault unsupported(String detail) {
    return Fault.input(
        "unsupported-tokenizer",
        detail,
        "use a model with a byte-level BPE or a SentencePiece tokenizer");
  }
}
