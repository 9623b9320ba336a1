package org.vademecum.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vademecum.cli.Fault;
import org.vademecum.engine.pack.Pack;
import org.vademecum.engine.pack.PackLoader;

class JudgePromptTest {
  private static final Path PACK = Path.of("../domains/lab-report");

  @TempDir private Path folder;

  private Pack with(String prompts) throws IOException {
    Files.walkFileTree(
        PACK,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            var copy = folder.resolve("lab-report").resolve(PACK.relativize(file));
            Files.createDirectories(Objects.requireNonNull(copy.getParent()));
            Files.copy(file, copy);
            return FileVisitResult.CONTINUE;
          }
        });
    Files.writeString(folder.resolve("lab-report/eval/prompts.yaml"), prompts);
    return PackLoader.load(folder.resolve("lab-report"));
  }

  @Test
  void the_pack_has_a_prompt_of_its_own_in_both_languages() {
    var prompt = JudgePrompt.of(PackLoader.load(PACK));
    assertThat(prompt.en()).contains("laboratory report", "{sentences}");
    assertThat(prompt.zh()).contains("检验报告", "{sentences}");
  }

  @Test
  void a_pack_without_one_is_judged_in_plain_words() throws IOException {
    var prompt = JudgePrompt.of(with("closed-book: {en: '{report}', zh: '{report}'}\n"));
    assertThat(prompt.en()).startsWith("Judge each numbered sentence");
  }

  @Test
  void a_prompt_that_shows_no_sentences_is_a_fault_of_the_pack() throws IOException {
    var pack = with("judge: {en: 'judge {report}', zh: '{report} {sentences}'}\n");
    assertThatThrownBy(() -> JudgePrompt.of(pack))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("a judge's prompt without {sentences}: judge.en");
  }
}
