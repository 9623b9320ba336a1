package org.vademecum.serving.service.http;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jboss.resteasy.reactive.server.multipart.FormValue;
import org.jboss.resteasy.reactive.server.multipart.MultipartFormDataInput;
import org.jspecify.annotations.Nullable;
import org.vademecum.cli.Fault;
import org.vademecum.serving.answer.AnswerPath;
import org.vademecum.serving.answer.AnswerRequest;

/** A report and its options as the parts of a form. A part of another name is a fault. */
final class ReportForm {
  private static final Set<String> PARTS =
      new TreeSet<>(Set.of("report", "prior", "lang", "audience", "task", "arm"));

  private final MultipartFormDataInput form;

  ReportForm(MultipartFormDataInput form) {
    this.form = form;
    for (var name : form.getValues().keySet()) {
      if (!PARTS.contains(name)) {
        throw Fault.input(
            "unknown-part",
            "the form has a part that is not known: " + name,
            "its parts are " + String.join(", ", PARTS));
      }
    }
  }

  AnswerRequest request(AnswerPath path) {
    var report = single("report");
    if (report == null) {
      throw Fault.input(
          "missing-part", "the form has no part: report", "send the report as the part report");
    }
    var options = new Options(text("lang"), text("audience"), text("task"), text("arm"));
    var priors = new ArrayList<byte[]>();
    values("prior").forEach(p -> priors.add(content(p)));
    return new AnswerRequest(
        content(report),
        report.getFileName(),
        priors,
        options.parsedLanguage("en"),
        options.parsedAudience(),
        options.taskName(),
        options.parsedArm(path));
  }

  private @Nullable String text(String name) {
    var value = single(name);
    if (value == null) {
      return null;
    }
    if (value.isFileItem()) {
      throw Fault.input(
          "wrong-part", "the part is a file and should be text: " + name, "send it as text");
    }
    return value.getValue();
  }

  private @Nullable FormValue single(String name) {
    var values = values(name);
    if (values.size() > 1) {
      throw Fault.input(
          "repeated-part", "the form has a part more than once: " + name, "send it once");
    }
    return values.isEmpty() ? null : values.iterator().next();
  }

  private Collection<FormValue> values(String name) {
    var values = form.getValues().get(name);
    return values == null ? List.of() : values;
  }

  private static byte[] content(FormValue value) {
    try {
      return value.isFileItem()
          ? value.getFileItem().getInputStream().readAllBytes()
          : value.getValue().getBytes(java.nio.charset.StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw Fault.resource(
          "not-readable", "an uploaded part cannot be read", "free disk space, then try again", e);
    }
  }
}
