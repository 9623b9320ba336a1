package org.vademecum.distill.tokenizer;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.vademecum.cli.Fault;

/** Text to ids and back by Hugging Face's own tokenizers, for training. */
public final class TextEncoder implements AutoCloseable {
  private final HuggingFaceTokenizer tokenizer;

  private TextEncoder(HuggingFaceTokenizer tokenizer) {
    this.tokenizer = tokenizer;
  }

  /** Reads {@code tokenizer.json} of a folder. */
  public static TextEncoder load(Path folder) {
    try {
      return new TextEncoder(HuggingFaceTokenizer.newInstance(folder.resolve("tokenizer.json")));
    } catch (IOException e) {
      throw Fault.input(
          "no-tokenizer", "cannot read tokenizer.json in " + folder, "give a student's folder", e);
    }
  }

  /** Ids, special tokens where they are written in the text, nothing added. */
  public int[] encode(String text) {
    return Arrays.stream(tokenizer.encode(text, false, false).getIds())
        .mapToInt(Math::toIntExact)
        .toArray();
  }

  /** The text of ids, special tokens included. */
  public String decode(int[] ids) {
    return tokenizer.decode(Arrays.stream(ids).asLongStream().toArray(), false);
  }

  @Override
  public void close() {
    tokenizer.close();
  }
}
