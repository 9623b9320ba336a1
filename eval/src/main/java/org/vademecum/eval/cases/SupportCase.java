package org.vademecum.eval.cases;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A source and a response to it; a line of what {@code vade eval import} writes and {@code vade
 * score} reads.
 *
 * @param group the cluster: cases of one source document are alike
 * @param kind what the set calls the task or the error, or null
 * @param response null where the set has only questions
 * @param label 1 = fully supported, 0 = not, null = not said
 * @param spans parts of the response that were marked as wrong
 * @param criteria what a good response does, where the set judges by rubrics
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SupportCase(
    String id,
    String group,
    @Nullable String kind,
    String source,
    @Nullable String question,
    @Nullable String response,
    @Nullable Integer label,
    String language,
    List<Span> spans,
    List<Criterion> criteria) {

  public SupportCase {
    spans = List.copyOf(spans);
    criteria = List.copyOf(criteria);
  }

  /** A marked part of a response, from and to in UTF-16 units as the set counts them. */
  public record Span(int start, int end, String text, @Nullable String kind) {}

  /** A rubric: fulfilling it earns the points, which may be negative. */
  public record Criterion(String criterion, double points) {}

  /** A case without spans and criteria, its language read from the response. */
  static SupportCase of(
      String id,
      String group,
      @Nullable String kind,
      String source,
      @Nullable String question,
      String response,
      @Nullable Integer label) {
    return new SupportCase(
        id,
        group,
        kind,
        source,
        question,
        response,
        label,
        language(response),
        List.of(),
        List.of());
  }

  /** {@code zh} where at least a quarter of the characters are Han, else {@code en}. */
  public static String language(String text) {
    var han = text.codePoints().filter(Character::isIdeographic).count();
    return han * 4 > text.length() ? "zh" : "en";
  }
}
