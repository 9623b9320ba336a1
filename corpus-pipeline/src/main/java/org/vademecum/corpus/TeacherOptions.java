package org.vademecum.corpus;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.vademecum.cli.Fault;
import org.vademecum.engine.pack.Pack;
import org.vademecum.teacher.OpenAiSettings;
import org.vademecum.teacher.OpenAiTeacher;
import org.vademecum.teacher.RecordedVerdict;
import org.vademecum.teacher.Rubric;
import picocli.CommandLine.Option;

/** Who judges documents, and what may be spent on it. */
final class TeacherOptions {
  private static final String ENDPOINT = "openai:";
  private static final String KEY = "VADE_TEACHER_KEY";

  @Option(
      names = "--teacher",
      paramLabel = "recorded|openai:URL",
      description = "who scores a sample; the key of an endpoint is read from " + KEY)
  private String who = "recorded";

  @Option(names = "--teacher-model", description = "the endpoint's name for the model")
  private String model = "default";

  @Option(names = "--teacher-sample", description = "documents to judge, default ${DEFAULT-VALUE}")
  private int sample = 500;

  @Option(names = "--teacher-tokens", description = "most tokens to spend, prompt and reply")
  private long tokens = 5_000_000;

  @Option(
      names = "--teacher-record",
      paramLabel = "DIR",
      description = "where verdicts are kept; else teacher/ beside the corpus")
  private @Nullable Path record;

  String description() {
    return who.equals("recorded") ? who : who + " " + model + " " + sample;
  }

  Teaching teaching(Pack pack, List<RecordedVerdict> recorded, Path folder) {
    if (who.equals("recorded")) {
      return Teaching.recorded(recorded);
    }
    if (!who.matches(ENDPOINT + "https?://.+")) {
      throw Fault.input(
          "no-such-teacher",
          "no such teacher: " + who,
          "--teacher recorded, or --teacher openai:http://127.0.0.1:8000/v1");
    }
    var endpoint = URI.create(who.substring(ENDPOINT.length()));
    var usual = OpenAiSettings.of(endpoint, model, System.getenv(KEY));
    var settings =
        new OpenAiSettings(
            endpoint,
            model,
            usual.key(),
            usual.concurrency(),
            usual.timeout(),
            usual.attempts(),
            usual.firstPause(),
            usual.maxCalls(),
            tokens);
    var kept = record == null ? folder.resolveSibling("teacher") : record;
    var rubric = Rubric.read(pack.folder().resolve("teacher"));
    var teacher = OpenAiTeacher.open(settings, rubric, kept, Clock.systemUTC());
    var origin = String.format(Locale.ROOT, "%s at %s", model, endpoint.getHost());
    return Teaching.asked(teacher, origin, recorded, sample, settings.concurrency());
  }
}
