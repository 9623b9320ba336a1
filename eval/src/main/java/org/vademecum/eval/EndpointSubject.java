package org.vademecum.eval;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vademecum.cli.Json;

/**
 * Any OpenAI-compatible endpoint, seeded, and greedy unless a temperature is given. In {@code
 * closed-book} it gets the report, in {@code with-passages} also the passages that a case brings or
 * our own retrieval finds.
 */
final class EndpointSubject implements Subject {
  static final String CLOSED_BOOK = "closed-book";
  static final String WITH_PASSAGES = "with-passages";

  private final ChatEndpoint endpoint;
  private final String model;
  private final Sampling sampling;
  private final Prompts prompts;
  private final @Nullable ServiceSubject retrieval;

  /**
   * How words are drawn.
   *
   * @param temperature 0 for the likeliest word; above it, a case that is asked again has another
   *     seed
   */
  record Sampling(long seed, double temperature) {
    long seed(int repeat) {
      return temperature == 0 ? seed : seed + repeat;
    }

    @Override
    public String toString() {
      return temperature == 0 ? String.valueOf(seed) : seed + " " + temperature;
    }
  }

  EndpointSubject(
      ChatEndpoint endpoint,
      String model,
      Sampling sampling,
      Prompts prompts,
      @Nullable ServiceSubject retrieval) {
    this.endpoint = endpoint;
    this.model = model;
    this.sampling = sampling;
    this.prompts = prompts;
    this.retrieval = retrieval;
  }

  @Override
  public Reply reply(EvalCase asked, String arm, int repeat) {
    JsonNode evidence;
    try {
      evidence = evidence(asked);
    } catch (ServiceSubject.NoAnswer e) {
      return Reply.failed("no passages: " + e.getMessage());
    }
    if (arm.equals(WITH_PASSAGES) && retrieval == null && asked.passages() == null) {
      return Reply.failed("no passages for this case");
    }
    var given = arm.equals(WITH_PASSAGES) ? evidence : withoutPassages(evidence);
    var said =
        endpoint.ask(prompts.of(asked, arm, given), sampling.temperature(), sampling.seed(repeat));
    var reply =
        said.text() == null
            ? Reply.failed(String.valueOf(said.failure()))
            : Reply.answered(
                PlainText.interpretation(said.text(), asked, model, given, said.millis()));
    return reply.counted(said.promptTokens(), said.completionTokens()).retried(said.retries());
  }

  // Observations as our intake reads them, and passages: the case's own come first.
  private JsonNode evidence(EvalCase asked) throws ServiceSubject.NoAnswer {
    var own = asked.passages();
    if (own != null) {
      return PlainText.evidence(own);
    }
    return retrieval == null ? PlainText.evidence(List.of()) : retrieval.answer(asked, "template");
  }

  private static JsonNode withoutPassages(JsonNode evidence) {
    var without = Json.mapper().createObjectNode();
    without.set("observations", evidence.path("observations"));
    without.set("findings", evidence.path("findings"));
    return without;
  }

  @Override
  public List<String> arms() {
    return List.of(CLOSED_BOOK, WITH_PASSAGES);
  }

  @Override
  public String identity() {
    var retrieved = retrieval == null ? "" : " " + retrieval.identity();
    return endpoint + " " + sampling + " " + prompts + retrieved;
  }

  @Override
  public Model model() {
    return new Model(model, null);
  }

  @Override
  public @Nullable Duration processorTime() {
    return null;
  }

  @Override
  public void close() {
    if (retrieval != null) {
      retrieval.close();
    }
    endpoint.close();
  }
}
