package org.vademecum.serving.service.http;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.vademecum.cli.Fault;
import org.vademecum.engine.evidence.Audience;
import org.vademecum.engine.text.Language;
import org.vademecum.serving.answer.AnswerPath;
import org.vademecum.serving.answer.Arm;

/** How an answer is wanted; what is not said has the command line's default. */
public record Options(
    @Nullable String lang, @Nullable String audience, @Nullable String task, @Nullable String arm) {

  /** The language, or another where none is asked for. */
  public Language parsedLanguage(String otherwise) {
    return parsed(() -> Language.of(or(lang, otherwise)));
  }

  /** The audience; clinicians where none is asked for. */
  public Audience parsedAudience() {
    return parsed(() -> Audience.of(or(audience, "clinician")));
  }

  /** The task; {@code interpret} where none is asked for. */
  public String taskName() {
    return or(task, "interpret");
  }

  /** The arm; what the path serves where none is asked for. */
  public Arm parsedArm(AnswerPath path) {
    return arm == null || arm.isBlank() ? path.defaultArm() : parsed(() -> Arm.of(arm.strip()));
  }

  private static String or(@Nullable String given, String otherwise) {
    return given == null || given.isBlank() ? otherwise : given.strip();
  }

  private static <T> T parsed(Supplier<T> option) {
    try {
      return option.get();
    } catch (IllegalArgumentException e) {
      throw Fault.input(
          "wrong-option",
          String.valueOf(e.getMessage()),
          "give one of those in brackets, or leave it out",
          e);
    }
  }
}
