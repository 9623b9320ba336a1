package org.vademecum.distill.tokenizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vademecum.student.tokenizer.Tokenizer;
import org.vademecum.student.tokenizer.TokenizerJson;

class BytePairTrainerTest {
  private static final String ENGLISH = "low ferritin means that the iron stores are used up. ";
  private static final String CHINESE = "铁蛋白降低说明铁储备耗尽，常见于出血。";
  private static final List<String> TEXTS =
      List.of(
          "<bos><case><en><clinician>\n<O1><low><severe>ferritin 12.5\n<answer><F1><O1> is low.\n<end>",
          "<bos><ask><zh><patient>铁蛋白135.6低说明什么？\n",
          "It's 3 µmol/L,  with   spaces\n\n and ½ ① Ⅳ ٣",
          "‹n1› < <n1> <n12> é ﬁ 😀\u00a0\u3000.");

  @TempDir Path folder;

  private static Vocabulary trained() {
    var words = new WordCounts();
    for (var i = 0; i < 50; i++) {
      words.add(ENGLISH + CHINESE, 1);
    }
    return BytePairTrainer.train(words, 420);
  }

  @Test
  void huggingFaceAndTheEngineReadTheVocabularyAlike() throws IOException {
    var vocabulary = trained();
    vocabulary.write(folder);
    var engine = new Tokenizer(TokenizerJson.read(folder, vocabulary.tokens().size()));
    try (var huggingFace = HuggingFaceTokenizer.newInstance(folder.resolve("tokenizer.json"))) {
      for (var text : TEXTS) {
        var ids = huggingFace.encode(text, false, false).getIds();
        assertThat(engine.encodeWithSpecialTokens(text)).as(text).containsExactly(ints(ids));
        assertThat(huggingFace.decode(ids, false)).isEqualTo(text);
      }
      var seed = new Random().nextLong();
      var random = new Random(seed);
      for (var i = 0; i < 300; i++) {
        var text = scrambled(random);
        assertThat(engine.encodeWithSpecialTokens(text))
            .as("seed %d: %s", seed, text)
            .containsExactly(ints(huggingFace.encode(text, false, false).getIds()));
      }
    }
  }

  @Test
  void frequentWordsBecomeOneTokenAndRareOnesStayBytes() {
    var tokens = trained().tokens();
    assertThat(tokens).contains("Ġiron", "Ġferritin").doesNotContain("Ġzinc");
  }

  @Test
  void aTokenHoldsNoMoreThanFourChineseCharacters() {
    assertThat(trained().tokens())
        .filteredOn(token -> !token.startsWith("<") && token.chars().anyMatch(c -> c > 127))
        .filteredOn(token -> !token.startsWith("Ġ"))
        .allSatisfy(token -> assertThat(token.length()).isLessThanOrEqualTo(12))
        .anySatisfy(token -> assertThat(token.length()).isEqualTo(12));
  }

  @Test
  void specialTokensComeFirstAndInOrder() {
    assertThat(trained().tokens()).startsWith("<pad>", "<bos>", "<end>").doesNotHaveDuplicates();
  }

  @Test
  void trainingTwiceGivesTheSameVocabulary() {
    assertThat(trained().tokens()).isEqualTo(trained().tokens());
  }

  @Test
  void aSizeWithoutRoomForTheBytesIsRefused() {
    assertThatThrownBy(() -> BytePairTrainer.train(new WordCounts(), 100))
        .hasMessage("vocabulary too small: 100");
  }

  private static String scrambled(Random random) {
    var source = ENGLISH + CHINESE + "<O1> 0.5'll—ß\n\t ";
    var out = new StringBuilder();
    for (var i = random.nextInt(40); i >= 0; i--) {
      var from = random.nextInt(source.length());
      out.append(source, from, Math.min(source.length(), from + random.nextInt(6)));
    }
    return out.toString();
  }

  private static int[] ints(long[] ids) {
    return java.util.Arrays.stream(ids).mapToInt(Math::toIntExact).toArray();
  }
}
