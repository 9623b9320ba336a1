package org.vademecum.eval;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * What a subject gave back for one case; a line of {@code answers.jsonl}. Exactly one of answer and
 * failure is there.
 *
 * @param key the content hash of all that the answer depends on; a line is used again only where it
 *     is the same
 * @param repeat 0 for the answer that is judged; 1 and on for what was asked again, left out where
 *     0
 * @param answer the contract's interpretation; a plain text carries {@code "plainText":true}
 * @param failure why there is none
 * @param retries how often it was asked again before
 * @param promptTokens as the endpoint counted them; null where it does not
 */
record Reply(
    String key,
    @JsonProperty("case") String caseId,
    String arm,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) int repeat,
    @Nullable JsonNode answer,
    @Nullable String failure,
    int retries,
    @Nullable Integer promptTokens,
    @Nullable Integer completionTokens) {

  static Reply answered(JsonNode answer) {
    return new Reply("", "", "", 0, answer, null, 0, null, null);
  }

  static Reply failed(String why) {
    return new Reply("", "", "", 0, null, why, 0, null, null);
  }

  Reply retried(int times) {
    return new Reply(
        key, caseId, arm, repeat, answer, failure, times, promptTokens, completionTokens);
  }

  Reply counted(@Nullable Integer prompt, @Nullable Integer completion) {
    return new Reply(key, caseId, arm, repeat, answer, failure, retries, prompt, completion);
  }

  Reply of(String contentHash, String id, String inArm, int asRepeat) {
    return new Reply(
        contentHash, id, inArm, asRepeat, answer, failure, retries, promptTokens, completionTokens);
  }

  /** Tokens in all; null where they are not known. */
  @Nullable Integer tokens() {
    return promptTokens == null || completionTokens == null
        ? null
        : promptTokens + completionTokens;
  }
}
