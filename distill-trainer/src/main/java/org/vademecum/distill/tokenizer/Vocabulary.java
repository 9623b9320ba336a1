package org.vademecum.distill.tokenizer;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.vademecum.cli.Fault;
import org.vademecum.cli.Json;
import org.vademecum.student.tokenizer.StudentTokenizerFormat;

/**
 * A byte-level BPE vocabulary.
 *
 * @param tokens by id, special tokens first, then bytes, then merged ones, in the byte alphabet
 * @param merges pairs of tokens, best first
 */
public record Vocabulary(List<String> tokens, List<String[]> merges) {
  public Vocabulary {
    tokens = List.copyOf(tokens);
    merges = List.copyOf(merges);
  }

  /** Writes {@code tokenizer.json} and {@code tokenizer_config.json} as Hugging Face reads them. */
  public void write(Path folder) {
    try {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve("tokenizer.json"), tokenizerJson());
      Files.writeString(folder.resolve("tokenizer_config.json"), configJson());
    } catch (IOException e) {
      throw Fault.resource(
          "not-writable",
          "cannot write the tokenizer into " + folder,
          "free disk space, or choose another folder",
          e);
    }
  }

  private String tokenizerJson() {
    var special = SpecialTokens.all();
    var root = Json.mapper().createObjectNode();
    root.put("version", "1.0").putNull("truncation").putNull("padding");
    var added = root.putArray("added_tokens");
    for (var i = 0; i < special.size(); i++) {
      added
          .addObject()
          .put("id", i)
          .put("content", special.get(i))
          .put("single_word", false)
          .put("lstrip", false)
          .put("rstrip", false)
          .put("normalized", false)
          .put("special", true);
    }
    root.putNull("normalizer");
    root.set("pre_tokenizer", format(StudentTokenizerFormat.PRE_TOKENIZER_JSON));
    root.putNull("post_processor");
    root.set("decoder", format(StudentTokenizerFormat.DECODER_JSON));
    var model = root.putObject("model").put("type", "BPE").putNull("dropout");
    model.putNull("unk_token").putNull("continuing_subword_prefix").putNull("end_of_word_suffix");
    model.put("fuse_unk", false).put("byte_fallback", false).put("ignore_merges", false);
    var vocabulary = model.putObject("vocab");
    for (var i = 0; i < tokens.size(); i++) {
      vocabulary.put(tokens.get(i), i);
    }
    var pairs = model.putArray("merges");
    for (var merge : merges) {
      pairs.addArray().add(merge[0]).add(merge[1]);
    }
    return Json.writePretty(root) + "\n";
  }

  private static JsonNode format(String json) {
    return Json.read(json, "the student's tokenizer format");
  }

  private static String configJson() {
    return Json.writePretty(
            Json.mapper()
                .createObjectNode()
                .put("tokenizer_class", "PreTrainedTokenizerFast")
                .put("bos_token", SpecialTokens.BEGIN)
                .put("eos_token", SpecialTokens.END)
                .put("pad_token", SpecialTokens.PAD)
                .put("add_bos_token", false)
                .put("clean_up_tokenization_spaces", false))
        + "\n";
  }
}
