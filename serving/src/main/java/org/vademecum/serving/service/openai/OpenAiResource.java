package org.vademecum.serving.service.openai;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.vademecum.cli.Fault;
import org.vademecum.serving.service.Measures;
import org.vademecum.serving.service.http.JsonBody;
import org.vademecum.student.sample.Request;

/** The student behind OpenAI's routes. */
@Path("/v1")
@Tag(name = "openai")
@Blocking
public class OpenAiResource {
  // OpenAI's own default for completions; a chat has none but the model's length.
  private static final int COMPLETION_TOKENS = 16;

  private final ServedStudent student;
  private final Measures measures;

  public OpenAiResource(ServedStudent student, Measures measures) {
    this.student = student;
    this.measures = measures;
  }

  @GET
  @Path("/models")
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(summary = "The installed student")
  public String models() {
    var root = OpenAiJson.object().put("object", "list");
    var data = root.putArray("data");
    for (var name : student.names()) {
      data.addObject()
          .put("id", name)
          .put("object", "model")
          .put("created", 0)
          .put("owned_by", "vademecum");
    }
    return root.toString();
  }

  @POST
  @Path("/chat/completions")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "The student alone, without evidence or verification")
  public Response chat(byte[] body) {
    var json = JsonBody.of(body);
    var generator = student.generator(json.optional("model").orElse(null));
    var wantsLogprobs = json.node().path("logprobs").asBoolean(false);
    var alternatives =
        wantsLogprobs ? json.optionalWhole("top_logprobs").orElse(0) : Request.NO_LOGPROBS;
    var options =
        GenerationOptions.of(
            json, alternatives, generator.model().config().context(), student.grammars());
    var prompt = student.prompt(generator.model(), messages(json.node().path("messages")));
    return new CompletionWriter.Chat(student.name(), generator, measures).respond(prompt, options);
  }

  private static List<ServedStudent.Message> messages(JsonNode nodes) {
    if (!nodes.isArray() || nodes.isEmpty()) {
      throw JsonBody.wrong("messages", "a list of at least one message");
    }
    var messages = new ArrayList<ServedStudent.Message>();
    for (var node : nodes) {
      var role = node.path("role").asText();
      if (!List.of("system", "developer", "user", "assistant").contains(role)) {
        throw JsonBody.wrong("messages", "a list of messages of system, user or assistant");
      }
      messages.add(new ServedStudent.Message(role, content(node.path("content"))));
    }
    return messages;
  }

  private static String content(JsonNode content) {
    if (content.isTextual()) {
      return content.textValue();
    }
    if (!content.isArray()) {
      throw JsonBody.wrong("messages", "a list of messages with text content");
    }
    var text = new StringBuilder();
    for (var part : content) {
      if (!part.path("type").asText().equals("text")) {
        throw JsonBody.wrong("messages", "a list of messages with text content");
      }
      text.append(part.path("text").asText());
    }
    return text.toString();
  }

  @POST
  @Path("/completions")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Raw continuation of a prompt (text or token ids)")
  public Response complete(byte[] body) {
    var json = JsonBody.of(body);
    var generator = student.generator(json.optional("model").orElse(null));
    var alternatives = json.optionalWhole("logprobs").orElse(Request.NO_LOGPROBS);
    var options = GenerationOptions.of(json, alternatives, COMPLETION_TOKENS, student.grammars());
    var prompt = json.node().path("prompt");
    if (prompt.isArray() && prompt.size() == 1 && !prompt.path(0).isNumber()) {
      prompt = prompt.path(0);
    }
    var ids =
        isIds(prompt) ? ids(prompt) : generator.model().tokenizer().encodePrompt(text(prompt));
    return new CompletionWriter.Plain(student.name(), generator, measures).respond(ids, options);
  }

  private static boolean isIds(JsonNode prompt) {
    return prompt.isArray()
        && !prompt.isEmpty()
        && StreamSupport.stream(prompt.spliterator(), false).allMatch(JsonNode::canConvertToInt);
  }

  private static int[] ids(JsonNode prompt) {
    return StreamSupport.stream(prompt.spliterator(), false).mapToInt(JsonNode::intValue).toArray();
  }

  private static String text(JsonNode prompt) {
    if (!prompt.isTextual()) {
      throw JsonBody.wrong("prompt", "one text or one list of token ids");
    }
    return prompt.textValue();
  }

  @POST
  @Path("/embeddings")
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Vectors of texts",
      description = "The mean of the tokens' input embeddings of the student, of length 1.")
  public String embed(byte[] body) {
    var json = JsonBody.of(body);
    student.generator(json.optional("model").orElse(null));
    if (json.optionalWhole("dimensions").isPresent()) {
      throw Fault.input(
          "unsupported-option", "this server does not know the option: dimensions", "leave it out");
    }
    var format = json.optional("encoding_format").orElse("float");
    if (!List.of("float", "base64").contains(format)) {
      throw JsonBody.wrong("encoding_format", "one of float, base64");
    }
    var embedded = student.embed(texts(json.node().path("input")));
    var root = OpenAiJson.object().put("object", "list");
    var data = root.putArray("data");
    for (var vector : embedded.vectors()) {
      var entry = data.addObject().put("object", "embedding").put("index", data.size() - 1);
      if (format.equals("base64")) {
        entry.put("embedding", base64(vector));
      } else {
        var values = entry.putArray("embedding");
        for (var value : vector) {
          values.add(value);
        }
      }
    }
    root.put("model", student.name());
    root.set("usage", OpenAiJson.usage(embedded.tokens(), 0));
    return root.toString();
  }

  private static List<String> texts(JsonNode input) {
    if (input.isTextual()) {
      return List.of(input.textValue());
    }
    var texts = new ArrayList<String>();
    for (var text : input) {
      if (!text.isTextual()) {
        throw JsonBody.wrong("input", "a text or a list of texts");
      }
      texts.add(text.textValue());
    }
    if (texts.isEmpty()) {
      throw JsonBody.wrong("input", "a text or a list of texts");
    }
    return texts;
  }

  private static String base64(float[] vector) {
    var bytes = ByteBuffer.allocate(Float.BYTES * vector.length).order(ByteOrder.LITTLE_ENDIAN);
    for (var value : vector) {
      bytes.putFloat(value);
    }
    return Base64.getEncoder().encodeToString(bytes.array());
  }
}
