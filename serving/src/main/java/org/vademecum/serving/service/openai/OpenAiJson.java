package org.vademecum.serving.service.openai;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.vademecum.cli.Json;
import org.vademecum.student.sample.Result.TokenLogprob;
import org.vademecum.student.tokenizer.Tokenizer;

/** The objects that OpenAI's clients read. */
final class OpenAiJson {
  private OpenAiJson() {}

  static ObjectNode object() {
    return Json.mapper().createObjectNode();
  }

  /** The beginning that all objects of one answer share. */
  static ObjectNode head(String id, String kind, String model, long created) {
    return object().put("id", id).put("object", kind).put("created", created).put("model", model);
  }

  static String id(String prefix) {
    var bytes = new byte[12];
    ThreadLocalRandom.current().nextBytes(bytes);
    return prefix + HexFormat.of().formatHex(bytes);
  }

  static ObjectNode usage(int prompt, int completion) {
    return object()
        .put("prompt_tokens", prompt)
        .put("completion_tokens", completion)
        .put("total_tokens", prompt + completion);
  }

  /** {@code {"content": [{token, logprob, bytes, top_logprobs}]}}, as chats have it. */
  static ObjectNode chatLogprobs(List<TokenLogprob> logprobs, Tokenizer tokenizer) {
    var root = object();
    var content = root.putArray("content");
    for (var entry : logprobs) {
      var token = token(entry, tokenizer);
      var top = token.putArray("top_logprobs");
      entry.alternatives().forEach(a -> top.add(token(a, tokenizer)));
      content.add(token);
    }
    return root;
  }

  private static ObjectNode token(TokenLogprob entry, Tokenizer tokenizer) {
    var bytes = tokenizer.tokenBytes(entry.token());
    var token =
        object()
            .put("token", new String(bytes, StandardCharsets.UTF_8))
            .put("logprob", entry.logprob());
    var array = token.putArray("bytes");
    for (var b : bytes) {
      array.add(b & 0xFF);
    }
    return token;
  }

  /** {@code {tokens, token_logprobs, top_logprobs, text_offset}}, as completions have it. */
  static ObjectNode completionLogprobs(List<TokenLogprob> logprobs, Tokenizer tokenizer, int from) {
    var root = object();
    var tokens = root.putArray("tokens");
    var values = root.putArray("token_logprobs");
    var top = root.putArray("top_logprobs");
    var offsets = root.putArray("text_offset");
    var offset = from;
    for (var entry : logprobs) {
      var text = tokenizer.decode(new int[] {entry.token()});
      tokens.add(text);
      values.add(entry.logprob());
      var alternatives = top.addObject();
      entry
          .alternatives()
          .forEach(a -> alternatives.put(tokenizer.decode(new int[] {a.token()}), a.logprob()));
      offsets.add(offset);
      offset += text.length();
    }
    return root;
  }
}
