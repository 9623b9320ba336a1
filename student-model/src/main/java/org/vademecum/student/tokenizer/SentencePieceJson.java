package org.vademecum.student.tokenizer;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.vademecum.student.tokenizer.TokenizerSpec.SentencePieces;
import org.vademecum.student.tokenizer.TokenizerSpec.SpacePrefix;

/**
 * The parts of a {@code tokenizer.json} that was converted from SentencePiece (Llama 2, Mistral,
 * Zephyr, Gemma): BPE with {@code byte_fallback}, blanks as {@code ▁} by a normalizer or by
 * Metaspace.
 */
final class SentencePieceJson {
  private static final String BLANK = CharacterSymbols.BLANK;

  // Cut before each blank: what Metaspace does unless it says that it does not split.
  private static final PreTokenizer BEFORE_BLANKS =
      new PreTokenizer(List.of(BLANK + "[^" + BLANK + "]*|[^" + BLANK + "]+"));

  private SentencePieceJson() {}

  /** Whether the file is one of these. */
  static boolean applies(JsonNode root) {
    return root.path("model").path("byte_fallback").asBoolean();
  }

  /** How the file's text becomes symbols; its merges are listed, so that there are no scores. */
  static SentencePieces pieces(JsonNode root, List<String> tokens) {
    var unknown = tokens.indexOf(root.path("model").path("unk_token").asText(""));
    return new SentencePieces(prefix(root), List.of(), unknown);
  }

  private static SpacePrefix prefix(JsonNode root) {
    var cutter = root.path("pre_tokenizer");
    if (cutter.path("type").asText().equals("Metaspace")) {
      return metaspace(cutter);
    }
    var prefix = SpacePrefix.NEVER;
    var replaces = false;
    for (var step : steps(root.path("normalizer"), "normalizers")) {
      switch (step.path("type").asText()) {
        case "Prepend" -> {
          expect(step, step.path("prepend").asText().equals(BLANK));
          prefix = SpacePrefix.EACH_ALSO_BEFORE_SPACE;
        }
        case "Replace" -> {
          var ofBlank = step.path("pattern").path("String").asText().equals(" ");
          expect(step, ofBlank && step.path("content").asText().equals(BLANK));
          replaces = true;
        }
        default -> expect(step, false);
      }
    }
    expect(root.path("normalizer"), replaces);
    return prefix;
  }

  private static SpacePrefix metaspace(JsonNode cutter) {
    expect(cutter, cutter.path("replacement").asText(BLANK).equals(BLANK));
    var before = cutter.path("add_prefix_space").asBoolean(true) ? "always" : "never";
    return switch (cutter.path("prepend_scheme").asText(before)) {
      case "always" -> SpacePrefix.EACH;
      case "first" -> SpacePrefix.FIRST;
      default -> SpacePrefix.NEVER;
    };
  }

  /** How marked text is cut before merging. */
  static PreTokenizer preTokenizer(JsonNode root) {
    var cutter = root.path("pre_tokenizer");
    return switch (cutter.path("type").asText()) {
      case "" -> PreTokenizer.WHOLE;
      case "Metaspace" -> cutter.path("split").asBoolean(true) ? BEFORE_BLANKS : PreTokenizer.WHOLE;
      case "Split" -> {
        // Gemma cuts at blanks, of which its normalizer has left none.
        expect(cutter, cutter.path("pattern").path("String").asText().equals(" "));
        yield PreTokenizer.WHOLE;
      }
      default -> throw unknown(cutter);
    };
  }

  private static List<JsonNode> steps(JsonNode node, String list) {
    if (node.isMissingNode() || node.isNull()) {
      return List.of();
    }
    if (!node.path("type").asText().equals("Sequence")) {
      return List.of(node);
    }
    var steps = new ArrayList<JsonNode>();
    node.path(list).forEach(steps::add);
    return steps;
  }

  private static void expect(JsonNode step, boolean known) {
    if (!known) {
      throw unknown(step);
    }
  }

  private static RuntimeException unknown(JsonNode step) {
    return TokenizerJson.unsupported("a step before the merges is not known: " + step);
  }
}
