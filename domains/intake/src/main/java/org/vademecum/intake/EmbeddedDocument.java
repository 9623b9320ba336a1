package org.vademecum.intake;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.vademecum.cli.Fault;
import org.vademecum.intake.page.Line;
import org.vademecum.intake.pdf.PdfPages;

/**
 * The text of a document inside an HL7 result of type ED: a PDF's own text, or a text. Pictures are
 * not read. It is a note and never a result, because nothing says which of its numbers the
 * laboratory reports.
 */
final class EmbeddedDocument {
  private EmbeddedDocument() {}

  /**
   * @return empty where it has no text of its own
   * @throws Fault where it is damaged, encrypted or too large
   */
  static Optional<String> text(Hl7Segment obx) {
    var data = obx.component(5, 5);
    if (data == null) {
      return Optional.empty();
    }
    var encoding = obx.component(5, 4);
    if (!"base64".equalsIgnoreCase(encoding)) {
      return Optional.of(data);
    }
    var content = decoded(data);
    if (Signatures.isPdf(content)) {
      var lines =
          PdfPages.read(content, "the embedded document", p -> List.of()).stream()
              .flatMap(p -> Line.of(p).stream())
              .map(Line::text)
              .collect(Collectors.joining("\n"));
      return Optional.of(lines).filter(t -> !t.isBlank());
    }
    return Signatures.isPicture(content)
        ? Optional.empty()
        : Optional.of(new String(content, StandardCharsets.UTF_8)).filter(EmbeddedDocument::isText);
  }

  private static byte[] decoded(String data) {
    try {
      return Base64.getMimeDecoder().decode(data);
    } catch (IllegalArgumentException e) {
      throw Fault.input(
          "damaged-document",
          "the embedded document is no Base64",
          "send the message again, or the document by itself",
          e);
    }
  }

  private static boolean isText(String text) {
    return !text.isBlank()
        && text.chars().noneMatch(c -> c == 0xFFFD || (c < ' ' && !Character.isWhitespace(c)));
  }
}
