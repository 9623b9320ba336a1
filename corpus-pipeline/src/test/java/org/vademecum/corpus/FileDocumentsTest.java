package org.vademecum.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.junit.jupiter.api.Test;

/** Each form of file, as it comes from outside. */
class FileDocumentsTest {
  private static List<CorpusDocument> read(String name, InputStream in) {
    var documents = new ArrayList<CorpusDocument>();
    FileDocuments.read(in, name).forEachRemaining(documents::add);
    return documents;
  }

  private static List<CorpusDocument> read(String name, String content) {
    return read(name, new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void of_a_page_stays_its_main_part_and_not_what_stands_on_every_page() {
    var documents =
        read(
            "page.html",
            """
            <!doctype html><html><head><title>Fans</title>
            <link rel="license" href="https://creativecommons.org/licenses/by/4.0/">
            <script>var x = "not text";</script></head>
            <body><nav>Home | About</nav><main><h1>Fans</h1><p>A fan <b>moves</b> air.</p>
            <table><tr><th>Fan</th><th>Speed</th></tr><tr><td>A</td><td>900</td></tr></table></main>
            <footer>© Fans &amp; Co</footer></body></html>
            """);
    assertThat(documents).hasSize(1);
    assertThat(documents.getFirst().text())
        .contains("A fan moves air.")
        .contains("Fan | Speed\nA | 900")
        .doesNotContain("Home", "not text", "Co");
    assertThat(documents.getFirst().license())
        .isEqualTo("https://creativecommons.org/licenses/by/4.0/");
  }

  @Test
  void markdown_loses_its_marks_and_its_front_matter_says_what_it_is() {
    var documents =
        read(
            "fans.md",
            "---\nid: fan-1\nlicence: CC0\n---\n# Fans\n\nA *fan* moves [air](https://example.org).\n");
    assertThat(documents.getFirst().id()).isEqualTo("fan-1");
    assertThat(documents.getFirst().license()).isEqualTo("CC0");
    assertThat(documents.getFirst().text()).contains("A fan moves").doesNotContain("*", "---", "#");
  }

  @Test
  void lines_of_a_pdf_become_sentences_again() throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var pdf = new PDDocument()) {
      var page = new PDPage();
      pdf.addPage(page);
      try (var content = new PDPageContentStream(pdf, page)) {
        content.beginText();
        content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
        content.setLeading(14);
        content.newLineAtOffset(72, 700);
        for (var line : List.of("A fan that is slow moves", "less air than is need-", "ed here.")) {
          content.showText(line);
          content.newLine();
        }
        content.endText();
      }
      pdf.save(bytes);
    }
    var documents = read("fans.pdf", new ByteArrayInputStream(bytes.toByteArray()));
    assertThat(documents.getFirst().text())
        .isEqualTo("A fan that is slow moves less air than is needed here.");
    assertThat(read("cut.pdf", "%PDF-1.7 cut").getFirst().detail()).isEqualTo("damaged-document");
  }

  @Test
  void a_batch_of_messages_gives_a_document_each() {
    var message = "MSH|^~\\&|A|B\rPID|1\rOBX|1|NM|TEMP||41|Cel\r";
    assertThat(read("batch.hl7", "FHS|^~\\&|A\rBHS|^~\\&|A\r" + message + message + "BTS|2\r"))
        .extracting(CorpusDocument::id)
        .containsExactly("batch-1", "batch-2");
    assertThat(read("one.txt", message).getFirst().text()).startsWith("MSH|");
  }

  @Test
  void an_array_of_rows_is_read_as_rows_and_a_resource_as_a_report() {
    assertThat(read("rows.json", "[{\"id\":1,\"text\":\"a\"},{\"id\":2}]"))
        .extracting(CorpusDocument::reason)
        .containsExactly(null, DropReason.UNREADABLE_ROW);
    var bundle = "{\"resourceType\":\"Bundle\",\"entry\":[]}";
    assertThat(read("b.json", bundle).getFirst().text()).isEqualTo(bundle);
  }

  @Test
  void rows_before_the_cut_of_a_packed_file_are_kept_and_the_cut_is_told() throws IOException {
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      for (var i = 0; i < 20_000; i++) {
        gzip.write(("{\"id\":" + i + ",\"text\":\"row " + i * 7919L + "\"}\n").getBytes("UTF-8"));
      }
    }
    var cut = new ByteArrayInputStream(packed.toByteArray(), 0, packed.size() / 2);
    var documents = read("rows.jsonl.gz", new GZIPInputStream(cut));
    assertThat(documents.size()).isBetween(5_000, 15_000);
    assertThat(documents.getFirst().kept()).isTrue();
    assertThat(documents.getLast().reason()).isEqualTo(DropReason.UNREADABLE_ROW);
    assertThat(documents.getLast().detail())
        .isEqualTo("after " + (documents.size() - 1) + " rows: the file is cut off or damaged");
  }

  @Test
  void a_form_that_no_reader_knows_is_dropped_by_its_name() {
    var dropped = read("photo.png", "x").getFirst();
    assertThat(dropped.reason()).isEqualTo(DropReason.UNREADABLE_ROW);
    assertThat(dropped.detail()).isEqualTo("no reader for .png");
  }
}
